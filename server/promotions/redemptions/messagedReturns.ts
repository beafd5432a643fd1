/** Loads the return messages of an order that count. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { groupBy } from '#shared/groupBy';
import { byTime } from '../../orders/sales/bookReturns.ts';
import { COUNTED_REVIEWS } from '../../orders/sales/countedDays.ts';
import type { MessagedGoods } from './returnedGoods.ts';

const linesOfReturns = prepared({ orderId: orders.externalId }, (q, { orderId }) =>
  q
    .select({
      returnedAt: returns.returnedAt,
      externalId: returns.externalId,
      sku: returnLines.sku,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
      lineId: returnLines.lineId,
    })
    .from(orders)
    .innerJoin(returns, eq(returns.orderId, orders.id))
    .innerJoin(returnLines, eq(returnLines.returnId, returns.id))
    .where(and(eq(orders.externalId, orderId), inArray(returns.review, COUNTED_REVIEWS)))
    .orderBy(asc(returns.id), asc(returnLines.position)),
);

/** The goods of each counted return of the order with this store's id, in the order of time. */
export const loadMessagedReturns = async (db: Db, orderId: string): Promise<MessagedGoods[][]> => {
  const rows = (await linesOfReturns(db, { orderId })).sort(byTime);
  return [...groupBy(rows, ({ externalId }) => externalId).values()];
};
