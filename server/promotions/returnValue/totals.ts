/** Finds the units that had come back after each return of an order. Pure. */
import { takeReturned } from '../redemptions/returnedGoods.ts';
import { type Units, unitsIn } from '../redemptions/unitsIn.ts';
import type { ReturnableLine } from './sold.ts';

interface Returned {
  sku: string | null;
  quantity: number;
}

/**
 * `returns` name goods by SKU, in the order of time; they take units as the usage of a redemption is released. `known` is what the store stated in total by line, after all of them.
 */
export const toTotals = (
  lines: readonly Pick<ReturnableLine, 'id' | 'sku' | 'quantity'>[],
  returns: readonly (readonly Returned[])[],
  known: Units,
): Units[] => {
  const total = new Map<string, number>();
  const totals = returns.map((goods): Units => {
    takeReturned(lines, goods, total);
    return Object.fromEntries(total);
  });
  const isMore = lines.some(({ id }) => unitsIn(known, id) > (total.get(id) ?? 0));
  if (!isMore) return totals;
  const last = lines.map(({ id }) => [id, Math.max(total.get(id) ?? 0, unitsIn(known, id))]);
  return [...totals, Object.fromEntries(last) as Units];
};
