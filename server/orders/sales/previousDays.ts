/** Finds the previous buying day for each buying day in a scope. Pure. */

/** Buying days within one channel and category. */
export interface ScopeDays {
  /** The nearest days of unchanged orders before the first and after the last change; '' where none was found. */
  earlier: string;
  later: string;
  /** Days of unchanged orders between the changes, and of changed orders before and after the change. */
  unchanged: string[];
  before: string[];
  after: string[];
}
/** Called with a buying day that is added (1) or removed (-1), and the buying day before it ('' = none). */
export type CountGap = (
  channel: string,
  categoryId: number,
  day: string,
  previousDay: string,
  times: 1 | -1,
) => void;

/** Each of these days with the previous one. */
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
