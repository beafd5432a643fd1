/** Until when somebody has to be contacted, in business time. Pure. */
import {
  type Calendar,
  afterBusinessTime,
  businessTime,
  windowsOn,
} from '#rules/service/calendars';
import { addDays, dayOf, HOUR_MS, startOfDay } from '#shared/days';
import { lastBegun } from '#shared/lastBegun';

/** For members of the upper half of the levels. */
const UPPER_HOURS = 4;
const MAX_DAYS = 400;

/** Whether a level is among the upper half of all, by rank; of an odd number the middle one is not. */
export const isUpperLevel = (level: string | null, ranks: ReadonlyMap<string, number>): boolean => {
  const rank = level === null ? undefined : ranks.get(level);
  if (rank === undefined) return false;
  const above = [...ranks.values()].filter((one) => one > rank).length;
  return above < Math.floor(ranks.size / 2);
};

/** The hours of one business day: of the day itself, or of the next one on which customer service works. */
const dayLength = (calendar: NonNullable<Calendar>, at: number): number => {
  const hours = lastBegun(calendar, ({ effectiveFrom }) => effectiveFrom, at) ?? calendar[0];
  if (!hours) return 0;
  const { timeZone } = hours;
  let day = dayOf(at, timeZone);
  for (let n = 0; n < MAX_DAYS && windowsOn(hours, day).length === 0; n += 1) day = addDays(day, 1);
  return businessTime(calendar, startOfDay(day, timeZone), startOfDay(addDays(day, 1), timeZone));
};

const DAY_HOURS = 24;
/** Four business hours for upper levels, else one business day: at the same time of the next one. */
export const contactDueAt = (calendar: Calendar, at: number, isUpper: boolean): number => {
  if (isUpper) return afterBusinessTime(calendar, at, UPPER_HOURS * HOUR_MS);
  return afterBusinessTime(
    calendar,
    at,
    calendar === null ? DAY_HOURS * HOUR_MS : dayLength(calendar, at),
  );
};
