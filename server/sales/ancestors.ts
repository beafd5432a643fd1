import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { idsOfPath } from '../categories/rules.ts';
import type { Ancestors } from './rules.ts';

/** Ancestors (self included) of these categories, from their paths. */
export const loadAncestors = async (db: Db, categoryIds: Iterable<number | null>): Promise<Ancestors> => {
  const ids = [...new Set([...categoryIds].filter((id) => id !== null))];
  const rows = await selectIn<{ id: number; path: string }>(
    db,
    'select id, path from categories where id in (?)',
    ids,
    'integer',
  );
  const known = new Map(rows.map(({ id, path }) => [id, idsOfPath(path)]));
  return (categoryId) => known.get(categoryId) ?? [];
};
