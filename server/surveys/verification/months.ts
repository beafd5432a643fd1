/**
 * A figure by month where nobody is to be recognised: of all responses, of one channel or of one category, from the sums that
 * the results are read from, and only of months in which these show it.
 */
import type { Days } from '#contract/surveys/verification';
import type { Db } from '#db';
import { monthOf } from '#shared/days';
import { groupBy } from '#shared/groupBy';
import { addSums, loadSegments, NO_SUMS, type Sums } from '../results/sums.ts';
import { tellableParts } from '../results/tellable.ts';
import { LEAST_SHOWN } from '../statistics/cells.ts';
import { loadCauseDays } from './causeDays.ts';
import type { DaySums, VerifiedAction } from './reading.ts';

type Part = Pick<VerifiedAction, 'categoryId' | 'channel'>;
/** Empty for all responses; null where both are named, of which there are no sums. */
const segmentOf = ({ categoryId, channel }: Part) => {
  if (categoryId !== null && channel !== null) return null;
  if (categoryId !== null) return { by: 'category', segment: String(categoryId) } as const;
  return channel === null
    ? ({ by: 'all', segment: '' } as const)
    : ({ by: 'channel', segment: channel } as const);
};

export interface MonthSums extends Sums {
  day: string;
  month: string;
  segment: string;
  versionId: number;
}
/** Of all parts beside each other, so that one can be shown or hidden with the others in mind. */
export const loadMonths = async (
  db: Db,
  action: Part & Pick<VerifiedAction, 'surveyId'>,
  measure: Parameters<typeof loadSegments>[2],
  { from, to }: Days,
): Promise<MonthSums[]> => {
  const found = segmentOf(action);
  if (found === null) return [];
  const months = { before: { from, to: from }, now: { from, to }, isByMonth: true };
  const rows = await loadSegments(db, action.surveyId, measure, found.by, months);
  return rows.map(({ isNow: _, ...row }) => ({ ...row, day: row.month }));
};

export const toldMonths = <Row extends DaySums & { segment?: string }>(
  rows: readonly Row[],
  action: Part,
  answers: (sums: Sums) => number,
): Row[] => {
  const found = segmentOf(action);
  const all = rows.map((row) => ({ ...row, month: row.day, segment: row.segment ?? '' }));
  return found === null
    ? []
    : tellableParts(all, answers).filter(({ segment }) => segment === found.segment);
};

/** Of the answers with a root cause there are no sums: of months that have enough of them, and whose part may be shown. */
export const loadCauseMonths = async (
  db: Db,
  action: VerifiedAction,
  place: { days: Days; timeZone: string },
): Promise<DaySums[]> => {
  const responses = { kind: 'response', questionKey: '', rowKey: '' } as const;
  const told = toldMonths(
    await loadMonths(db, action, responses, place.days),
    action,
    ({ n }) => n,
  );
  const shown = new Set(told.map(({ month }) => month));
  const days = await loadCauseDays(db, action, place);
  return [...groupBy(days, ({ day }) => monthOf(day))]
    .map(([day, rows]) => ({ ...rows.reduce<Sums>(addSums, NO_SUMS), day }))
    .filter(({ day, n }) => shown.has(day) && n >= LEAST_SHOWN);
};
