/** Where promotions lie on the calendar: days to pixels, bars to rows, overlaps to bands. Pure. */
import type { WeekHours } from '#contract/promotions/promotions';
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  instantOf,
  isDayStart,
  startOfDay,
  timeOf,
  weekdayOf,
} from '#shared/days';

export const SCALES = ['month', 'quarter'] as const;
export type Scale = (typeof SCALES)[number];
/** A month, or a quarter, fills a wide screen. */
export const DAY_WIDTH: Record<Scale, number> = { month: 36, quarter: 12 };
const MONTHS: Record<Scale, number> = { month: 1, quarter: 3 };

/** First day of the month or quarter around a day. */
export const anchorOf = (day: string, scale: Scale): string => {
  const month = Number(day.slice(5, 7)) - 1;
  return addMonths(day, -(month % MONTHS[scale]));
};
/** The anchor so many periods on. */
export const stepped = (anchor: string, scale: Scale, by: number): string =>
  addMonths(anchor, by * MONTHS[scale]);

export interface Range {
  /** Days `[from, until)`: the period asked for, with one before and one after it to scroll to. */
  from: string;
  until: string;
  days: number;
}
export const rangeOf = (anchor: string, scale: Scale): Range => {
  const from = stepped(anchor, scale, -1);
  const until = stepped(anchor, scale, 2);
  return { from, until, days: daysBetween(from, until) };
};

/** Pixels from the left of the range to an instant; by the store's wall clock, so that all days have the same width. */
export const pixelsTo = (at: number, from: string, dayWidth: number, timeZone: string): number => {
  if (at === Infinity) return Infinity;
  const [hours = 0, minutes = 0] = timeOf(at, timeZone).split(':').map(Number);
  return (daysBetween(from, dayOf(at, timeZone)) + (hours * 60 + minutes) / 1440) * dayWidth;
};

/** So many days later at the same time of the store's clocks; the start of a day stays one. */
export const shifted = (at: number, days: number, timeZone: string): number => {
  const day = addDays(dayOf(at, timeZone), days);
  return isDayStart(at, timeZone)
    ? startOfDay(day, timeZone)
    : instantOf(day, timeOf(at, timeZone), timeZone);
};

export interface Span {
  startsAt: number;
  endsAt: number | null;
}
export interface Place {
  /** px; clipped to the range. */
  left: number;
  width: number;
  /** Does it go on beyond the left or right edge? */
  before: boolean;
  after: boolean;
}

/** Where a window lies in the range; null where it does not reach into it. */
export const barOf = (
  { startsAt, endsAt }: Span,
  range: Range,
  dayWidth: number,
  timeZone: string,
): Place | null => {
  const whole = range.days * dayWidth;
  const from = pixelsTo(startsAt, range.from, dayWidth, timeZone);
  const to = pixelsTo(endsAt ?? Infinity, range.from, dayWidth, timeZone);
  if (from >= whole || to <= 0) return null;
  const left = Math.max(0, from);
  return {
    left,
    width: Math.max(2, Math.min(whole, to) - left),
    before: from < 0,
    after: to > whole,
  };
};

/** A bar narrower than this has its name beside it. */
const HOLDS_NAME = 90;
export const NAME_WIDTH = 130;
const GAP = 6;
export const holdsName = ({ width }: Pick<Place, 'width'>): boolean => width >= HOLDS_NAME;
/** Room a bar takes with its name. */
export const reachOf = (place: Pick<Place, 'width'>): number =>
  place.width + (holdsName(place) ? 0 : NAME_WIDTH);

/** Row of each bar, so that none covers another: the first row that is free, in the order of their beginnings. */
export const rowsOf = <T extends { place: Place }>(
  bars: readonly T[],
): { rows: number; rowOf: Map<T, number> } => {
  const ends: number[] = [];
  const rowOf = new Map<T, number>();
  for (const bar of [...bars].sort(
    (a, b) => a.place.left - b.place.left || b.place.width - a.place.width,
  )) {
    const free = ends.findIndex((end) => end <= bar.place.left);
    const row = free < 0 ? ends.length : free;
    ends[row] = bar.place.left + reachOf(bar.place) + GAP;
    rowOf.set(bar, row);
  }
  return { rows: ends.length, rowOf };
};

export interface Overlap {
  a: number;
  b: number;
  startsAt: number;
  /** Null: both have no end. */
  endsAt: number | null;
}
export interface Shared {
  /** Times in which another one reaches the same goods, joined and in order; Infinity for no end. */
  spans: { startsAt: number; endsAt: number }[];
  /** Which others. */
  others: Set<number>;
}

/** For each promotion when it overlaps others, and which. */
export const sharedTimes = (overlaps: readonly Overlap[]): Map<number, Shared> => {
  const all = new Map<number, Shared>();
  const add = (id: number, other: number, { startsAt, endsAt }: Overlap) => {
    const shared = all.get(id) ?? { spans: [], others: new Set<number>() };
    shared.spans.push({ startsAt, endsAt: endsAt ?? Infinity });
    shared.others.add(other);
    all.set(id, shared);
  };
  for (const overlap of overlaps) {
    add(overlap.a, overlap.b, overlap);
    add(overlap.b, overlap.a, overlap);
  }
  for (const shared of all.values()) shared.spans = joined(shared.spans);
  return all;
};

const joined = (spans: Shared['spans']): Shared['spans'] => {
  const result: Shared['spans'] = [];
  for (const span of [...spans].sort((a, b) => a.startsAt - b.startsAt)) {
    const last = result.at(-1);
    if (last && span.startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, span.endsAt);
    else result.push({ ...span });
  }
  return result;
};

const DAY_MINUTES = 1440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Minutes of the week `[from, to)` since Monday, in order; hours past Sunday's midnight come round to Monday. */
export const weekMinutes = (hours: readonly WeekHours[]): [number, number][] => {
  const spans = hours.flatMap(({ weekdays, from, to }) =>
    weekdays.flatMap((weekday): [number, number][] => {
      const start = (weekday - 1) * DAY_MINUTES + from;
      const end = start - from + (to <= from ? to + DAY_MINUTES : to);
      return end <= WEEK_MINUTES
        ? [[start, end]]
        : [
            [start, WEEK_MINUTES],
            [0, end - WEEK_MINUTES],
          ];
    }),
  );
  const result: [number, number][] = [];
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
};

/** Blocks of a week's pattern: share of the week at which each begins, and its least visible length in px. */
export const weekPattern = (
  hours: readonly WeekHours[],
  dayWidth: number,
): { left: number; width: number }[] =>
  weekMinutes(hours).map(([from, to]) => ({
    left: (from / DAY_MINUTES) * dayWidth,
    width: Math.max(2, ((to - from) / DAY_MINUTES) * dayWidth),
  }));

/** Days since Monday. */
export const weekdayIndex = (day: string): number => weekdayOf(day) - 1;
