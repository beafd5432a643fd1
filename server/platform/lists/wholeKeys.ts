/** Records whose whole key (SKU, number, code) is the searched text: they are the first of a searched list. */
import { shapeOf } from '#db/bulk';
import { query } from '#db/statements';
import { keyForms } from '#shared/searchText';
import type { Context } from '../http/context.ts';
import type { Filter, ListSpec } from './spec.ts';

/** More records with one key are in no particular order. */
const MAX_FIRST = 50;

/** Ids of the records that have the searched text as a key; none where nothing is searched. */
export const idsByKey = async (
  spec: ListSpec,
  { db }: Context,
  { q }: Filter,
): Promise<number[]> => {
  const keys = spec.keys ?? [];
  if (keys.length === 0 || typeof q !== 'string' || q.trim() === '') return [];
  const { table } = shapeOf(spec.table);
  const forms = keyForms(q.replace(/^\s*#\s*/, ''));
  const selects = keys.map((key) =>
    typeof key === 'string'
      ? `select id from "${table}" where ${key} in (?, ?, ?)`
      : `select ${key.id} from ${key.table} where ${key.column} in (?, ?, ?)`,
  );
  const rows = await query<{ id: number }>(
    db,
    `${selects.join(' union ')} limit ${MAX_FIRST}`,
    keys.flatMap(() => forms),
  );
  return rows.map(({ id }) => id);
};
