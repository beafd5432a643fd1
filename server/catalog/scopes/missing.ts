/** Finds references to records of the catalogue that do not exist. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { products, variants } from '#db/schema/catalog/products';
import type { ScopeReference } from './references.ts';

const existingIn = {
  categories: prepared({ ids: many(categories.id) }, (q, { ids }) =>
    q.select({ id: categories.id }).from(categories).where(inArray(categories.id, ids)),
  ),
  products: prepared({ ids: many(products.id) }, (q, { ids }) =>
    q.select({ id: products.id }).from(products).where(inArray(products.id, ids)),
  ),
  variants: prepared({ ids: many(variants.id) }, (q, { ids }) =>
    q.select({ id: variants.id }).from(variants).where(inArray(variants.id, ids)),
  ),
};

/** Those of the references whose record does not exist. */
export const missingReferences = async (
  tx: Db,
  references: readonly ScopeReference[],
): Promise<ScopeReference[]> => {
  const missing: ScopeReference[] = [];
  for (const table of ['categories', 'products', 'variants'] as const) {
    const toTable = references.filter((reference) => reference.table === table);
    const rows = await existingIn[table](tx, { ids: toTable.map(({ id }) => id) });
    const existing = new Set(rows.map(({ id }) => id));
    missing.push(...toTable.filter(({ id }) => !existing.has(id)));
  }
  return missing;
};
