/** Refuses entries whose category or price list does not exist, and those that change the same prices on the same day. */
import { and, inArray, isNull } from 'drizzle-orm';
import type { SeasonalPlanInput } from '#contract/pricing/seasonalPlans';
import { type FieldErrors, message } from '#shared/fields';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { priceLists } from '#db/schema/pricing/prices';
import { invalid } from '../../platform/http/errors.ts';
import { shareADay } from './rules.ts';

const knownCategories = prepared({ ids: many(categories.id) }, (q, { ids }) =>
  q
    .select({ id: categories.id, path: categories.path })
    .from(categories)
    .where(inArray(categories.id, ids)),
);
const openLists = prepared({ ids: many(priceLists.id) }, (q, { ids }) =>
  q
    .select({ id: priceLists.id })
    .from(priceLists)
    .where(and(isNull(priceLists.archivedAt), inArray(priceLists.id, ids))),
);

/** The position of an earlier entry for the same goods and list with a day in common; -1 where there is none. */
const overlapOf = (
  entries: SeasonalPlanInput['entries'],
  index: number,
  pathOf: (categoryId: number) => string,
): number => {
  const entry = entries[index];
  if (!entry) return -1;
  const path = pathOf(entry.categoryId);
  return entries.slice(0, index).findIndex((other) => {
    const before = pathOf(other.categoryId);
    const isSame = path.startsWith(before) || before.startsWith(path);
    return isSame && other.listId === entry.listId && shareADay(entry, other);
  });
};

/** Throws errors of fields where a category or list does not exist, or the prices of a category change twice in a day. */
export const checkEntries = async (tx: Db, { entries }: SeasonalPlanInput) => {
  const idsOf = (rows: { id: number }[]) => new Set(rows.map(({ id }) => id));
  const known = await knownCategories(tx, { ids: entries.map(({ categoryId }) => categoryId) });
  const paths = new Map(known.map(({ id, path }) => [id, path]));
  const listIds = idsOf(await openLists(tx, { ids: entries.map(({ listId }) => listId) }));
  const errors: FieldErrors = {};
  entries.forEach(({ categoryId, listId }, index) => {
    const wrong: FieldErrors = {
      ...(!paths.has(categoryId) && { categoryId: 'categories.errors.unknownCategory' }),
      ...(!listIds.has(listId) && { listId: 'prices.errors.unknownList' }),
    };
    if (Object.keys(wrong).length > 0) errors[String(index)] = wrong;
  });
  if (Object.keys(errors).length > 0) throw invalid({ entries: errors });
  entries.forEach((_, index) => {
    const earlier = overlapOf(entries, index, (categoryId) => paths.get(categoryId) ?? '');
    if (earlier >= 0)
      errors[String(index)] = {
        startsOn: message('seasonalPlans.errors.overlap', { season: earlier + 1 }),
      };
  });
  if (Object.keys(errors).length > 0) throw invalid({ entries: errors });
};
