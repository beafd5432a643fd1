/** Which of sorted values are the median and the 90th percentile, and how long a step took. Pure. */

/** The index of a percentile among `count` sorted values by the nearest rank; null without values. */
export const rankOf = (percent: number, count: number): number | null =>
  count === 0 ? null : Math.max(0, Math.ceil((percent * count) / 100) - 1);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whole days and hours, or hours and minutes below a day. */
export const partsOfDuration = (ms: number): { days: number; hours: number; minutes: number } => ({
  days: Math.floor(ms / DAY),
  hours: Math.floor((ms % DAY) / HOUR),
  minutes: Math.floor((ms % HOUR) / MINUTE),
});

/** A share in basis points; null where it would divide by zero. */
export const shareOf = ({ part, whole }: { part: number; whole: number }): number | null =>
  whole === 0 ? null : Math.round((part * 10_000) / whole);
