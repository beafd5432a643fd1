/** Refuses entries whose category or price list does not exist. */
import { and, inArray, isNull } from 'drizzle-orm';
import type { SeasonalPlanInput } from '#contract/pricing/seasonalPlans';
import type { FieldErrors } from '#shared/fields';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { priceLists } from '#db/schema/pricing/prices';
import { invalid } from '../../platform/http/errors.ts';

const knownCategories = prepared({ ids: many(categories.id) }, (q, { ids }) =>
  q.select({ id: categories.id }).from(categories).where(inArray(categories.id, ids)),
);
const openLists = prepared({ ids: many(priceLists.id) }, (q, { ids }) =>
  q
    .select({ id: priceLists.id })
    .from(priceLists)
    .where(and(isNull(priceLists.archivedAt), inArray(priceLists.id, ids))),
);

/** Throws errors of fields where a category or list does not exist. */
export const checkEntries = async (tx: Db, { entries }: SeasonalPlanInput) => {
  const idsOf = (rows: { id: number }[]) => new Set(rows.map(({ id }) => id));
  const categoryIds = idsOf(
    await knownCategories(tx, { ids: entries.map(({ categoryId }) => categoryId) }),
  );
  const listIds = idsOf(await openLists(tx, { ids: entries.map(({ listId }) => listId) }));
  const errors: FieldErrors = {};
  entries.forEach(({ categoryId, listId }, index) => {
    const wrong: FieldErrors = {
      ...(!categoryIds.has(categoryId) && { categoryId: 'categories.errors.unknownCategory' }),
      ...(!listIds.has(listId) && { listId: 'prices.errors.unknownList' }),
    };
    if (Object.keys(wrong).length > 0) errors[String(index)] = wrong;
  });
  if (Object.keys(errors).length > 0) throw invalid({ entries: errors });
};
