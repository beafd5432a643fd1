/** What events change in the months of their members. */
import type { EventType } from '#contract/orders/events';
import { ACTIVE_TYPES } from '../sales/activeTypes.ts';
import { MonthChanges } from '../sales/memberMonths.ts';

interface Dated {
  memberId: number | null;
  type: EventType;
  day: string;
}

/** Adds the events, or takes them away from the days that they had before. */
export const countInMonths = (months: MonthChanges, events: readonly Dated[], sign: 1 | -1) => {
  for (const { memberId, type, day } of events)
    if (memberId !== null && ACTIVE_TYPES.includes(type))
      months.addEvent(memberId, type, day, sign);
};

export const monthsOfEvents = (events: readonly Dated[]): MonthChanges => {
  const months = new MonthChanges();
  countInMonths(months, events, 1);
  return months;
};
