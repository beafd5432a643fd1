import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { query } from '#db/statements';
import { SOLD_CATEGORIES } from './soldCategories.ts';

/** After a restore: a backup may be older than the column. */
export const fillSoldCategories = (tx: Db) =>
  query(tx, `update orders set sold_categories = ${SOLD_CATEGORIES} where sold_categories = ''`);

/** After lines of these orders came into other categories. */
export const refreshSoldCategories = (tx: Db, orderIds: readonly number[]) =>
  selectIn(
    tx,
    `update orders set sold_categories = ${SOLD_CATEGORIES} where id in (?)`,
    orderIds,
    'integer',
  );
