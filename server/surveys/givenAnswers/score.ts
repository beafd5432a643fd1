/** The headline of one survey over the answers about one ticket, or of one member. */
import type { SurveyScore } from '#contract/surveys/recordScores';
import { comparePoints, compareScores } from '../results/figures.ts';
import { headlineOfSurvey } from '../results/headline.ts';
import { NO_SUMS } from '../results/sums.ts';
import { type AskedVersion, sameScale } from '../results/versions.ts';
import { LEAST_SHOWN } from '../statistics/cells.ts';
import { countAnswers, turned } from '../statistics/scores.ts';
import type { AnswerRow, ResponseRow } from './rows.ts';

export const toScore = (
  versions: readonly AskedVersion[],
  responses: readonly ResponseRow[],
  answers: ReadonlyMap<string, readonly AnswerRow[]>,
): SurveyScore | null => {
  const [first] = responses;
  const headline = headlineOfSurvey(versions);
  // The index of one person is an average of averages that says little.
  if (!first || !headline?.item) return null;
  const { item, measure } = headline;
  const same = sameScale(versions, item);
  const given = responses.flatMap(({ id, versionId, quality }) => {
    if (quality !== 'ok' || !same.has(versionId)) return [];
    const own = answers
      .get(id)
      ?.find((row) => row.questionKey === item.questionKey && row.rowKey === item.rowKey);
    if (!own || own.isSkipped || own.number === null) return [];
    return [item.isTurned ? turned(own.number, item.type) : own.number];
  });
  if (given.length === 0) return null;
  const isHidden = given.length < LEAST_SHOWN;
  const sums = { ...NO_SUMS, n: given.length, counts: countAnswers(given) };
  const none = comparePoints(NO_SUMS, NO_SUMS);
  return {
    surveyId: first.surveyId,
    names: first.names,
    measure,
    type: item.type,
    ...(isHidden ? none : compareScores(sums, NO_SUMS, item)),
    isHidden,
    target: null,
  };
};
