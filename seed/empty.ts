/** Whether the database has no data of a store. Staff accounts and settings do not count. */
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { products } from '#db/schema/catalog/products';
import { members } from '#db/schema/members/members';
import { orders } from '#db/schema/orders/orders';

const FIRST_ROWS = [products, orders, members].map((table) =>
  prepared({}, (q) => q.select({ id: table.id }).from(table).limit(1)),
);

export const isEmptyStore = async (db: Db): Promise<boolean> => {
  for (const firstRow of FIRST_ROWS) if ((await firstRow(db)).length > 0) return false;
  return true;
};
