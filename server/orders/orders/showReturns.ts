/** Loads the returns of an order with their lines. */
import { asc, eq, inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';

export const returnsOf = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({
      id: returns.id,
      externalId: returns.externalId,
      returnedAt: returns.returnedAt,
      countedOn: returns.countedOn,
      reason: returns.reason,
      amount: returns.amount,
      shipping: returns.shipping,
      units: returns.units,
      review: returns.review,
    })
    .from(returns)
    .where(eq(returns.orderId, id))
    .orderBy(asc(returns.returnedAt), asc(returns.id)),
);
export const linesOfReturns = prepared({ returnIds: many(returns.id) }, (q, { returnIds }) =>
  q
    .select({
      id: returnLines.id,
      returnId: returnLines.returnId,
      sku: returnLines.sku,
      name: returnLines.name,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
    })
    .from(returnLines)
    .where(inArray(returnLines.returnId, returnIds))
    .orderBy(asc(returnLines.returnId), asc(returnLines.position)),
);
