/** Moves categories within the tree. */
import { idsOfPath } from '#shared/treePaths';
import type { Db } from '#db';
import { categories } from '#db/schema/catalog/categories';
import { difference, recordActivity } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { makesCycle, orderWith } from '../categoryTree/rules.ts';
import { type CategoryRow, parentRow } from '../categoryTree/categoryRow.ts';
import { childIds, orderSiblings } from '../categoryTree/siblings.ts';
import { rewritePaths } from '../categoryTree/subtree.ts';
import { scoreCategoryProducts } from '../quality/scoreMany.ts';
import { activityEntry } from './activityEntry.ts';
import { recomputeSales } from './pastSales.ts';

/** Ancestors that lost or gained the category's subtree by the move: only their figures change. */
const changedAncestors = (before: CategoryRow, parent: CategoryRow | null): number[] => {
  const old = new Set(idsOfPath(before.path));
  const now = new Set([...idsOfPath(parent?.path ?? ''), before.id]);
  return [...old, ...now].filter((ancestor) => old.has(ancestor) !== now.has(ancestor));
};

/** Moves a category with its subtree under another parent, or to another position among its siblings. */
export const moveCategory = async (
  tx: Db,
  writer: Writer,
  id: number,
  { parentId, position }: { parentId: number | null; position: number },
): Promise<CategoryRow> => {
  const before = await getRow(tx, categories, id);
  const parent = await parentRow(tx, parentId);
  if (makesCycle(id, parent?.path ?? null)) throw invalid({ parentId: 'categories.errors.cycle' });
  const siblings = orderWith(await childIds(tx, parentId), id, position);
  if (before.parentId !== parentId) {
    await updateRow(tx, categories, id, { parentId });
    await orderSiblings(tx, await childIds(tx, before.parentId));
    await rewritePaths(tx, before, parent?.path ?? null);
    await recomputeSales(tx, writer, changedAncestors(before, parent));
    await scoreCategoryProducts(tx, writer.now, [id]);
  }
  await orderSiblings(tx, siblings);
  await updateRow(tx, categories, id, { updatedAt: writer.now, version: before.version + 1 });
  const after = await getRow(tx, categories, id);
  const changed = difference(
    { parentId: before.parentId, position: before.position },
    { parentId: after.parentId, position: after.position },
  );
  if (changed)
    await recordActivity(tx, { ...activityEntry(writer, after), verb: 'move', ...changed });
  return after;
};
