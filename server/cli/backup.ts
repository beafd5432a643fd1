/** `npm run backup -- <file>`: writes the whole database to one compressed file while the store is in use. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { storedTables } from '#db/backupTables';
import { openSnapshot } from '#db/snapshot';
import { readEnv } from '../env.ts';

/** First line of the file; `restore` refuses other formats. */
export const FORMAT = 'merchant-console-backup 1';

export const backup = async (url: string, file: string): Promise<number> => {
  const snapshot = await openSnapshot(url);
  const compressed = createGzip({ level: 4 });
  const output = compressed.pipe(createWriteStream(file, { mode: 0o600 }));
  const write = async (line: string) => {
    if (!compressed.write(`${line}\n`)) await once(compressed, 'drain');
  };
  let count = 0;
  await write(FORMAT);
  for (const table of storedTables()) {
    for await (const rows of snapshot.rows(table)) {
      count += rows.length;
      await write(JSON.stringify([table, rows]));
    }
  }
  compressed.end();
  await finished(output);
  await snapshot.close();
  return count;
};

if (import.meta.filename === process.argv[1]) {
  const [file] = process.argv.slice(2);
  if (!file) {
    console.error('Usage: npm run backup -- <file.gz>');
    process.exit(1);
  }
  const rows = await backup(readEnv().DATABASE_URL, resolve(file));
  console.log(`${rows} rows written to ${file}`);
}
