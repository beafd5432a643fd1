/** Updates the sum of returns of an order. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';

/** Updates the sum of returns of these orders. By hand: it sums the rows of another table. */
export const refreshReturned = (tx: Db, orderIds: readonly number[]) =>
  selectIn(
    tx,
    'update orders set returned = (select coalesce(sum(r.amount), 0) from returns r where r.order_id = orders.id) where id in (?)',
    [...new Set(orderIds)],
    'integer',
  );
