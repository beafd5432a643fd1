/** Limits redeemed lines to the order as it was sent. Pure. */
import { paidFor } from '../../orders/sales/bookReturns.ts';
import { pairWithOrdered } from '../../orders/returns/namedLines.ts';
import { discountsOn } from './shares.ts';
import type { ReturnableLine } from './sold.ts';

interface OrderedLine {
  sku: string | null;
  quantity: number;
  paid: number;
}

/** The same line with no more units and no more money than were ordered and paid for. */
const limited = <L extends ReturnableLine>(line: L, { quantity, paid }: OrderedLine): L => {
  const units = Math.min(line.quantity, quantity);
  const shares = discountsOn(line, units);
  return {
    ...line,
    quantity: units,
    // Of an order with more units than were redeemed, those count that were.
    paid: Math.min(paidFor(line, units), paidFor({ paid, quantity }, units)),
    allocations: line.allocations.map((one, index) => ({ ...one, amount: shares[index] ?? 0 })),
  };
};

/** `ordered`: the lines of the order, in order; undefined while it has not arrived, when the quote alone tells. */
export const limitToOrder = <L extends ReturnableLine>(
  lines: readonly L[],
  ordered: readonly OrderedLine[] | undefined,
): { lines: L[]; notOrdered: L[] } => {
  if (!ordered) return { lines: [...lines], notOrdered: [] };
  const pairs = pairWithOrdered(lines, ordered);
  const kept: L[] = [];
  const notOrdered: L[] = [];
  lines.forEach((line, index) => {
    const own = ordered[pairs[index] ?? -1];
    if (own) kept.push(limited(line, own));
    else notOrdered.push(line);
  });
  return { lines: kept, notOrdered };
};
