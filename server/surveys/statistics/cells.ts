/** Which parts of a breakdown are shown and ranked: never one by which a person might be recognised. Pure. */

/** With fewer answers a part is hidden. */
export const LEAST_SHOWN = 5;
/** With fewer answers a part has no place in a ranking. */
const LEAST_RANKED = 20;

/**
 * Whether each part is shown. Where the hidden parts together have so few answers that the whole less the parts shown
 * would tell them, the smallest of the others is hidden too.
 */
export const shownCells = (counts: readonly number[]): boolean[] => {
  const shown = counts.map((n) => n >= LEAST_SHOWN);
  const hidden = counts.reduce((sum, n, index) => sum + (shown[index] ? 0 : n), 0);
  if (hidden === 0 || hidden >= LEAST_SHOWN) return shown;
  const smallest = counts.reduce<number | null>(
    (least, n, index) =>
      shown[index] && (least === null || n < (counts[least] ?? n)) ? index : least,
    null,
  );
  return shown.map((isShown, index) => isShown && index !== smallest);
};

export interface Ranked {
  n: number;
  /** The lower bound of the interval; null without one. */
  low: number | null;
}
/** The place of each part by its lower bound, from 1; null for those with too few answers. Equal bounds share a place. */
export const rankCells = (cells: readonly Ranked[]): (number | null)[] => {
  const lows = cells.flatMap(({ n, low }) => (n >= LEAST_RANKED && low !== null ? [low] : []));
  return cells.map(({ n, low }) =>
    n >= LEAST_RANKED && low !== null ? 1 + lows.filter((other) => other > low).length : null,
  );
};
