/** Counts a buyer once a day, week and month, by the day of the previous purchase. Pure. */
import { monthOf, weekOf } from '#shared/days';
import type { DaySums } from './daySums.ts';

/** Adds one member's gap to the distinct-buyer columns of its day. */
export const countGap = (sums: DaySums, previousDay: string, weekStart: number, times: number) => {
  const { day } = sums;
  sums.buyers += times;
  if (previousDay < weekOf(day, weekStart)) sums.weekBuyers += times;
  if (previousDay < monthOf(day)) sums.monthBuyers += times;
  if (previousDay === '') sums.newBuyers += times;
};
