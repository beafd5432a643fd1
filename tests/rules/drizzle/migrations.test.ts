/** The generated migrations agree with the schema, on both databases. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const journalOf = (dialect: string) =>
  JSON.parse(
    readFileSync(join(root, 'drizzle/migrations', dialect, 'meta/_journal.json'), 'utf8'),
  ) as {
    entries: { idx: number; tag: string; when: number }[];
  };

describe.each([
  ['sqlite', ''],
  ['postgres', 'postgres://nowhere'],
])('the migrations for %s', (dialect, DATABASE_URL) => {
  test('the schema has no change without a generated migration', { timeout: 60_000 }, async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'pendingMigration.ts')],
      {
        cwd: root,
        env: { ...process.env, DATABASE_URL },
      },
    );
    const missing = JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null');
    expect(missing, 'run `npm run db:generate -- <name>`').toEqual([]);
  });
  test('the journal lists every migration file in order', () => {
    const { entries } = journalOf(dialect);
    const files = readdirSync(join(root, 'drizzle/migrations', dialect)).filter((name) =>
      name.endsWith('.sql'),
    );
    expect(entries.map(({ tag }) => `${tag}.sql`)).toEqual(files.sort());
    expect(entries.map(({ idx }) => idx)).toEqual(entries.map((_, index) => index));
    // The migrator skips migrations that are not newer than the last one it ran.
    expect(entries.map(({ when }) => when)).toEqual(
      entries.map(({ when }) => when).toSorted((a, b) => a - b),
    );
  });
});

test('both databases have the same migrations', () => {
  expect(journalOf('postgres').entries.map(({ tag }) => tag)).toEqual(
    journalOf('sqlite').entries.map(({ tag }) => tag),
  );
});
