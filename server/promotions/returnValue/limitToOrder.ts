/** Limits redeemed lines to the order as it was sent. Pure. */
import { type BookableLine, paidFor } from '../../orders/sales/lineAccount.ts';
import { spread } from '#shared/spread';
import { orderedGoods, type OrderedGoods } from '../redemptions/orderedGoods.ts';
import type { GivenUnits } from '../redemptions/returnedGoods.ts';
import { discountsOn } from './shares.ts';
import type { ReturnableLine } from './sold.ts';

/** The lines that the order has: where it has fewer units, the one that it has or lacks exactly tells which. */
const linesLeft = <L extends ReturnableLine>(
  lines: readonly L[],
  { units, paid }: OrderedGoods,
): readonly L[] => {
  const sumOf = (of: 'quantity' | 'paid') => lines.reduce((sum, line) => sum + line[of], 0);
  const [moreUnits, morePaid] = [sumOf('quantity') - units, sumOf('paid') - paid];
  if (moreUnits === 0) return lines;
  const own = lines.find((line) => line.quantity === units && line.paid === paid);
  if (own) return [own];
  const lacking = lines.find((line) => line.quantity === moreUnits && line.paid === morePaid);
  return lacking ? lines.filter((line) => line !== lacking) : lines;
};

/** The lines of one SKU with no more units and no more money in all than were ordered and paid for. */
const limited = <L extends ReturnableLine>(lines: readonly L[], goods: OrderedGoods): L[] => {
  let rest = goods.units;
  const kept = linesLeft(lines, goods).map((line) => {
    const quantity = Math.min(rest, line.quantity);
    rest -= quantity;
    return { line, quantity, paid: paidFor(line, quantity) };
  });
  const weights = kept.map(({ paid }) => paid);
  const isLess = weights.reduce((sum, paid) => sum + paid, 0) > goods.paid;
  const paid = isLess ? spread(goods.paid, weights) : weights;
  return kept.flatMap(({ line, quantity }, at) => {
    if (quantity === 0) return [];
    const shares = discountsOn(line, quantity);
    const allocations = line.allocations.map((one, index) => ({
      ...one,
      amount: shares[index] ?? 0,
    }));
    return { ...line, quantity, paid: paid[at] ?? 0, allocations };
  });
};

/**
 * `ordered`: the lines of the order; undefined while it has not arrived, when the quote alone tells. What it says is a
 * limit of each SKU, which the redeemed lines of the SKU share.
 */
export const limitToOrder = <L extends ReturnableLine>(
  lines: readonly L[],
  ordered: readonly BookableLine[] | undefined,
  gifts: readonly GivenUnits[] = [],
): { lines: L[]; notOrdered: L[] } => {
  if (!ordered) return { lines: [...lines], notOrdered: [] };
  const left = new Map<string, L>();
  for (const sku of new Set(lines.map((line) => line.sku))) {
    const goods = orderedGoods(sku, lines, ordered, gifts);
    const ofSku = lines.filter((line) => line.sku === sku);
    for (const line of limited(ofSku, goods)) left.set(line.id, line);
  }
  return {
    lines: lines.flatMap(({ id }) => left.get(id) ?? []),
    notOrdered: lines.filter(({ id }) => !left.has(id)),
  };
};
