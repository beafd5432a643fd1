/** Hours of the week in the store's local time. Pure. */
import { MINUTE_MS, wallClock } from '#shared/days';

/** Weekdays (1 Monday … 7 Sunday) and minutes of the day; `to` at or before `from` means past midnight. */
interface WeekHours {
  weekdays: readonly number[];
  from: number;
  to: number;
}

const DAY_MINUTES = 1440;

/**
 * Whether the instant is within these hours in local time. Hours past midnight belong to the day on which they began.
 */
export const withinHours = (hours: readonly WeekHours[], at: number, timeZone: string): boolean => {
  if (hours.length === 0) return true;
  const local = wallClock(at, timeZone);
  const minute = Math.floor(local / MINUTE_MS) % DAY_MINUTES;
  const weekday = new Date(local).getUTCDay() || 7;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return hours.some(({ weekdays, from, to }) => {
    const isOvernight = to <= from;
    if (weekdays.includes(weekday) && minute >= from && (isOvernight || minute < to)) return true;
    return isOvernight && weekdays.includes(yesterday) && minute < to;
  });
};
