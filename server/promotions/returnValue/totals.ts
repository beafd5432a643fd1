/** Finds the units that had come back after each return of an order. Pure. */
import {
  type GivenUnits,
  type MessagedGoods,
  totalsAfterEach,
} from '../redemptions/returnedGoods.ts';
import { type Units, unitsIn } from '../redemptions/unitsIn.ts';
import type { ReturnableLine } from './sold.ts';

/**
 * `messages`: the goods of each return, in the order of time; they are of the lines of which the usage is released.
 * `known` is what the store stated in total by line: where it is more than the messages tell, a step of its own after
 * all of them.
 */
export const toTotals = (
  lines: readonly Pick<ReturnableLine, 'id' | 'sku' | 'quantity' | 'paid'>[],
  messages: readonly (readonly MessagedGoods[])[],
  known: Units,
  gifts: readonly GivenUnits[],
): { messaged: Units[]; totals: Units[] } => {
  const messaged = totalsAfterEach(lines, messages, known, gifts);
  const told = messaged.at(-1) ?? {};
  const isMore = lines.some(({ id }) => unitsIn(known, id) > unitsIn(told, id));
  if (!isMore) return { messaged, totals: messaged };
  const last = lines.map(({ id }) => [id, Math.max(unitsIn(told, id), unitsIn(known, id))]);
  return { messaged, totals: [...messaged, Object.fromEntries(last) as Units] };
};
