/** Loads what came back of an order before. */
import type { Db } from '#db';
import { loadMessagedReturns } from '../redemptions/messagedReturns.ts';
import type { Units } from '../redemptions/unitsIn.ts';
import { toTotals } from './totals.ts';
import type { EarlierReturns } from './rules.ts';
import type { ReturnableOrder } from './sold.ts';

/**
 * The counted returns that the store sent for an order, as they stand now, and `known`: the units that it stated in total
 * besides.
 */
export const loadEarlierReturns = async (
  db: Db,
  orderId: string,
  { lines, gifts }: Pick<ReturnableOrder, 'lines' | 'gifts'>,
  known: Units,
): Promise<EarlierReturns> => {
  const messages = await loadMessagedReturns(db, orderId, 'all');
  const { messaged, ...earlier } = toTotals(lines, messages, known, gifts);
  return {
    ...earlier,
    messaged: messaged.length,
    refunded: messages.flat().reduce((sum, { amount }) => sum + amount, 0),
  };
};
