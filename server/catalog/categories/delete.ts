/** Deletes categories. */
import { message } from '#shared/fields';
import type { Db } from '#db';
import { categories } from '#db/schema/catalog/categories';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { deleteRow, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { invalidateAncestors } from '../categoryTree/ancestorCache.ts';
import type { CategoryRow } from '../categoryTree/categoryRow.ts';
import { childIds, orderSiblings } from '../categoryTree/siblings.ts';
import { countContents } from '../categoryTree/contents.ts';
import { findReferringNames } from '../references/references.ts';
import { activityEntry } from './activityEntry.ts';
import { forgetSales, moveSales } from './pastSales.ts';

/** Deletes the row and its sales figures, and closes the gap among its siblings. */
export const removeCategory = async (tx: Db, category: CategoryRow) => {
  await deleteRow(tx, categories, category.id);
  await invalidateAncestors(tx);
  await orderSiblings(tx, await childIds(tx, category.parentId));
  await forgetSales(tx, category.id);
};

/**
 * Deletes an empty category. One with children or products is refused with their numbers, so that they can be moved
 * first.
 */
export const deleteCategory = async (tx: Db, writer: Writer, id: number): Promise<CategoryRow> => {
  const before = await getRow(tx, categories, id);
  const contents = await countContents(tx, id);
  if (contents.children + contents.products > 0)
    throw conflict('categories.errors.notEmpty', { contents });
  const names = await findReferringNames(tx, 'categories', [id]);
  if (names.length > 0)
    throw conflict(message('categories.errors.referenced', { names: names.join(', ') }));
  await moveSales(tx, id, before.parentId);
  await removeCategory(tx, before);
  await recordActivity(tx, { ...activityEntry(writer, before), verb: 'delete', before });
  return before;
};
