/** For each day of purchases in a scope, the day of the purchase before. Pure. */

/** Buying days within one channel and category. */
export interface ScopeDays {
  /** The nearest days of unchanged orders before the first and after the last change; '' = none known. */
  earlier: string;
  later: string;
  /** Days of unchanged orders between the changes, of changed orders before the change, and after it. */
  unchanged: string[];
  before: string[];
  after: string[];
}
/** Receives a buying day that is added (1) or removed (-1), with the buying day before it ('' = none). */
export type CountGap = (
  channel: string,
  categoryId: number,
  day: string,
  previousDay: string,
  times: 1 | -1,
) => void;

/** Each of these days with the one before it. */
export const previousDays = (
  { earlier, unchanged, later }: ScopeDays,
  changed: readonly string[],
) => {
  const previous = new Map<string, string>();
  let last = earlier;
  const between =
    unchanged.length + changed.length > 1
      ? [...unchanged, ...changed].sort()
      : changed.length > 0
        ? changed
        : unchanged;
  for (const day of between) {
    if (day !== last) previous.set(day, last);
    last = day;
  }
  if (later !== '') previous.set(later, last);
  return previous;
};
