/** Loads the attribute requirements of categories. */
import { inArray } from 'drizzle-orm';
import type { Requirement } from '#contract/catalog/categories';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { attributes } from '#db/schema/catalog/attributes';
import { categories } from '#db/schema/catalog/categories';
import { effectiveFor, loadBindings } from '../categoryTree/loadBindings.ts';

const pathsOf = prepared({ ids: many(categories.id) }, (q, { ids }) =>
  q
    .select({ id: categories.id, path: categories.path })
    .from(categories)
    .where(inArray(categories.id, ids)),
);
const codesOf = prepared({ ids: many(attributes.id) }, (q, { ids }) =>
  q
    .select({ id: attributes.id, code: attributes.code })
    .from(attributes)
    .where(inArray(attributes.id, ids)),
);

/** The requirements of these categories, by attribute code. */
export const loadRequirements = async (
  db: Db,
  categoryIds: readonly number[],
): Promise<Map<number, Map<string, Requirement>>> => {
  const rows = await pathsOf(db, { ids: categoryIds });
  const bindings = await loadBindings(
    db,
    rows.map(({ path }) => path),
  );
  const attributeIds = [...bindings.values()].flat().map(({ attributeId }) => attributeId);
  const codes = new Map(
    (await codesOf(db, { ids: attributeIds })).map(({ id, code }) => [id, code]),
  );
  const requirementsOf = (path: string) =>
    new Map(
      [...effectiveFor(bindings, path)].map(([attributeId, requirement]): [string, Requirement] => [
        codes.get(attributeId) ?? '',
        requirement,
      ]),
    );
  return new Map(rows.map(({ id, path }) => [id, requirementsOf(path)]));
};
