/** Moves the products of a category that is merged into another category. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { productCategories, products } from '#db/schema/catalog/products';
import { statement } from '#db/statements';
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
const copyFurther = statement(
  `insert into product_categories (product_id, category_id) select product_id, ? from product_categories where category_id = ?
   on conflict (product_id, category_id) do nothing`,
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
  await copyFurther(tx, to, from);
  await deleteFurther(tx, { categoryId: from });
  // A product's primary category is not also one of its further categories.
  await deleteFurtherOfPrimary(tx, { categoryId: to });
};
