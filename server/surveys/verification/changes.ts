/** What else changed in a survey, by which windows are cut: other actions, versions, weights. */
import type { Db } from '#db';
import { statement } from '#db/statements';
import { dayOf } from '#shared/days';
import { loadWeightSets } from '../weightSets/load.ts';
import type { VerifiedAction } from './reading.ts';

const implemented = statement<{ at: number | string }>(
  `select implemented_at as at from corrective_actions
   where survey_id = ? and id <> ? and implemented_at is not null
   union all
   select c.implemented_at from corrective_checks c join corrective_actions a on a.id = c.action_id
   where a.survey_id = ? and not (c.action_id = ? and c.round = ?)`,
);
const published = statement<{ at: number | string }>(
  'select published_at as at from survey_versions where survey_id = ? and published_at is not null',
);

/**
 * The days of all other changes. A new version counts where its questions are added up otherwise, in dimensions and the
 * index; questions are compared by their scale. Other weights count in the index.
 */
export const loadChanges = async (
  db: Db,
  { id, surveyId, round, measure: { kind } }: VerifiedAction,
  timeZone: string,
): Promise<string[]> => {
  const isSum = kind === 'dimension' || kind === 'index';
  const instants = [
    ...(await implemented(db, surveyId, id, surveyId, id, round)).map(({ at }) => Number(at)),
    ...(isSum ? (await published(db, surveyId)).map(({ at }) => Number(at)) : []),
    ...(kind === 'index' ? (await loadWeightSets(db)).map(({ effectiveAt }) => effectiveAt) : []),
  ];
  return instants.map((at) => dayOf(at, timeZone));
};
