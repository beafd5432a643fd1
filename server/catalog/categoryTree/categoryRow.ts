/** Loads rows of categories. */
import type { Db } from '#db';
import { categories } from '#db/schema/catalog/categories';
import { invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';

export type CategoryRow = typeof categories.$inferSelect;

/** The parent's row; null for the top level. A parent that does not exist is reported as an error of the field. */
export const parentRow = async (
  tx: Db,
  parentId: number | null,
  field = 'parentId',
): Promise<CategoryRow | null> => {
  if (parentId === null) return null;
  const row = await findRow(tx, categories, parentId);
  if (!row) throw invalid({ [field]: 'categories.errors.unknownCategory' });
  return row;
};
