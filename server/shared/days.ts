/** Business days (text `YYYY-MM-DD`) and wall-clock times of the store's time zone. Pure; used by server and client. */

/** A quarter of an hour: all offsets of time zones are multiples of it. */
const SLOT_MS = 900_000;
const MAX_CACHED = 200_000;

interface Zone {
  format: Intl.DateTimeFormat;
  /** Business days by quarter of an hour. */
  days: Map<number, string>;
}
const zones = new Map<string, Zone>();
const zoneOf = (timeZone: string): Zone => {
  let zone = zones.get(timeZone);
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    zones.set(timeZone, (zone = { format, days: new Map() }));
  }
  return zone;
};

/**
 * The business day of an instant. Midnight is at a quarter hour in every time zone, so each quarter hour is on one day.
 */
export const dayOf = (instant: number, timeZone: string): string => {
  const { format, days } = zoneOf(timeZone);
  const slot = Math.floor(instant / SLOT_MS);
  let day = days.get(slot);
  if (day === undefined) {
    if (days.size > MAX_CACHED) days.clear();
    days.set(slot, (day = format.format(slot * SLOT_MS).padStart(10, '0')));
  }
  return day;
};

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** Midnight UTC of a day, for formatting and calculations without a time zone. */
export const utcMidnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const textOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Whether a text is an existing day; `2025-02-30` is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(utcMidnight(text)) &&
  textOf(utcMidnight(text)) === text;

export const addDays = (day: string, days: number): string =>
  textOf(utcMidnight(day) + days * DAY_MS);
const dayTexts = new Map<number, string>();
/** The last days up to and including today, as a period whose `to` is excluded: everywhere the same days. */
export const lastDays = (today: string, count: number): { from: string; to: string } => ({
  from: addDays(today, 1 - count),
  to: addDays(today, 1),
});

/** Every day from `from` up to but not including `to`. */
export const daysFrom = (from: string, to: string): string[] => {
  const days: string[] = [];
  const end = utcMidnight(to);
  if (dayTexts.size > MAX_CACHED) dayTexts.clear();
  for (let ms = utcMidnight(from); ms < end; ms += DAY_MS) {
    let day = dayTexts.get(ms);
    if (day === undefined) dayTexts.set(ms, (day = textOf(ms)));
    days.push(day);
  }
  return days;
};
export const daysBetween = (from: string, to: string): number =>
  Math.round((utcMidnight(to) - utcMidnight(from)) / DAY_MS);

/** ISO weekday of a day, 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(utcMidnight(day)).getUTCDay() || 7;

/** The next day after `day` that falls on a weekday, 1 Monday … 7 Sunday. */
export const nextWeekday = (day: string, weekday: number): string =>
  addDays(day, ((weekday - weekdayOf(day) + 6) % 7) + 1);

const weekStarts = new Map<string, string>();
/** First day of the week of `day`; weeks start on ISO weekday `weekStart` (1 Monday … 7 Sunday). */
export const weekOf = (day: string, weekStart: number): string => {
  const key = `${weekStart}${day}`;
  let first = weekStarts.get(key);
  if (first === undefined) {
    if (weekStarts.size > MAX_CACHED) weekStarts.clear();
    weekStarts.set(key, (first = addDays(day, -((weekdayOf(day) - weekStart + 7) % 7))));
  }
  return first;
};
/** First day of the month of `day`. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;
/** First day of the month that lies so many months after, or before, the month of `day`. */
export const addMonths = (day: string, months: number): string => {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
};

/** The same day so many months later, or the last of that month where it has no such day: 31 January, 28 February. */
export const monthsAfter = (day: string, months: number): string => {
  const last = addDays(addMonths(day, months + 1), -1);
  const same = last.slice(0, 8) + day.slice(8);
  return same > last ? last : same;
};

/** UTC ms at which `day` begins in the zone: its local midnight, or the first instant after a skipped midnight. */
export const startOfDay = (day: string, timeZone: string): number => {
  // Offsets are between -12 and +14 hours; this searches for the first quarter hour of that day.
  let low = Math.floor((utcMidnight(day) - 15 * 3_600_000) / SLOT_MS);
  let high = Math.floor((utcMidnight(day) + 13 * 3_600_000) / SLOT_MS);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dayOf(middle * SLOT_MS, timeZone) >= day) high = middle;
    else low = middle + 1;
  }
  return low * SLOT_MS;
};

/** The end of so many whole local days, of which the first is the day after. */
export const endOfDays = (from: number, days: number, timeZone: string): number =>
  startOfDay(addDays(dayOf(from, timeZone), days + 1), timeZone);

/** Whether an instant is the first of its business day, which is not midnight where the clocks skip it. */
export const isDayStart = (instant: number, timeZone: string): boolean =>
  dayOf(instant, timeZone) !== dayOf(instant - 1, timeZone);

/**
 * Wall-clock time in the zone → UTC ms, as `Temporal.PlainDateTime.toZonedDateTime` does by default: the earlier instant
 * where clocks go back and the time occurs twice; later by the skipped time where they go forward and it does not occur.
 * Where that would be on the next day (clocks go forward at the end of a day, as in Nuuk), it is earlier by the skipped
 * time instead, so that the instant is on the day that was asked for.
 */
export const localInstant = (
  day: string,
  hour: number,
  minute: number,
  second: number,
  timeZone: string,
): number => {
  const wall = utcMidnight(day) + ((hour * 60 + minute) * 60 + second) * 1000;
  // Computed with the offsets of the day before and the day after: one of the results is right, unless the time does
  // not occur.
  const [before, after] = [wall - DAY_MS, wall + DAY_MS].map(
    (instant) => wall - (wallClock(instant, timeZone) - instant),
  ) as [number, number];
  const matching = [before, after].filter((instant) => wallClock(instant, timeZone) === wall);
  if (matching.length > 0) return Math.min(...matching);
  return dayOf(before, timeZone) === day || dayOf(after, timeZone) !== day ? before : after;
};

/** Like `localInstant`, for a time as text, `HH:MM`. */
export const instantOf = (day: string, time: string, timeZone: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return localInstant(day, hour, minute, 0, timeZone);
};

/** `HH:MM` of an instant in the zone. */
export const timeOf = (instant: number, timeZone: string): string =>
  new Date(wallClock(instant, timeZone)).toISOString().slice(11, 16);

const clocks = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
/** The wall-clock time of an instant, as if it were UTC ms. */
export const wallClock = (instant: number, timeZone: string): number => {
  const slot = Math.floor(instant / SLOT_MS);
  const key = `${timeZone}${slot}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    let clock = clocks.get(timeZone);
    if (!clock) {
      clock = new Intl.DateTimeFormat('en-GB', {
        timeZone,
        dateStyle: 'short',
        timeStyle: 'medium',
        hourCycle: 'h23',
      });
      clocks.set(timeZone, clock);
    }
    const start = slot * SLOT_MS;
    const [date = '', time = ''] = clock.format(start).split(', ');
    const [d, m, y] = date.split('/');
    offset = Date.parse(`${y?.padStart(4, '0')}-${m}-${d}T${time}Z`) - start;
    if (offsets.size > MAX_CACHED) offsets.clear();
    offsets.set(key, offset);
  }
  return instant + offset;
};
