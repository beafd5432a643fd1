/** Loads what came back of an order before. */
import type { Db } from '#db';
import { isUnpaid } from '../../orders/returns/meeting.ts';
import { isOwnReturn } from '../../orders/returns/ownReturnIds.ts';
import { loadMessagedReturns } from '../redemptions/messagedReturns.ts';
import type { MessagedGoods } from '../redemptions/returnedGoods.ts';
import type { Units } from '../redemptions/unitsIn.ts';
import { toTotals } from './totals.ts';
import type { EarlierReturns } from './rules.ts';
import type { ReturnableOrder } from './sold.ts';

/**
 * The counted returns that the store sent for an order, as they stand now, and `known`: the units that it stated in total
 * besides. `refunded`: without goods of a line that was paid for, of which it says that nobody has refunded them; units whose
 * own refund came to nothing by rounding are refunded.
 */
export const loadEarlierReturns = async (
  db: Db,
  orderId: string,
  { lines, gifts }: Pick<ReturnableOrder, 'lines' | 'gifts'>,
  known: Units,
  which: 'returned' | 'refunded' = 'returned',
): Promise<EarlierReturns> => {
  const isOpen = (goods: MessagedGoods) =>
    isUnpaid(goods) &&
    !isOwnReturn(goods.externalId ?? '') &&
    goods.quantity > 0 &&
    lines.some(({ id, paid }) => id === goods.lineId && paid > 0);
  const all = await loadMessagedReturns(db, orderId, 'all');
  const messages =
    which === 'returned' ? all : all.map((ofOne) => ofOne.filter((goods) => !isOpen(goods)));
  const { messaged, ...earlier } = toTotals(lines, messages, known, gifts);
  return {
    ...earlier,
    messaged: messaged.length,
    refunded: messages.flat().reduce((sum, { amount }) => sum + amount, 0),
  };
};
