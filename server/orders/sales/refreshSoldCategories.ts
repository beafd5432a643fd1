import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { query } from '#db/statements';
import { SOLD_CATEGORIES } from './soldCategories.ts';

/** Fills the column after a restore, because a backup may be older than the column. */
export const fillSoldCategories = (tx: Db) =>
  query(tx, `update orders set sold_categories = ${SOLD_CATEGORIES} where sold_categories = ''`);

/** Updates the column after lines of these orders got other categories. */
export const refreshSoldCategories = (tx: Db, orderIds: readonly number[]) =>
  selectIn(
    tx,
    `update orders set sold_categories = ${SOLD_CATEGORIES} where id in (?)`,
    orderIds,
    'integer',
  );
