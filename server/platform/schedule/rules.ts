/** Which business days of a scheduled job are due, and when a failed run is tried again. Pure. */
import { addDays, DAY_MS, dayOf, daysBetween, HOUR_MS, instantOf, MINUTE_MS } from '#shared/days';

/** A job's time (`HH:MM`) and the zone in which the store's business days and this time are meant. */
export interface Clock {
  time: string;
  timeZone: string;
}

/** The instant from which the run for a business day is due; see `localInstant` for times that clock changes skip or repeat. */
export const dueAt = (day: string, { time, timeZone }: Clock): number =>
  instantOf(day, time, timeZone);

/** The last business day whose run is due at an instant. */
export const lastDueDay = (now: number, clock: Clock): string => {
  let day = dayOf(now, clock.timeZone);
  while (dueAt(day, clock) > now) day = addDays(day, -1);
  return day;
};

/** The first business day of a job that a store has only now: the next one, because nothing was missed. */
export const firstDay = (now: number, clock: Clock): string => addDays(lastDueDay(now, clock), 1);

/**
 * How many runs from `nextDay` on are due. A change of the time zone moves the instants of the days to come, and never
 * the days themselves: each has one run, whatever the zone.
 */
export const countDue = (nextDay: string, now: number, clock: Clock): number =>
  Math.max(0, daysBetween(nextDay, lastDueDay(now, clock)) + 1);

/** The zone in which a day begins first. */
const EASTERNMOST = 'Pacific/Kiritimati';

/** The last business day that has begun anywhere: runs for later days were begun by a server whose clock was ahead. */
export const lastDayAnywhere = (now: number): string => dayOf(now, EASTERNMOST);

/** Whether no zone explains how far a job has come: until `nextDay` is due, nothing would run. */
export const isAhead = (nextDay: string, now: number): boolean =>
  nextDay > addDays(lastDayAnywhere(now), 1);

/** After the first failed attempt, the second and so on; the last one goes on until an attempt succeeds. */
const RETRY_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS];

/** No run is held for longer, in milliseconds: one that seems to be was held by a server whose clock was ahead. */
export const MAX_HOLD_MS = DAY_MS;

/** How long a run waits after so many attempts, at least 1, of which the last failed; milliseconds. */
export const retryAfter = (attempts: number): number =>
  RETRY_MS[Math.min(attempts, RETRY_MS.length) - 1] ?? MINUTE_MS;

/** Counts by name, added up. */
export const addCounts = (
  counts: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Record<string, number> => {
  const sum = { ...counts };
  for (const [name, by] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + by;
  return sum;
};
