/** Writes the rows of a backup into an empty, migrated database. */
import { DERIVED, LOGINS, MARKS, REMOVED_COLUMNS, storedTables } from './backupTables.ts';
import type { Db } from './database.ts';
import { dialectOf } from './driver.ts';
import { query, type Value } from './statements.ts';

/** Tables whose first rows are written by migrations. */
const NEVER_EMPTY = ['price_lists'];

export const isEmptyDatabase = async (db: Db): Promise<boolean> => {
  for (const table of storedTables().filter((name) => !NEVER_EMPTY.includes(name))) {
    if ((await query(db, `select 1 from "${table}" limit 1`)).length > 0) return false;
  }
  return true;
};

/** Work that may change and delete rows of ledgers, which are only added to otherwise. */
export const whileClearing = async (tx: Db, work: () => Promise<void>) => {
  await query(tx, 'insert into ledger_clearing (id) values (1)');
  await work();
  await query(tx, 'delete from ledger_clearing');
};

export const emptyTables = (tx: Db) =>
  whileClearing(tx, async () => {
    for (const table of [...LOGINS, ...MARKS]) await query(tx, `delete from "${table}"`);
    for (const table of [...storedTables()].reverse()) await query(tx, `delete from "${table}"`);
    for (const table of DERIVED) await query(tx, `delete from "${table}"`);
  });

/** Inserts rows with their stored values. */
export const insertStored = async (
  tx: Db,
  table: string,
  rows: readonly Record<string, unknown>[],
) => {
  const removed = REMOVED_COLUMNS[table] ?? [];
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !removed.includes(column));
  const { sql, rowByRow } = dialectOf(tx).insertStored(table, columns);
  if (!rowByRow) return void (await query(tx, sql, [JSON.stringify(rows)]));
  for (const row of rows)
    await query(
      tx,
      sql,
      columns.map((column) => row[column] as Value),
    );
};

/** Sets the next generated ids after the highest ids. Needed after rows were inserted with explicit ids. */
export const resetIdentities = async (tx: Db) => {
  const { identity } = dialectOf(tx);
  if (!identity) return;
  for (const table of storedTables()) {
    const [sequence] = await query<{ name: string }>(tx, identity.sequence, [table]);
    if (sequence) await query(tx, identity.advance(table, sequence.name));
  }
};
