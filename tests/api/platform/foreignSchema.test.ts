/** A database of a newer version or of another program is refused, not started on. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import { schemaError } from '#db/foreignSchema';
import { query } from '#db/statements';
import { openDatabase, type TestDatabase } from '../support/openDatabase.ts';

const MIGRATIONS = dialect === 'sqlite' ? '__drizzle_migrations' : 'drizzle.__drizzle_migrations';
let database: TestDatabase;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(() => database.close());

const run = (sql: string) => database.connection.transaction((tx) => query(tx, sql));

test('a database of this version is migrated again without a change', async () => {
  await expect(database.connection.migrate()).resolves.toBeUndefined();
});
test('a database that a newer version migrated is refused', async () => {
  await run(`insert into ${MIGRATIONS} (hash, created_at) values ('newer', 4102444800000)`);
  await expect(database.connection.migrate()).rejects.toThrow('newer version');
});
test('a database with tables and without our migrations is refused', async () => {
  await run(`delete from ${MIGRATIONS}`);
  await expect(database.connection.migrate()).rejects.toThrow('tables of another program');
});
test.each([
  [{ applied: [], tables: [] }, null],
  [{ applied: [1], tables: ['products'] }, null],
  [{ applied: [1, 3], tables: ['products'] }, 'newer version'],
  [{ applied: [], tables: ['wp_posts'] }, 'wp_posts'],
])('what a database holds, %j, is judged by this version’s migrations', (found, error) => {
  const message = schemaError(found, new Set([1, 2]));
  if (error === null) expect(message).toBeNull();
  else expect(message).toContain(error);
});
