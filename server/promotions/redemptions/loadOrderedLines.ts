/** Loads the lines of an order as it was sent. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { linesOf } from '../../orders/orders/showParts.ts';

const orderOf = prepared({ orderId: orders.externalId }, (q, { orderId }) =>
  q.select({ id: orders.id }).from(orders).where(eq(orders.externalId, orderId)),
);

/** By the store's order id, in order; undefined while the order has not arrived. */
export const loadOrderedLines = async (db: Db, orderId: string) => {
  const [order] = await orderOf(db, { orderId });
  return order && linesOf(db, { id: order.id });
};
