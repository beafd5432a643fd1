/** Adds the names of products in each of the store's languages to rows that name a product. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products } from '#db/schema/catalog/products';
import type { Localized } from '#shared/localization';

const namesOfProducts = prepared({ ids: many(products.id) }, (q, { ids }) =>
  q
    .select({ id: products.id, names: products.names })
    .from(products)
    .where(inArray(products.id, ids)),
);

/** The rows with `names` of their `productId`; no names where there is no product. One statement for all rows. */
export const withProductNames = async <T extends { productId?: unknown }>(
  db: Db,
  rows: readonly T[],
): Promise<(T & { names: Localized })[]> => {
  const ids = [...new Set(rows.flatMap(({ productId }) => (productId ? [Number(productId)] : [])))];
  if (ids.length === 0) return rows.map((row) => ({ ...row, names: {} }));
  const names = new Map((await namesOfProducts(db, { ids })).map((row) => [row.id, row.names]));
  return rows.map((row) => ({ ...row, names: names.get(Number(row.productId)) ?? {} }));
};
