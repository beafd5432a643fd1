/** Loads the whole stored tree of categories with its bindings. */
import { asc, eq } from 'drizzle-orm';
import type { CategoryAttribute } from '#contract/catalog/categories';
import type { Db } from '#db';
import { kit } from '#db/kit';
import { prepared } from '#db/prepared';
import { categories, categoryAttributes } from '#db/schema/catalog/categories';
import type { StoredCategory } from './categoryDraft.ts';

const parents = kit.alias(categories, 'parents');
const allCategories = prepared({}, (q) =>
  q
    .select({
      id: categories.id,
      code: categories.code,
      parentCode: parents.code,
      position: categories.position,
      names: categories.names,
      hidden: categories.hidden,
    })
    .from(categories)
    .leftJoin(parents, eq(parents.id, categories.parentId))
    .orderBy(asc(categories.id)),
);
const allBindings = prepared({}, (q) =>
  q
    .select({
      categoryId: categoryAttributes.categoryId,
      attributeId: categoryAttributes.attributeId,
      requirement: categoryAttributes.requirement,
    })
    .from(categoryAttributes)
    .orderBy(asc(categoryAttributes.id)),
);

export const loadTree = async (db: Db): Promise<StoredCategory[]> => {
  const rows = await allCategories(db);
  const own = new Map(rows.map(({ id }): [number, CategoryAttribute[]] => [id, []]));
  for (const { categoryId, attributeId, requirement } of await allBindings(db))
    own.get(categoryId)?.push({ attributeId, requirement });
  return rows.map(({ id, ...category }) => ({ ...category, attributes: own.get(id) ?? [] }));
};
