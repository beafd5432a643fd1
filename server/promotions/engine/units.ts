/** Units of a line and their values, without pricing a unit in fractions. Pure. */
import type { UnitLimit } from '#contract/promotions/promotions';
import type { Item } from './basketState.ts';
import type { Change } from './effect.ts';

/**
 * The value of `count` of `quantity` units that are worth `left` together. Units differ by at most one minor unit; the
 * lower ones come first.
 */
export const worthOfUnits = (left: number, quantity: number, count: number): number => {
  if (count >= quantity || quantity <= 0) return Math.max(0, left);
  return Math.floor(left / quantity) * count + Math.max(0, count - (quantity - (left % quantity)));
};

/**
 * Sums a function of the unit value over the first `count` units of a line, which have at most two different values.
 */
export const ofEachUnit = (
  { left, quantity }: Item,
  count: number,
  figure: (unitWorth: number) => number,
): number => {
  const low = Math.floor(left / quantity);
  const lows = Math.min(count, quantity - (left % quantity));
  return lows * figure(low) + (count - lows) * figure(low + 1);
};

/** The units of a line that a reward counts, and their total value. */
export interface CountedUnits {
  change: Change;
  count: number;
  worth: number;
}

const unitWorth = ({ change: { item } }: CountedUnits) => item.left / item.quantity;

const limitUnits = (counted: readonly CountedUnits[], { limit, per, which }: UnitLimit) => {
  if (per === 'line') {
    for (const one of counted) one.count = Math.min(one.count, limit);
    return;
  }
  const sign = which === 'cheapest' ? 1 : -1;
  let left = limit;
  for (const one of counted.toSorted((a, b) => sign * (unitWorth(a) - unitWorth(b)))) {
    one.count = Math.min(one.count, left);
    left -= one.count;
  }
};

/** The units of each line that count within the limit of a reward. */
export const countUnits = (
  changes: readonly Change[],
  { units, groupsOf = null }: { units: UnitLimit | null; groupsOf?: number | null },
): CountedUnits[] => {
  const counted = changes.map((change) => ({ change, count: change.item.quantity, worth: 0 }));
  if (units) limitUnits(counted, units);
  for (const one of counted) {
    if (groupsOf !== null) one.count -= one.count % groupsOf;
    const { left, quantity } = one.change.item;
    one.worth = worthOfUnits(left, quantity, one.count);
  }
  return counted;
};
