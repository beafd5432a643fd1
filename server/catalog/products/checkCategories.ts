/** Checks that the categories of products exist. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import type { ComparedWrite, ProductWrite } from './productWrite.ts';
import { invalid } from '../../platform/http/errors.ts';

const checkCategories = async (tx: Db, writes: readonly ProductWrite[]) => {
  const ids = [
    ...new Set(
      writes.flatMap(({ input }) => [
        ...(input.primaryCategoryId ? [input.primaryCategoryId] : []),
        ...input.categoryIds,
      ]),
    ),
  ];
  const rows = await selectIn<{ id: number }>(
    tx,
    'select id from categories where id in (?)',
    ids,
    'integer',
  );
  const known = new Set(rows.map(({ id }) => id));
  for (const { input } of writes) {
    if (input.primaryCategoryId !== null && !known.has(input.primaryCategoryId))
      throw invalid({ primaryCategoryId: 'categories.errors.unknownCategory' });
    if (input.categoryIds.some((id) => !known.has(id)))
      throw invalid({ categoryIds: 'categories.errors.unknownCategory' });
  }
};

/** Checks the categories of new products, and of products whose categories changed. */
export const checkChangedCategories = (tx: Db, writes: readonly ComparedWrite[]) =>
  checkCategories(
    tx,
    writes.filter(
      ({ changed }) =>
        !changed || ['primaryCategoryId', 'categoryIds'].some((key) => changed.has(key)),
    ),
  );
