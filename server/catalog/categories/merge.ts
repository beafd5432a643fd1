/** Merges categories. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { idsOfPath } from '#shared/treePaths';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { productCategories, products } from '#db/schema/catalog/products';
import { statement } from '#db/statements';
import { recordActivity } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { makesCycle } from '../categoryTree/rules.ts';
import {
  type CategoryRow,
  childIds,
  loadBindings,
  orderSiblings,
  parentRow,
  rewritePaths,
} from '../categoryTree/tree.ts';
import { scoreCategoryProducts } from '../quality/score.ts';
import { repointCategory } from '../references/references.ts';
import { activityEntry } from './activityEntry.ts';
import { mergeBindings, replaceBindings } from './bindings.ts';
import { removeCategory } from './delete.ts';
import { moveSales, recomputeSales } from './pastSales.ts';

/** Moves the category's children behind those of the target. */
const moveChildren = async (tx: Db, id: number, target: CategoryRow) => {
  const moved = await childIds(tx, id);
  for (const child of moved) {
    const row = await getRow(tx, categories, child);
    await updateRow(tx, categories, child, { parentId: target.id });
    await rewritePaths(tx, row, target.path);
  }
  await orderSiblings(tx, [
    ...(await childIds(tx, target.id)).filter((child) => !moved.includes(child)),
    ...moved,
  ]);
};

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

/** Moves the category's products, whether it is their primary or a further category. */
const moveProducts = async (tx: Db, { now }: Writer, from: number, to: number) => {
  await repointPrimary(tx, { from, to, now });
  await copyFurther(tx, to, from);
  await deleteFurther(tx, { categoryId: from });
  // A primary category is not listed among the further ones.
  await deleteFurtherOfPrimary(tx, { categoryId: to });
};

/** Merges a category into another: its children, products, bindings and past sales go there, and it is deleted. */
export const mergeCategory = async (
  tx: Db,
  writer: Writer,
  id: number,
  targetId: number,
): Promise<CategoryRow> => {
  const before = await getRow(tx, categories, id);
  const target = await parentRow(tx, targetId, 'targetId');
  if (!target || targetId === id) throw invalid({ targetId: 'categories.errors.mergeIntoItself' });
  if (makesCycle(id, target.path)) throw invalid({ targetId: 'categories.errors.mergeIntoChild' });

  await moveChildren(tx, id, target);
  await moveProducts(tx, writer, id, targetId);
  await moveSales(tx, id, targetId);
  await repointCategory(tx, id, targetId);
  const bindings = await loadBindings(tx, [before.path, target.path]);
  await replaceBindings(
    tx,
    targetId,
    mergeBindings(bindings.get(targetId) ?? [], bindings.get(id) ?? []),
  );

  await removeCategory(tx, before);
  const ancestors = new Set([...idsOfPath(before.path), ...idsOfPath(target.path)]);
  ancestors.delete(id);
  await recomputeSales(tx, writer, [...ancestors]);
  await scoreCategoryProducts(tx, writer.now, [targetId]);
  await updateRow(tx, categories, targetId, { updatedAt: writer.now, version: target.version + 1 });
  await recordActivity(tx, {
    ...activityEntry(writer, before),
    verb: 'merge',
    before,
    after: { mergedInto: targetId },
  });
  await recordActivity(tx, {
    ...activityEntry(writer, target),
    verb: 'merge',
    after: { merged: before.name },
  });
  return getRow(tx, categories, targetId);
};
