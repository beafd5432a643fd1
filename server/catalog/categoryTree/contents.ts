/** Counts the contents of a category. */
import { sql } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { productCategories, products } from '#db/schema/catalog/products';

// By hand: the builder has no select without a table.
const contentsOf = prepared(
  { id: categories.id },
  (_, { id }) => sql<{ children: number; products: number }>`select
    (select count(*) from ${categories} where ${categories.parentId} = ${id}) as children,
    (select count(*) from ${products} where ${products.primaryCategoryId} = ${id}) +
    (select count(*) from ${productCategories} where ${productCategories.categoryId} = ${id}) as products`,
);

/** Number of children and products of a category, without those of its subtree. */
export const countContents = async (db: Db, id: number) =>
  (await contentsOf(db, { id }))[0] ?? { children: 0, products: 0 };
