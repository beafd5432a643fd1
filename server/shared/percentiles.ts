/** Which of sorted values give the median and other percentiles. Pure. */

/**
 * Where a percentile lies among `count` sorted values: `percent` of the way from the first to the last. `index` is the value
 * at or before it, `hundredths` how far it lies towards the next one. Null without values.
 */
export const placeOf = (
  percent: number,
  count: number,
): { index: number; hundredths: number } | null => {
  if (count === 0) return null;
  const place = percent * (count - 1);
  return { index: Math.floor(place / 100), hundredths: place % 100 };
};

/** The value between two neighbours at so many hundredths of the way, as a whole number. */
export const between = (lower: number, upper: number, hundredths: number): number =>
  lower + Math.round(((upper - lower) * hundredths) / 100);
