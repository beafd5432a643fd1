/**
 * Records whose whole key (SKU, number, code) is the searched text, or of which a word ends with the searched digits: they
 * are the first of a searched list.
 */
import { shapeOf } from '#db/bulk';
import { endingIds } from '#db/search';
import { query } from '#db/statements';
import { keyForms } from '#shared/searchText';
import type { Context } from '../http/context.ts';
import type { Filter, ListSpec } from './spec.ts';

/** More records with one key are in no particular order. */
const MAX_FIRST = 50;

const byWhole = async (spec: ListSpec, { db }: Context, q: string): Promise<number[]> => {
  const keys = spec.keys ?? [];
  if (keys.length === 0) return [];
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

/** Ids of the records that come first, those with the whole key before the others; none where nothing is searched. */
export const idsByKey = async (
  spec: ListSpec,
  context: Context,
  { q }: Filter,
): Promise<{ whole: number[]; ending: number[] }> => {
  if (typeof q !== 'string' || q.trim() === '') return { whole: [], ending: [] };
  const whole = await byWhole(spec, context, q);
  if (!spec.search) return { whole, ending: [] };
  const personal = spec.search.personal?.(context) ?? false;
  const { resource } = spec.search;
  const ending = await endingIds(context.db, resource, q, { personal, limit: MAX_FIRST });
  return { whole, ending };
};
