/** Updates the sum of what the counted returns of an order gave back for goods. */
import { inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';
import { COUNTED_REVIEWS } from '../sales/countedDays.ts';

const setReturned = prepared({ ids: many(orders.id) }, (q, { ids }) =>
  q
    .update(orders)
    .set({
      returned: sql`(select coalesce(sum(${returns.amount}), 0) from ${returns}
        where ${returns.orderId} = ${orders.id} and ${inArray(returns.review, COUNTED_REVIEWS)})`,
    })
    .where(inArray(orders.id, ids)),
);

export const refreshReturned = (tx: Db, orderIds: readonly number[]) =>
  setReturned(tx, { ids: [...new Set(orderIds)] });
