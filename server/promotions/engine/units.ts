/** Units of an item and what they are worth, without ever pricing a unit in fractions. Pure. */
import type { UnitLimit } from '#contract/promotions/promotions';
import type { Goods, Item } from './basketState.ts';
import { type Change, leftOf } from './effect.ts';

/**
 * The value of `count` of `quantity` units that are worth `left` together. Units differ by at most one minor unit; the
 * lower ones come first.
 */
export const worthOfUnits = (left: number, quantity: number, count: number): number => {
  if (count >= quantity || quantity <= 0) return Math.max(0, left);
  return Math.floor(left / quantity) * count + Math.max(0, count - (quantity - (left % quantity)));
};

/** The units of an item that a reward counts, and what they are worth together. */
export interface CountedUnits {
  change: Change;
  count: number;
  worth: number;
}

/** A figure for each of the counted units, added up: the units of an item have one of two worths. */
export const ofEachUnit = (
  { change, count }: Pick<CountedUnits, 'change' | 'count'>,
  figure: (unitWorth: number) => number,
): number => {
  const [left, { quantity }] = [leftOf(change), change.item];
  const low = Math.floor(left / quantity);
  const lows = Math.min(count, quantity - (left % quantity));
  return lows * figure(low) + (count - lows) * figure(low + 1);
};

const unitWorth = ({ change }: CountedUnits) => leftOf(change) / change.item.quantity;

/** Counts at most `limit` units of those given, the first ones first. */
const countFirst = (counted: readonly CountedUnits[], limit: number) => {
  let left = limit;
  for (const one of counted) {
    one.count = Math.min(one.count, left);
    left -= one.count;
  }
};

/** The counted units of each variant, those that the promotion may touch first. */
export const groupByGoods = (counted: readonly CountedUnits[]): CountedUnits[][] => {
  const groups = new Map<Goods | Item, CountedUnits[]>();
  for (const one of counted.toSorted((a, b) => Number(b.change.isOpen) - Number(a.change.isOpen))) {
    const key = one.change.item.goods ?? one.change.item;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
};

const sumCounts = (counted: readonly CountedUnits[]) =>
  counted.reduce((sum, { count }) => sum + count, 0);

const limitUnits = (counted: readonly CountedUnits[], { limit, per, which }: UnitLimit) => {
  if (per === 'line') {
    for (const ofGoods of groupByGoods(counted)) countFirst(ofGoods, limit);
    return;
  }
  const sign = which === 'cheapest' ? 1 : -1;
  countFirst(
    counted.toSorted((a, b) => sign * (unitWorth(a) - unitWorth(b))),
    limit,
  );
};

/** The units of each item that count by the limits of a reward: `per: 'line'` and groups are of one variant. */
export const countUnits = (
  changes: readonly Change[],
  { units, groupsOf = null }: { units: UnitLimit | null; groupsOf?: number | null },
): CountedUnits[] => {
  const counted = changes.map((change) => ({ change, count: change.item.quantity, worth: 0 }));
  if (units) limitUnits(counted, units);
  if (groupsOf !== null)
    for (const ofGoods of groupByGoods(counted)) {
      const count = sumCounts(ofGoods);
      countFirst(ofGoods, count - (count % groupsOf));
    }
  for (const one of counted)
    one.worth = worthOfUnits(leftOf(one.change), one.change.item.quantity, one.count);
  return counted;
};
