/** `npm run restore -- <file> [--replace]`: restores a backup into an empty database; `--replace` empties it first. */
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import '#shared/validation';
import { getTableName } from 'drizzle-orm';
import { type Connection, connect, type Db } from '#db';
import { LOGINS, storedTables } from '#db/backupTables';
import { emptyTables, insertStored, isEmptyDatabase, resetIdentities } from '#db/restore';
import { dropRemoved } from '#db/search';
import { query } from '#db/statements';
import '../app.ts';
import { readEnv } from '../env.ts';
import { type Erasure, eraseAgain, loadErasures } from '../members/erasure/again.ts';
import { afterRestore } from '../platform/backup/afterRestore.ts';
import { readSettings } from '../platform/settings/read.ts';
import { type End, FORMAT } from './backup.ts';

const CHUNK = 500;

type Batch = [table: string, rows: Record<string, unknown>[]];

/** The lines of the file; errors of reading and unpacking are thrown, which `readline` would swallow. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip().setEncoding('utf8');
  const reading = pipeline(createReadStream(file), unpacked);
  // Thrown below, by reading what was unpacked.
  reading.catch(() => undefined);
  let rest = '';
  for await (const part of unpacked as AsyncIterable<string>) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  await reading;
  if (rest !== '') yield rest;
}

const parseLine = (line: string): Batch | End => {
  try {
    return JSON.parse(line) as Batch | End;
  } catch {
    throw new Error('The file is damaged: a line of it is not JSON');
  }
};

/** The rows of the file in order; throws if it is not a complete backup of this version. */
async function* batchesOf(file: string): AsyncGenerator<Batch> {
  const tables = new Set(storedTables());
  let format: string | undefined;
  let count = 0;
  let end: End | undefined;
  for await (const line of linesOf(file)) {
    if (format === undefined) {
      format = line;
      if (format !== FORMAT) throw new Error('This file is not a backup of this version');
      continue;
    }
    if (end) throw new Error('The file is damaged: it continues after its end');
    const parsed = parseLine(line);
    if (!Array.isArray(parsed)) {
      end = parsed;
      continue;
    }
    const [table, rows] = parsed;
    // Backups of earlier versions hold open sessions, which are not restored.
    if (!tables.has(table) && !LOGINS.has(table))
      throw new Error(`The backup holds a table this version does not know: ${table}`);
    count += rows.length;
    if (tables.has(table)) yield [table, rows];
  }
  if (format === undefined) throw new Error('The file is empty');
  if (end?.rows !== count)
    throw new Error('The file is incomplete: its end or some rows are missing');
}

/** Rewrites everything that is derived from the restored rows, once the members who are erased now are erased there too. */
const rebuild = async (tx: Db, erasures: readonly Erasure[]) => {
  const { weekStart } = await readSettings(tx);
  await resetIdentities(tx);
  await eraseAgain(tx, erasures, Date.now());
  for (const step of afterRestore.parts) await step.rebuild?.(tx, { weekStart });
  for (const { reindex } of afterRestore.parts) {
    if (!reindex) continue;
    const rows = await query<{ id: number }>(tx, `select id from "${getTableName(reindex.table)}"`);
    const ids = rows.map(({ id }) => id);
    for (let start = 0; start < ids.length; start += CHUNK)
      await reindex.write(tx, ids.slice(start, start + CHUNK));
  }
};

/**
 * Restores a whole backup; returns the number of rows. It is one transaction, so that the database holds either what it
 * held before or all of the backup, even if the process is killed. Members who were erased since then stay erased.
 */
export const restore = async (
  connection: Connection,
  file: string,
  replace = false,
): Promise<number> => {
  const rows = await connection.longTransaction(async (tx) => {
    if (!replace && !(await isEmptyDatabase(tx)))
      throw new Error('The database is not empty; --replace empties it first');
    const erasures = await loadErasures(tx);
    await emptyTables(tx);
    let count = 0;
    for await (const [table, rows] of batchesOf(file)) {
      count += rows.length;
      await insertStored(tx, table, rows);
    }
    await rebuild(tx, erasures);
    return count;
  });
  await dropRemoved(connection, 'members');
  return rows;
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
