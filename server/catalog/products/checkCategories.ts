/** Checks that the categories of products exist. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import type { ComparedWrite, ProductWrite } from './productWrite.ts';
import { invalid } from '../../platform/http/errors.ts';

const existing = prepared({ ids: many(categories.id) }, (q, { ids }) =>
  q.select({ id: categories.id }).from(categories).where(inArray(categories.id, ids)),
);

const checkCategories = async (tx: Db, writes: readonly ProductWrite[]) => {
  const ids = [
    ...new Set(
      writes.flatMap(({ input }) => [
        ...(input.primaryCategoryId ? [input.primaryCategoryId] : []),
        ...input.categoryIds,
      ]),
    ),
  ];
  const known = new Set((await existing(tx, { ids })).map(({ id }) => id));
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
