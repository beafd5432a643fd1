/** Computes orders per day before, during and after a promotion. Pure. */
import { aroundOf, daysOf, type Period, perDay } from './periods.ts';

/** The store's sums by day, without days that have no sales. */
export type StoreDays = ReadonlyMap<string, { orders: number; revenue: number }>;

export const sumOver = (days: StoreDays, period: Period, figure: 'orders' | 'revenue') =>
  daysOf(period).reduce((sum, day) => sum + (days.get(day)?.[figure] ?? 0), 0);

export const pullForwardOf = (
  days: StoreDays,
  span: Period,
  today: string,
  dataFrom: string | null,
) => {
  const around = aroundOf(span, today, dataFrom);
  if (!around) return null;
  const [before, during, after] = [around.before, span, around.after].map((period) =>
    perDay(sumOver(days, period, 'orders'), period),
  ) as [number, number, number];
  return { before, during, after, expected: before };
};
