/** Loads what came back of an order before. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { COUNTED_REVIEWS } from '../../orders/sales/countedDays.ts';
import { groupBy } from '../../pricing/prices/read.ts';
import type { Units } from '../redemptions/unitsIn.ts';
import { toTotals } from './totals.ts';
import type { EarlierReturns } from './rules.ts';
import type { ReturnableLine } from './sold.ts';

const linesOfReturns = prepared({ orderId: orders.externalId }, (q, { orderId }) =>
  q
    .select({
      returnId: returns.id,
      sku: returnLines.sku,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
    })
    .from(orders)
    .innerJoin(returns, eq(returns.orderId, orders.id))
    .innerJoin(returnLines, eq(returnLines.returnId, returns.id))
    .where(and(eq(orders.externalId, orderId), inArray(returns.review, COUNTED_REVIEWS)))
    .orderBy(asc(returns.returnedAt), asc(returns.externalId), asc(returnLines.position)),
);

/**
 * The counted returns that the store sent for an order, as they stand now, and `known`: the units that it stated in total
 * besides.
 */
export const loadEarlierReturns = async (
  db: Db,
  orderId: string,
  lines: readonly ReturnableLine[],
  known: Units,
): Promise<EarlierReturns> => {
  const rows = await linesOfReturns(db, { orderId });
  const byReturn = [...groupBy(rows, ({ returnId }) => returnId).values()];
  return {
    totals: toTotals(lines, byReturn, known),
    refunded: rows.reduce((sum, { amount }) => sum + amount, 0),
  };
};
