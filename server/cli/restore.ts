/** `npm run restore -- <file> [--replace]`: restores a backup into an empty database; `--replace` empties it first. */
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import '#shared/validation';
import { type Connection, connect } from '#db';
import { storedTables } from '#db/backupTables';
import { emptyTables, insertStored, isEmptyDatabase, resetIdentities } from '#db/restore';
import '../app.ts';
import { readEnv } from '../env.ts';
import { afterRestore } from '../platform/backup/afterRestore.ts';
import { writeBaseList } from '../pricing/prices/basePrices.ts';
import { readSettings } from '../platform/settings/read.ts';
import { FORMAT } from './backup.ts';

const CHUNK = 500;

type Batch = [table: string, rows: Record<string, unknown>[]];

/** The rows of the file in order; throws if it is not a complete backup of this version. */
async function* batchesOf(file: string): AsyncGenerator<Batch> {
  const source = createReadStream(file);
  const unpacked = source.pipe(createGunzip());
  source.on('error', (error) => unpacked.destroy(error));
  const tables = new Set(storedTables());
  let format: string | undefined;
  for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity })) {
    if (format === undefined) {
      format = line;
      if (format !== FORMAT) throw new Error('This file is not a backup of this version');
      continue;
    }
    const [table, rows] = JSON.parse(line) as Batch;
    if (!tables.has(table))
      throw new Error(`The backup holds a table this version does not know: ${table}`);
    yield [table, rows];
  }
  if (format === undefined) throw new Error('The file is empty');
}

/** Reads the whole file first, so that a damaged file deletes nothing. */
const check = async (file: string) => {
  const batches = batchesOf(file);
  while (!(await batches.next()).done);
};

/** Rewrites everything that is derived from the restored rows. */
const rebuild = async (connection: Connection) => {
  const { weekStart } = await readSettings(connection.db);
  await connection.transaction(async (tx) => {
    await resetIdentities(tx);
    for (const step of afterRestore.parts) await step.rebuild?.(tx, { weekStart });
  });
  for (const { reindex } of afterRestore.parts) {
    if (!reindex) continue;
    const { table } = reindex;
    const rows = await connection.db.select({ id: table.id }).from(table);
    const ids = rows.map(({ id }) => id as number);
    for (let start = 0; start < ids.length; start += CHUNK)
      await connection.transaction((tx) => reindex.write(tx, ids.slice(start, start + CHUNK)));
  }
};

/** Restores a whole backup; returns the number of rows. After a failure the database is empty. */
export const restore = async (
  connection: Connection,
  file: string,
  replace = false,
): Promise<number> => {
  if (!replace && !(await isEmptyDatabase(connection.db))) {
    throw new Error('The database is not empty; --replace empties it first');
  }
  if (replace) await check(file);
  await connection.transaction(emptyTables);
  let count = 0;
  try {
    for await (const [table, rows] of batchesOf(file)) {
      count += rows.length;
      await connection.transaction((tx) => insertStored(tx, table, rows));
    }
    await rebuild(connection);
  } catch (error) {
    await connection.transaction(async (tx) => {
      await emptyTables(tx);
      await writeBaseList(tx);
    });
    throw error;
  }
  return count;
};

const main = async () => {
  const args = process.argv.slice(2);
  const file = args.find((arg) => !arg.startsWith('--'));
  if (!file) {
    console.error('Usage: npm run restore -- <file.gz> [--replace]');
    process.exit(1);
  }
  const connection = connect(readEnv().DATABASE_URL);
  await connection.migrate();
  try {
    console.log(
      `${await restore(connection, resolve(file), args.includes('--replace'))} rows restored`,
    );
  } catch (error) {
    console.error(`Cannot restore: ${(error as Error).message}`);
    process.exitCode = 1;
  }
  await connection.close();
};

if (import.meta.filename === process.argv[1]) await main();
