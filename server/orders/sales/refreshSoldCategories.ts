/** By hand: one statement computes the column of any number of orders from their lines. */
import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { SOLD_CATEGORIES } from './soldCategories.ts';

const computed = sql.raw(SOLD_CATEGORIES);

/** Fills the column after a restore, because a backup may be older than the column. */
export const fillSoldCategories = prepared({}, (q) =>
  q.update(orders).set({ soldCategories: computed }).where(eq(orders.soldCategories, '')),
);

const setSoldCategories = prepared({ ids: many(orders.id) }, (q, { ids }) =>
  q.update(orders).set({ soldCategories: computed }).where(inArray(orders.id, ids)),
);

/** Updates the column after lines of these orders got other categories. */
export const refreshSoldCategories = (tx: Db, ids: readonly number[]) =>
  setSoldCategories(tx, { ids });
