/** Loads the lines of the orders that a replay evaluates. */
import { asc, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderLines } from '#db/schema/orders/orders';
import type { ReplayOrder } from './orders.ts';

const linesOf = prepared({ orderIds: many(orderLines.orderId) }, (q, { orderIds }) =>
  q
    .select({
      orderId: orderLines.orderId,
      position: orderLines.position,
      variantId: orderLines.variantId,
      quantity: orderLines.quantity,
      unitPrice: orderLines.unitPrice,
      paid: orderLines.paid,
      cost: orderLines.cost,
    })
    .from(orderLines)
    .where(inArray(orderLines.orderId, orderIds))
    .orderBy(asc(orderLines.orderId), asc(orderLines.position)),
);
export type ReplayLine = Awaited<ReturnType<typeof linesOf>>[number];

export const loadLines = (db: Db, orders: readonly ReplayOrder[]): Promise<ReplayLine[]> =>
  linesOf(db, { orderIds: orders.map(({ id }) => id) });
