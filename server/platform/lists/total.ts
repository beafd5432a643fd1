/** The number of rows of a whole table, for lists without a filter. */
import { query } from '#db/statements';
import type { Db } from '#db';

/**
 * From this size on, a number may be a second old: after every write, by whomever, a database reads a whole index again to
 * count, which for 1,000,000 rows takes longer than the page itself.
 */
const LARGE = 100_000;
const VALID_MS = 1_000;

const known = new WeakMap<Db, Map<string, { n: number; until: number }>>();

const knownOf = (db: Db) => {
  const found = known.get(db) ?? new Map<string, { n: number; until: number }>();
  known.set(db, found);
  return found;
};

/** Counts the rows of a source, the name of a table in quotes; `nowMs` is of a clock that never goes back. */
export const countWhole = async (
  db: Db,
  source: string,
  { nowMs = performance.now(), large = LARGE } = {},
): Promise<number> => {
  const counted = knownOf(db);
  const last = counted.get(source);
  if (last && nowMs < last.until) return last.n;
  const [row] = await query<{ n: number }>(db, `select count(*) as n from ${source}`, []);
  const n = Number(row?.n ?? 0);
  if (n >= large) counted.set(source, { n, until: nowMs + VALID_MS });
  else counted.delete(source);
  return n;
};
