/** Loads stored categories by code. */
import { inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';

export const loadByCodes = prepared({ codes: many(categories.code) }, (q, { codes }) =>
  q
    .select({
      id: categories.id,
      code: categories.code,
      parentId: categories.parentId,
      position: categories.position,
      path: categories.path,
      depth: categories.depth,
      names: categories.names,
      name: categories.name,
      hidden: categories.hidden,
      version: categories.version,
    })
    .from(categories)
    .where(inArray(categories.code, codes)),
);

export type KnownCategory = Awaited<ReturnType<typeof loadByCodes>>[number];
