/**
 * Business time: how much of it lies between two instants, and when so much of it has passed. It is the wall clock inside
 * the windows of a calendar, in elapsed milliseconds: what the clocks skip does not count, and what they repeat counts
 * twice. Pure.
 */
import type { CalendarHours, DayWindow, WeekWindow } from '#contract/service/calendars';
import {
  addDays,
  DAY_MS,
  dayOf,
  MINUTE_MS,
  startOfDay,
  utcMidnight,
  wallClock,
  weekdayOf,
} from '#shared/days';
import type { FieldErrors } from '#shared/fields';
import { MIN_WEEK_MINUTES } from '#contract/service/calendars';

/** The hours from an instant on, until those of the next version. */
export interface HoursFrom extends CalendarHours {
  effectiveFrom: number;
}
/** Versions by instant, of which the first also holds before its own; null is around the clock. */
export type Calendar = readonly HoursFrom[] | null;

interface Span {
  from: number;
  to: number;
}

/** Offsets of time zones change on the quarter of an hour. */
const SLOT_MS = 15 * MINUTE_MS;
/** Longer than any target takes in a calendar that the contract accepts. */
const HORIZON_DAYS = 20_000;

const offsetAt = (instant: number, timeZone: string): number =>
  wallClock(instant, timeZone) - instant;

/** The day in pieces of one offset from UTC. */
const piecesOf = (day: string, timeZone: string): (Span & { offset: number })[] => {
  const from = startOfDay(day, timeZone);
  const to = startOfDay(addDays(day, 1), timeZone);
  if (from >= to) return [];
  const offset = offsetAt(from, timeZone);
  if (offset === offsetAt(to - 1, timeZone)) return [{ from, to, offset }];
  const pieces = [{ from, to, offset }];
  for (let at = from + SLOT_MS; at < to; at += SLOT_MS) {
    const last = pieces.at(-1);
    const next = offsetAt(at, timeZone);
    if (!last || next === last.offset) continue;
    last.to = at;
    pieces.push({ from: at, to, offset: next });
  }
  return pieces;
};

/** The windows of a date: its own, or those of its weekday. */
export const windowsOn = (
  { windows, exceptions }: Pick<CalendarHours, 'windows' | 'exceptions'>,
  day: string,
): readonly DayWindow[] => {
  const exception = exceptions.find((one) => one.day === day);
  if (exception) return exception.windows;
  const weekday = weekdayOf(day);
  return windows.filter((window) => window.weekday === weekday);
};

const merged = (spans: readonly Span[]): Span[] => {
  const result: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
};

const computeSpans = (hours: CalendarHours, day: string): Span[] => {
  const midnight = utcMidnight(day);
  const windows = windowsOn(hours, day);
  if (windows.length === 0) return [];
  return merged(
    piecesOf(day, hours.timeZone).flatMap((piece) =>
      windows.flatMap((window) => {
        const from = Math.max(piece.from, midnight + window.from * MINUTE_MS - piece.offset);
        const to = Math.min(piece.to, midnight + window.to * MINUTE_MS - piece.offset);
        return from < to ? [{ from, to }] : [];
      }),
    ),
  );
};

const known = new WeakMap<CalendarHours, Map<string, readonly Span[]>>();
/** When it is open on a local day; hours are never changed, so each day is computed once. */
const spansOn = (hours: CalendarHours, day: string): readonly Span[] => {
  let days = known.get(hours);
  if (!days) known.set(hours, (days = new Map()));
  let spans = days.get(day);
  if (!spans) days.set(day, (spans = computeSpans(hours, day)));
  return spans;
};

/** Open spans of one version from an instant on, in order, cut to its time. */
function* spansOfVersion(hours: CalendarHours, from: number, until: number): Generator<Span> {
  const last = Math.min(until, from + HORIZON_DAYS * DAY_MS);
  for (let day = dayOf(from, hours.timeZone); ; day = addDays(day, 1)) {
    if (utcMidnight(day) - DAY_MS >= last) return;
    for (const span of spansOn(hours, day)) {
      const cut = { from: Math.max(span.from, from), to: Math.min(span.to, until) };
      if (cut.from < cut.to) yield cut;
    }
  }
}

/** Open spans from an instant on, in order. */
function* spansFrom(calendar: Calendar, from: number): Generator<Span> {
  if (calendar === null) {
    yield { from, to: Infinity };
    return;
  }
  for (const [index, hours] of calendar.entries()) {
    const begins = index === 0 ? from : Math.max(from, hours.effectiveFrom);
    const ends = calendar[index + 1]?.effectiveFrom ?? Infinity;
    if (begins < ends) yield* spansOfVersion(hours, begins, ends);
  }
}

/** Business milliseconds in `[from, to)`. */
export const businessTime = (calendar: Calendar, from: number, to: number): number => {
  if (to <= from) return 0;
  if (calendar === null) return to - from;
  let total = 0;
  for (const span of spansFrom(calendar, from)) {
    if (span.from >= to) break;
    total += Math.min(span.to, to) - span.from;
  }
  return total;
};

/** The earliest instant at which so much business time has passed: the end of a window, not the next opening. */
export const afterBusinessTime = (calendar: Calendar, from: number, duration: number): number => {
  if (duration <= 0) return from;
  if (calendar === null) return from + duration;
  let left = duration;
  for (const span of spansFrom(calendar, from)) {
    if (span.to - span.from >= left) return span.from + left;
    left -= span.to - span.from;
  }
  throw new RangeError('A calendar without opening hours reaches no target');
};

const overlaps = (windows: readonly DayWindow[], index: number): boolean => {
  const window = windows[index];
  return (
    window !== undefined &&
    windows.some((one, other) => other < index && one.from < window.to && window.from < one.to)
  );
};
const OVERLAP = 'serviceCalendars.errors.overlap';

/** What is wrong with hours, by field; null where nothing is. */
export const hoursErrors = ({ windows, exceptions }: CalendarHours): FieldErrors | null => {
  const errors: FieldErrors = {};
  const minutes = windows.reduce((sum, { from, to }) => sum + to - from, 0);
  if (minutes < MIN_WEEK_MINUTES) errors.windows = 'serviceCalendars.errors.tooShort';
  else {
    const wrong = windows.flatMap((window, index) => {
      const ofDay = windows
        .slice(0, index + 1)
        .filter((one: WeekWindow) => one.weekday === window.weekday);
      return overlaps(ofDay, ofDay.length - 1) ? [[String(index), { from: OVERLAP }] as const] : [];
    });
    if (wrong.length > 0) errors.windows = Object.fromEntries(wrong);
  }
  const wrongDays = exceptions.flatMap(({ day, windows: own }, index): [string, FieldErrors][] => {
    if (exceptions.findIndex((one) => one.day === day) < index)
      return [[String(index), { day: 'serviceCalendars.errors.sameDay' }]];
    const place = own.findIndex((_, at) => overlaps(own, at));
    if (place === -1) return [];
    return [[String(index), { windows: { [String(place)]: { from: OVERLAP } } }]];
  });
  if (wrongDays.length > 0) errors.exceptions = Object.fromEntries(wrongDays);
  return Object.keys(errors).length > 0 ? errors : null;
};
