/** Merges categories. */
import { message } from '#shared/fields';
import type { Db } from '#db';
import { categories } from '#db/schema/catalog/categories';
import { idsOfPath } from '#shared/treePaths';
import { activityEntry } from './activityEntry.ts';
import { mergeBindings, replaceBindings } from './bindings.ts';
import { removeCategory } from './delete.ts';
import { moveProducts } from './mergeProducts.ts';
import { moveSales, recomputeSales } from './pastSales.ts';
import { type CategoryRow, parentRow } from '../categoryTree/categoryRow.ts';
import { loadBindings } from '../categoryTree/loadBindings.ts';
import { makesCycle } from '../categoryTree/rules.ts';
import { childIds, orderSiblings } from '../categoryTree/siblings.ts';
import { rewritePaths } from '../categoryTree/subtree.ts';
import { scoreCategoryProducts } from '../quality/scoreMany.ts';
import { findApprovedNames, repointCategory } from '../references/references.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** Appends the category's children to those of the target. */
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

/**
 * Merges a category into another: moves its children, products, bindings and past sales there, and deletes it. Refused
 * while approved terms refer to it, because they would change without approval.
 */
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

  const names = await findApprovedNames(tx, id, writer.now);
  if (names.length > 0)
    throw conflict(message('categories.errors.mergeApproved', { names: names.join(', ') }));

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
