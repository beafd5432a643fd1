/** Writes search entries that are missing. */
import { getTableName } from 'drizzle-orm';
import type { Connection } from '#db';
import { findUnindexed, type Searchable } from '#db/search';
import { afterRestore } from './afterRestore.ts';

/** Records that are written in one transaction, and ids that are read at once. */
const CHUNK = 200;
const READ_AT_ONCE = 10_000;

/** Writes the search entries that a change of their form removed; returns how many. */
export const reindexMissing = async (connection: Connection): Promise<number> => {
  let count = 0;
  for (const { reindex } of afterRestore.parts) {
    if (!reindex) continue;
    const resource = getTableName(reindex.table) as Searchable;
    for (let after = 0; ;) {
      const ids = await findUnindexed(connection.db, resource, { after, limit: READ_AT_ONCE });
      for (let from = 0; from < ids.length; from += CHUNK)
        await connection.transaction((tx) => reindex.write(tx, ids.slice(from, from + CHUNK)));
      count += ids.length;
      if (ids.length < READ_AT_ONCE) break;
      after = ids.at(-1) ?? 0;
    }
  }
  return count;
};
