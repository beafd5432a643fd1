/** Updates the sum of returns of an order. */
import { inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';

const setReturned = prepared({ ids: many(orders.id) }, (q, { ids }) =>
  q
    .update(orders)
    .set({
      returned: sql`(select coalesce(sum(${returns.amount}), 0) from ${returns} where ${returns.orderId} = ${orders.id})`,
    })
    .where(inArray(orders.id, ids)),
);

export const refreshReturned = (tx: Db, orderIds: readonly number[]) =>
  setReturned(tx, { ids: [...new Set(orderIds)] });
