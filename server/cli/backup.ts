/** `npm run backup -- <file>`: writes the whole database to one compressed file while the store is in use. */
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { storedTables } from '#db/backupTables';
import { openSnapshot, type Snapshot } from '#db/snapshot';
import { readEnv } from '../env.ts';
import { replaceFile } from '../platform/files/replaceFile.ts';

/** First line of the file; `restore` refuses other formats. */
export const FORMAT = 'merchant-console-backup 1';
/** Last line of the file; a file without it is incomplete. */
export interface End {
  rows: number;
}

async function* linesOf(snapshot: Snapshot, count: (rows: number) => void): AsyncGenerator<string> {
  yield `${FORMAT}\n`;
  let total = 0;
  for (const table of storedTables()) {
    for await (const rows of snapshot.rows(table)) {
      total += rows.length;
      yield `${JSON.stringify([table, rows])}\n`;
    }
  }
  count(total);
  yield `${JSON.stringify({ rows: total } satisfies End)}\n`;
}

/** Returns the number of rows. An earlier file of this name is replaced once the new one is complete. */
export const backup = async (url: string, file: string): Promise<number> => {
  const snapshot = await openSnapshot(url);
  let count = 0;
  try {
    await replaceFile(file, (temporary) =>
      pipeline(
        linesOf(snapshot, (rows) => (count = rows)),
        createGzip({ level: 4 }),
        createWriteStream(temporary, { mode: 0o600 }),
      ),
    );
  } finally {
    await snapshot.close();
  }
  return count;
};

if (import.meta.filename === process.argv[1]) {
  const [file] = process.argv.slice(2);
  if (!file) {
    console.error('Usage: npm run backup -- <file.gz>');
    process.exit(1);
  }
  try {
    const rows = await backup(readEnv().DATABASE_URL, resolve(file));
    console.log(`${rows} rows written to ${file}`);
  } catch (error) {
    console.error(`Cannot back up: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
