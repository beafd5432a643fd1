/** Goods with units that are not used yet. Pure. */
import { type Change, type Effect, freeUnits, freeUnitWorth } from '../effect.ts';
import type { LineMatch } from '../../../catalog/scopes/rules.ts';

export interface Good {
  change: Change;
  free: number;
  /** The value of one unused unit, possibly a fraction; for comparisons only. */
  unitWorth: number;
}

export const freeGoods = (effect: Effect, matches: LineMatch): Good[] =>
  effect.linesIn(matches).flatMap((change) => {
    const free = freeUnits(change);
    return free > 0 ? [{ change, free, unitWorth: freeUnitWorth(change) }] : [];
  });

export const unitsIn = (goods: readonly Good[]) => goods.reduce((sum, { free }) => sum + free, 0);

/** Sorted by the value of a unit; equal ones keep the order of the basket. */
export const byWorth = <T extends Good>(
  goods: readonly T[],
  first: 'cheapest' | 'dearest',
): T[] => {
  const sign = first === 'cheapest' ? 1 : -1;
  return goods.toSorted((a, b) => sign * (a.unitWorth - b.unitWorth));
};
