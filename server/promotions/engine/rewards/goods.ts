/** Goods with units that no buy-and-get, bundle or flash sale has used up. Pure. */
import { type Change, type Effect, freeUnits, freeUnitWorth } from '../effect.ts';
import type { LineMatch } from '../scopeMatch.ts';

export interface Good {
  change: Change;
  free: number;
  /** What one of the free units is worth, possibly a fraction: for comparing only. */
  unitWorth: number;
}

export const freeGoods = (effect: Effect, matches: LineMatch): Good[] =>
  effect.linesIn(matches).flatMap((change) => {
    const free = freeUnits(change);
    return free > 0 ? [{ change, free, unitWorth: freeUnitWorth(change) }] : [];
  });

export const unitsIn = (goods: readonly Good[]) => goods.reduce((sum, { free }) => sum + free, 0);

/** Sorted by what a unit is worth; equal ones stay in the order of the basket. */
export const byWorth = <T extends Good>(
  goods: readonly T[],
  first: 'cheapest' | 'dearest',
): T[] => {
  const sign = first === 'cheapest' ? 1 : -1;
  return goods.toSorted((a, b) => sign * (a.unitWorth - b.unitWorth));
};
