/** Units of the figures of surveys, and the months and weeks that are shown. Pure. */
import type { CutSegment, MeasureKind, ScoredQuestionType } from '#contract/surveys/results';
import { addDays, addMonths, monthOf, weekOf } from '#shared/days';

/** Digits behind the point: shares and net shares in per cent, means and points. */
export const DECIMALS = { share: 1, net: 1, mean: 2, points: 2, rate: 1 } as const;
export type Unit = keyof typeof DECIMALS;
export const unitOf = (kind: MeasureKind, type: ScoredQuestionType | null): Unit =>
  kind !== 'score' ? 'points' : type === 'nps' ? 'net' : 'share';

export interface Months {
  from: string;
  to: string;
}
const countMonths = ({ from, to }: Months): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

/** As many months right before. */
export const monthsBefore = (period: Months): Months => ({
  from: addMonths(period.from, -countMonths(period)),
  to: period.from,
});

export const RANGES = ['month', 'last3', 'last6', 'last12', 'last24', 'last36'] as const;
export type Range = (typeof RANGES)[number];
const LENGTHS: Readonly<Record<Range, number>> = {
  month: 1,
  last3: 3,
  last6: 6,
  last12: 12,
  last24: 24,
  last36: 36,
};
/** So many months, the one of today as the last. */
export const monthsOf = (range: Range, today: string): Months => {
  const to = addMonths(monthOf(today), 1);
  return { from: addMonths(to, -LENGTHS[range]), to };
};

/** The bucket of a day, and the day after it. */
export const bucketOf = (
  day: string,
  grain: 'week' | 'month',
  weekStart: number,
): { from: string; to: string } => {
  if (grain === 'month') return { from: monthOf(day), to: addMonths(monthOf(day), 1) };
  const from = weekOf(day, weekStart);
  return { from, to: addDays(from, 7) };
};

/**
 * Parts of other parts, each with the one that holds it: a campaign less its promotions would tell of few people, and so would
 * the goods of orders less their main categories. Only where it is known who answered.
 */
const NESTED: readonly CutSegment[] = ['promotion', 'activity', 'goods'];
export const isOfIdentified = (by: CutSegment): boolean => NESTED.includes(by);
