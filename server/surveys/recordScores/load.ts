/** Reads the scores of a record: the same figures, and hidden by the same rule, as parts of the responses in the results. */
import type { Segment } from '#contract/surveys/scores';
import type { CutRow, Figure } from '#contract/surveys/results';
import type { FigureTarget } from '#contract/surveys/monthlyReviews';
import { reachOf, targetAt, type TargetRow } from '#rules/surveys/satisfactionTargets';
import type { AgentScores, SurveyScore } from '#contract/surveys/recordScores';
import type { Months } from '#rules/surveys/results';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { addMonths } from '#shared/days';
import type { Localized } from '#shared/localization';
import { loadStaffNames } from '../../service/tickets/agents.ts';
import { loadCuts } from '../results/cuts.ts';
import { type Headline, headlineOfSurvey } from '../results/headline.ts';
import { comparePoints, compareScores } from '../results/figures.ts';
import { leastShown, monthsTold, type ReadAt, withoutFew } from '../results/identity.ts';
import { addSums, loadSegments, NO_SUMS, type Sums } from '../results/sums.ts';
import { isOfIdentified, monthsBefore, unitOf } from '../results/rules.ts';
import { loadTargets } from '../satisfactionTargets/load.ts';
import { tellableParts } from '../results/tellable.ts';
import { loadAskedVersions, sameScale } from '../results/versions.ts';
import type { IdentityMode } from '#contract/surveys/surveys';

export interface Asked extends ReadAt {
  months: Months;
}

const OF_RESPONSES = `c.survey_id = s.id and c.kind = 'response' and c.question_key = '' and c.row_key = '' and c.given = -1
  and c.day >= ? and c.day < ?`;
interface Found {
  id: number;
  names: string;
  mode: IdentityMode;
}
const answeredIn = statement<Found>(
  `select s.id, s.names, s.identity_mode as mode from surveys s
   where exists (select 1 from survey_scores c where ${OF_RESPONSES} and c.cut = ?) order by s.id`,
);
const answeredAbout = statement<Found>(
  `select s.id, s.names, s.identity_mode as mode from surveys s
   where exists (select 1 from survey_scores c where ${OF_RESPONSES} and c.cut = ? and c.segment = ?) order by s.id`,
);
const answeredNow = statement<Found>(
  `select s.id, s.names, s.identity_mode as mode from surveys s
   where s.archived_at is null and exists (select 1 from survey_scores c where ${OF_RESPONSES} and c.cut = 'all') order by s.id`,
);

const toScore = (
  { id, names }: Found,
  { measure, item }: Headline,
  { now, before, change, isHidden }: Pick<CutRow, 'now' | 'before' | 'change' | 'isHidden'>,
  target: FigureTarget | null = null,
): SurveyScore => ({
  surveyId: id,
  names: JSON.parse(names) as Localized,
  measure,
  type: item?.type ?? null,
  now,
  before,
  change,
  isHidden,
  target,
});

/** All parts of each survey that has some, with their scores. */
const loadParts = async (
  db: Db,
  surveys: readonly Found[],
  by: Segment,
  asked: Asked,
): Promise<{ segment: string; score: SurveyScore }[]> => {
  const parts: { segment: string; score: SurveyScore }[] = [];
  for (const survey of surveys) {
    if (leastShown(survey.mode) > 1 && isOfIdentified(by)) continue;
    const headline = headlineOfSurvey(await loadAskedVersions(db, survey.id));
    if (headline === null) continue;
    const { measure } = headline;
    const { rows } = await loadCuts(db, survey.id, { measure, by, ...asked });
    for (const row of rows)
      parts.push({ segment: row.segment, score: toScore(survey, headline, row) });
  }
  return parts;
};

/** The scores of one record, one for each survey in which its customers answered. */
export const loadScoresOf = async (
  db: Db,
  by: Segment,
  segment: string,
  asked: Asked,
): Promise<SurveyScore[]> => {
  const { from, to } = asked.months;
  const surveys = await answeredAbout(db, from, to, by, segment);
  const parts = await loadParts(db, surveys, by, asked);
  return parts.flatMap((part) => (part.segment === segment ? [part.score] : []));
};

/** The scores of those agents whom `isShown` names, by name. */
export const loadAgentScores = async (
  db: Db,
  isShown: (agentId: string) => boolean,
  asked: Asked,
): Promise<AgentScores['rows']> => {
  const { from, to } = asked.months;
  const parts = await loadParts(db, await answeredIn(db, from, to, 'agent'), 'agent', asked);
  const ids = [...new Set(parts.map(({ segment }) => segment))].filter(
    (id) => id !== '' && isShown(id),
  );
  const nameOf = await loadStaffNames(db, ids);
  return ids
    .map((agentId) => ({
      agentId,
      name: nameOf(agentId),
      scores: parts.flatMap(({ segment, score }) => (segment === agentId ? [score] : [])),
    }))
    .toSorted((one, other) => (one.name ?? '').localeCompare(other.name ?? ''));
};

/** Of points each row counts its answers; of a question they are those with a value. */
const answersOf =
  (isOfPoints: boolean) =>
  ({ n, counts }: Sums) =>
    isOfPoints ? n : counts.reduce((sum, count) => sum + count, 0);
/** What the figure is to reach, and whether it does; rows of a matrix have no targets. */
const toTarget = (
  targets: readonly TargetRow[],
  surveyId: number,
  { measure, item }: Headline,
  { now, month }: { now: Figure | null; month: string },
): FigureTarget | null => {
  const type = item?.type ?? 'index';
  if (type === 'matrix') return null;
  const target = targetAt(targets, { measure: type, surveyId, dimensionKey: null }, month);
  const unit = unitOf(measure.kind, item?.type ?? null);
  return target && { ...target, reach: reachOf(now, target, unit) };
};

const sumsOf = (rows: readonly Sums[]) => rows.reduce<Sums>(addSums, NO_SUMS);

/** The headline of each survey that is not archived and was answered in the months, of all responses. */
export const loadWholeScores = async (db: Db, asked: Asked): Promise<SurveyScore[]> => {
  const scores: SurveyScore[] = [];
  const targets = await loadTargets(db);
  for (const survey of await answeredNow(db, asked.months.from, asked.months.to)) {
    const versions = await loadAskedVersions(db, survey.id);
    const headline = headlineOfSurvey(versions);
    if (headline === null) continue;
    const { measure, item } = headline;
    const same = item && sameScale(versions, item);
    const least = leastShown(survey.mode);
    const isByMonth = least > 1;
    const months = monthsTold(asked.months, least, asked);
    const periods = { now: months, before: monthsBefore(months), isByMonth };
    const all = (await loadSegments(db, survey.id, measure, 'all', periods)).filter(
      ({ versionId }) => same === null || same.has(versionId),
    );
    const answers = answersOf(item === null);
    const rows = isByMonth ? tellableParts(all, answers) : all;
    const now = sumsOf(rows.filter(({ isNow }) => isNow));
    const before = sumsOf(rows.filter(({ isNow }) => !isNow));
    const compared = item === null ? comparePoints(now, before) : compareScores(now, before, item);
    const shown = withoutFew(compared, least);
    scores.push(
      toScore(
        survey,
        headline,
        {
          ...shown,
          isHidden: shown.now === null && all.some((row) => row.isNow && answers(row) > 0),
        },
        toTarget(targets, survey.id, headline, {
          now: shown.now,
          month: addMonths(asked.months.to, -1),
        }),
      ),
    );
  }
  return scores;
};
