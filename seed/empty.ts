/** Whether the database has no data of a store. Staff accounts and settings do not count. */
import type { Db } from '#db';
import { query } from '#db/statements';

export const isEmptyStore = async (db: Db): Promise<boolean> => {
  for (const table of ['products', 'orders', 'members']) {
    if ((await query(db, `select 1 from ${table} limit 1`)).length > 0) return false;
  }
  return true;
};
