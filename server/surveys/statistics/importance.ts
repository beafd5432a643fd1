/** How closely a dimension goes together with satisfaction as a whole: Spearman's rank correlation. Pure. */

/** From fewer pairs nothing is said. */
export const LEAST_PAIRS = 30;

/** How many people gave each pair of answers: `pairs[dimension][whole]`. */
export type PairCounts = readonly (readonly number[])[];

/** The middle of the ranks that equal values share, by value. */
const midRanks = (counts: readonly number[]): number[] => {
  let below = 0;
  return counts.map((count) => {
    const rank = below + (count + 1) / 2;
    below += count;
    return rank;
  });
};

const totals = (pairs: PairCounts): [rows: number[], columns: number[]] => {
  const width = Math.max(0, ...pairs.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) =>
    pairs.reduce((sum, row) => sum + (row[index] ?? 0), 0),
  );
  return [pairs.map((row) => row.reduce((sum, count) => sum + count, 0)), columns];
};

export interface Correlation {
  n: number;
  /** From −1 to 1; null where one side never varies. */
  value: number | null;
}
/** Pearson's correlation of ranks, in which equal values share the middle of theirs. */
export const spearman = (pairs: PairCounts): Correlation => {
  const [rows, columns] = totals(pairs);
  const n = rows.reduce((sum, count) => sum + count, 0);
  const [rowRanks, columnRanks] = [midRanks(rows), midRanks(columns)];
  const middle = (n + 1) / 2;
  let [both, one, other] = [0, 0, 0];
  for (const [x, row] of pairs.entries())
    for (const [y, count] of row.entries())
      both += count * ((rowRanks[x] ?? 0) - middle) * ((columnRanks[y] ?? 0) - middle);
  for (const [x, count] of rows.entries()) one += count * ((rowRanks[x] ?? 0) - middle) ** 2;
  for (const [y, count] of columns.entries())
    other += count * ((columnRanks[y] ?? 0) - middle) ** 2;
  const value = one > 0 && other > 0 ? both / Math.sqrt(one * other) : null;
  return { n, value: value === null ? null : Math.max(-1, Math.min(1, value)) };
};

const QUADRANTS = ['improve', 'keep', 'watch', 'enough'] as const;
/** Important and weak, important and strong, less important and weak, less important and strong. */
export type Quadrant = (typeof QUADRANTS)[number];

/** Each dimension beside the mean of all. */
export const quadrantOf = (
  { importance, performance }: { importance: number; performance: number },
  means: { importance: number; performance: number },
): Quadrant =>
  importance >= means.importance
    ? performance < means.performance
      ? 'improve'
      : 'keep'
    : performance < means.performance
      ? 'watch'
      : 'enough';
