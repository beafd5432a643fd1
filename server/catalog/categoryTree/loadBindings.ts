/** Loads the attributes bound to categories and the requirements in effect along a path. */
import { asc, inArray } from 'drizzle-orm';
import type { CategoryAttribute } from '#contract/catalog/categories';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categoryAttributes } from '#db/schema/catalog/categories';
import { idsOfPath } from '#shared/treePaths';
import { effectiveBindings } from './rules.ts';

const bindingsOf = prepared({ ids: many(categoryAttributes.categoryId) }, (q, { ids }) =>
  q
    .select({
      categoryId: categoryAttributes.categoryId,
      attributeId: categoryAttributes.attributeId,
      requirement: categoryAttributes.requirement,
    })
    .from(categoryAttributes)
    .where(inArray(categoryAttributes.categoryId, ids))
    .orderBy(asc(categoryAttributes.id)),
);

/** Bindings by category, for all categories on these paths. */
export const loadBindings = async (
  db: Db,
  paths: readonly string[],
): Promise<Map<number, CategoryAttribute[]>> => {
  const rows = await bindingsOf(db, { ids: [...new Set(paths.flatMap(idsOfPath))] });
  const bindings = new Map<number, CategoryAttribute[]>();
  for (const { categoryId, ...binding } of rows) {
    const list = bindings.get(categoryId);
    if (list) list.push(binding);
    else bindings.set(categoryId, [binding]);
  }
  return bindings;
};

/** The attribute requirements in effect in the category with this path: its own bindings and inherited ones. */
export const effectiveFor = (bindings: ReadonlyMap<number, CategoryAttribute[]>, path: string) =>
  effectiveBindings(idsOfPath(path).map((id) => bindings.get(id) ?? []));
