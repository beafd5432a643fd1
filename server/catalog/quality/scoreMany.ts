/** Scores many products again after a category or a rule changed. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { products } from '#db/schema/catalog/products';
import { subtreeIds } from '../categoryTree/subtree.ts';
import { scoreProducts } from './score.ts';

const productsOfCategories = prepared({ ids: many(categories.id) }, (q, { ids }) =>
  q.select({ id: products.id }).from(products).where(inArray(products.primaryCategoryId, ids)),
);

const allProducts = prepared({}, (q) => q.select({ id: products.id }).from(products));

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

/** Scores the products whose primary category is in the subtree of one of these categories. */
export const scoreCategoryProducts = async (
  tx: Db,
  now: number,
  categoryIds: readonly number[],
) => {
  const ids = new Set<number>();
  for (const id of categoryIds) for (const below of await subtreeIds(tx, id)) ids.add(below);
  await scoreProducts(tx, now, idsOf(await productsOfCategories(tx, { ids: [...ids] })));
};

/** Scores every product, after a rule changed. */
export const scoreAllProducts = async (tx: Db, now: number) => {
  await scoreProducts(tx, now, idsOf(await allProducts(tx)));
};
