/** Looks up categories by code, for writes and files that refer to them by code. */
import { asc, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';

const byCode = prepared({ codes: many(categories.code) }, (q, { codes }) =>
  q
    .select({ id: categories.id, code: categories.code })
    .from(categories)
    .where(inArray(categories.code, codes))
    .orderBy(asc(categories.position), asc(categories.id)),
);

/** Ids by code, for the codes that exist; siblings in their stored order. */
export const loadCategoryIds = async (
  db: Db,
  codes: Iterable<string>,
): Promise<Map<string, number>> => {
  const rows = await byCode(db, { codes: [...new Set(codes)] });
  return new Map(rows.map(({ id, code }) => [code, id]));
};

const all = prepared({}, (q) =>
  q.select({ id: categories.id, code: categories.code }).from(categories),
);
/** The code of every category by its id. */
export const loadCategoryCodes = async (db: Db): Promise<Map<number, string>> =>
  new Map((await all(db)).map(({ id, code }) => [id, code]));
