/** Loads the return messages of an order that count. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { groupBy } from '#shared/groupBy';
import { byTime } from '../../orders/sales/bookReturns.ts';
import { COUNTED_REVIEWS } from '../../orders/sales/countedDays.ts';
import { type RefundMade, refundsMade } from './refundsMade.ts';
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

type Goods = MessagedGoods & { externalId: string; returnedAt: number };

const goodsOf = ({ externalId, returnedAt, goods }: RefundMade): Goods[] =>
  goods.map((one) => ({ ...one, externalId, returnedAt }));

/**
 * The goods of each counted return of the order with this store's id, in the order of time, and of the refunds made here
 * that no return tells: `all` are also those that are not paid yet.
 */
export const loadMessagedReturns = async (
  db: Db,
  orderId: string,
  which: 'settled' | 'all' = 'settled',
): Promise<Goods[][]> => {
  const made: RefundMade[] = [];
  for (const load of refundsMade.parts) made.push(...(await load(db, orderId)));
  const told = made.filter(({ isSettled }) => which === 'all' || isSettled);
  const ownIds = new Set(told.map(({ externalId }) => externalId));
  const returned = (await linesOfReturns(db, { orderId })).filter(
    ({ externalId }) => !ownIds.has(externalId),
  );
  const rows: Goods[] = [...returned, ...told.flatMap(goodsOf)].sort(byTime);
  return [...groupBy(rows, ({ externalId }) => externalId).values()];
};
