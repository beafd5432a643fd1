/** Every static statement, created when its module is loaded, is valid for the migrated tables of both databases. */
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialectOf } from '#db/driver';
import { dialect } from '#db/kit';
import { registeredStatements } from '#db/statements';
import { openDatabase, type TestDatabase } from '../support/openDatabase.ts';

const MODULES = import.meta.glob<unknown>([
  '/server/**/*.ts',
  '!/server/main.ts',
  '!/server/cli/**',
]);

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
  for (const load of Object.values(MODULES)) await load();
}, 120_000);
afterAll(() => database.close());

const numbered = (sql: string) => {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
};

/** Prepares the statements without running them and returns those that the database refuses. */
const refusedBySqlite = (sqls: readonly string[]): string[] => {
  const handle = new Sqlite(database.url, { readonly: true });
  const refused: string[] = [];
  for (const sql of sqls) {
    try {
      handle.prepare(sql);
    } catch (error) {
      refused.push(`${String(error)}: ${sql}`);
    }
  }
  handle.close();
  return refused;
};
const refusedByPostgres = async (sqls: readonly string[]): Promise<string[]> => {
  const client = new pg.Client(database.url);
  await client.connect();
  const refused: string[] = [];
  for (const sql of sqls) {
    try {
      await client.query(`prepare checked as ${numbered(sql)}`);
      await client.query('deallocate checked');
    } catch (error) {
      refused.push(`${String(error)}: ${sql}`);
    }
  }
  await client.end();
  return refused;
};

test('every static statement can be prepared on the migrated database', async () => {
  const sqls = registeredStatements(dialectOf(database.connection.db));
  expect(sqls.length).toBeGreaterThan(100);
  const refused = dialect === 'sqlite' ? refusedBySqlite(sqls) : await refusedByPostgres(sqls);
  expect(refused).toEqual([]);
});
