/** Whether there are orders, whose amounts are in the store's currency, so that it cannot change. */
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';

const findAnyOrder = prepared({}, (q) => q.select({ id: orders.id }).from(orders).limit(1));

export const hasOrders = async (tx: Db): Promise<boolean> => (await findAnyOrder(tx)).length > 0;
