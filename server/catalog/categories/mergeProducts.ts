/** Moves the products of a category that is merged into another category. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { namesOf } from '#db/names';
import { prepared } from '#db/prepared';
import { productCategories, products } from '#db/schema/catalog/products';
import type { Writer } from '../../platform/records/writer.ts';

const repointPrimary = prepared(
  { from: products.primaryCategoryId, to: products.primaryCategoryId, now: products.updatedAt },
  (q, { from, to, now }) =>
    q
      .update(products)
      .set({ primaryCategoryId: to, version: sql`${products.version} + 1`, updatedAt: now })
      .where(eq(products.primaryCategoryId, from)),
);

// By hand: it copies any number of rows within the database and skips those that exist.
const KEY = namesOf(productCategories.productId, productCategories.categoryId);
const copyFurther = prepared(
  { from: productCategories.categoryId, to: productCategories.categoryId },
  (_, { from, to }) =>
    sql`insert into ${productCategories} (${KEY}) select ${productCategories.productId}, cast(${to} as integer)
      from ${productCategories} where ${productCategories.categoryId} = ${from} on conflict (${KEY}) do nothing`,
);

const deleteFurther = prepared({ categoryId: productCategories.categoryId }, (q, { categoryId }) =>
  q.delete(productCategories).where(eq(productCategories.categoryId, categoryId)),
);

const deleteFurtherOfPrimary = prepared(
  { categoryId: productCategories.categoryId },
  (q, { categoryId }) =>
    q
      .delete(productCategories)
      .where(
        and(
          eq(productCategories.categoryId, categoryId),
          inArray(
            productCategories.productId,
            q
              .select({ id: products.id })
              .from(products)
              .where(eq(products.primaryCategoryId, categoryId)),
          ),
        ),
      ),
);

/** Moves the category's products, both those with it as primary and those with it as further category. */
export const moveProducts = async (tx: Db, { now }: Writer, from: number, to: number) => {
  await repointPrimary(tx, { from, to, now });
  await copyFurther(tx, { from, to });
  await deleteFurther(tx, { categoryId: from });
  // A product's primary category is not also one of its further categories.
  await deleteFurtherOfPrimary(tx, { categoryId: to });
};
