import { asc, inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';

/** What was ordered and paid, line by line in the order of each order. */
export const orderedLines = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      orderId: orderLines.orderId,
      lineId: orderLines.lineId,
      number: orderLines.number,
      sku: orderLines.sku,
      quantity: orderLines.quantity,
      paid: orderLines.paid,
    })
    .from(orderLines)
    .where(inArray(orderLines.orderId, orderIds))
    .orderBy(asc(orderLines.position)),
);
