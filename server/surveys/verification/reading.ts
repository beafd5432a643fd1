/** The figure of an action by day, and how it is compared: as the results of its survey are, by the same functions. */
import type { ActionMeasure } from '#contract/surveys/correctiveActions';
import type { Compared, MeasureRef } from '#contract/surveys/results';
import type { ComparisonUnit, Days } from '#contract/surveys/verification';
import type { Db } from '#db';
import { comparePoints, compareScores } from '../results/figures.ts';
import { addSums, loadDays, NO_SUMS, type Sums } from '../results/sums.ts';
import { loadAskedVersions, newestItem, sameScale } from '../results/versions.ts';
import type { ScoredItem } from '../scores/plan.ts';
import { loadCauseDays } from './causeDays.ts';
import { loadCauseMonths, loadMonths, toldMonths } from './months.ts';
import { compareRates } from './rates.ts';
import { loadPartDays } from './partDays.ts';

export interface VerifiedAction {
  id: number;
  surveyId: number;
  measure: ActionMeasure;
  rootCauseId: number | null;
  categoryId: number | null;
  channel: string | null;
  round: number;
  windowDays: number;
  implementedAt: number | null;
}
export type DaySums = Sums & { day: string };

export interface Reading {
  unit: ComparisonUnit;
  isLessBetter: boolean;
  sumOf: (days: Days) => Sums;
  countOf: (sums: Sums) => number;
  compare: (before: Sums, after: Sums) => Compared;
}

const sumIn =
  (rows: readonly DaySums[]) =>
  ({ from, to }: Days): Sums =>
    rows.filter(({ day }) => day >= from && day < to).reduce<Sums>(addSums, NO_SUMS);

type OwnSums = DaySums & { versionId: number; segment?: string };
interface Place {
  days: Days;
  timeZone: string;
  /** Whether only months count that may be shown alone: where nobody is to be recognised. */
  isByMonth: boolean;
}
/** Of all responses from the stored sums, of a part of them from the responses. */
const loadOwnDays = async (
  db: Db,
  action: VerifiedAction,
  measure: MeasureRef,
  { days, timeZone, isByMonth }: Place,
): Promise<OwnSums[]> => {
  const { surveyId, categoryId, channel } = action;
  if (isByMonth) return loadMonths(db, action, measure, days);
  return categoryId === null && channel === null
    ? loadDays(db, surveyId, measure, 'day', days.to)
    : loadPartDays(db, { surveyId, categoryId, channel, measure, days, timeZone });
};

const answersIn = ({ counts }: Sums) => counts.reduce((sum, count) => sum + count, 0);

const scoreReading = (item: ScoredItem, rows: readonly DaySums[]): Reading => ({
  unit: item.type === 'nps' ? 'net' : 'share',
  isLessBetter: false,
  sumOf: sumIn(rows),
  countOf: answersIn,
  compare: (before, after) => compareScores(after, before, item),
});

/** Null where the survey asks nothing of the kind any more. */
export const loadReading = async (
  db: Db,
  action: VerifiedAction,
  place: Place,
): Promise<Reading | null> => {
  const { kind, questionKey, rowKey } = action.measure;
  if (kind === 'rootCause')
    return {
      unit: 'rate',
      isLessBetter: true,
      sumOf: sumIn(
        place.isByMonth
          ? await loadCauseMonths(db, action, place)
          : await loadCauseDays(db, action, place),
      ),
      countOf: ({ n }) => n,
      compare: compareRates,
    };
  const measure = { kind, questionKey, rowKey };
  const rows = await loadOwnDays(db, action, measure, place);
  const toldOf = (all: readonly OwnSums[], answers: (sums: Sums) => number) =>
    place.isByMonth ? toldMonths(all, action, answers) : all;
  if (kind !== 'score')
    return {
      unit: 'points',
      isLessBetter: false,
      sumOf: sumIn(toldOf(rows, ({ n }) => n)),
      countOf: ({ n }) => n,
      compare: (before, after) => comparePoints(after, before),
    };
  const versions = await loadAskedVersions(db, action.surveyId);
  const item = newestItem(versions, measure);
  if (item === undefined) return null;
  const same = sameScale(versions, item);
  return scoreReading(
    item,
    toldOf(
      rows.filter(({ versionId }) => same.has(versionId)),
      answersIn,
    ),
  );
};
