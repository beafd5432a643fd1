/** Every static statement, created when its module is loaded, is valid for the migrated tables of both databases. */
import Sqlite from 'better-sqlite3';
import { and, inArray, not, or } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertRows } from '#db/bulk';
import { dialectOf } from '#db/driver';
import { dialect } from '#db/kit';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { orders } from '#db/schema/orders/orders';
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

test('a condition on an empty list never holds, and the conditions beside it still do', async () => {
  const { db } = database.connection;
  const at = Date.UTC(2026, 0, 1);
  const place = { depth: 0, path: '/', createdAt: at, updatedAt: at };
  for (const [position, code] of ['first', 'second'].entries())
    await database.connection.transaction((tx) =>
      insertRows(tx, categories, [{ ...place, code, position, names: { en: code }, name: code }]),
    );
  const codesOf = (rows: { code: string }[]) => rows.map(({ code }) => code).toSorted();
  const either = prepared(
    { positions: many(categories.position), codes: many(categories.code) },
    (q, { positions, codes }) =>
      q
        .select({ code: categories.code })
        .from(categories)
        .where(or(inArray(categories.position, positions), inArray(categories.code, codes))),
  );
  expect(codesOf(await either(db, { positions: [], codes: ['second'] }))).toEqual(['second']);
  expect(codesOf(await either(db, { positions: [0], codes: [] }))).toEqual(['first']);
  expect(codesOf(await either(db, { positions: [0], codes: ['second', 'third'] }))).toEqual([
    'first',
    'second',
  ]);
  expect(await either(db, { positions: [], codes: [] })).toEqual([]);
  const others = prepared({ positions: many(categories.position) }, (q, { positions }) =>
    q
      .select({ code: categories.code })
      .from(categories)
      .where(not(inArray(categories.position, positions))),
  );
  expect(codesOf(await others(db, { positions: [] }))).toEqual(['first', 'second']);
  expect(codesOf(await others(db, { positions: [0] }))).toEqual(['second']);
  const both = prepared(
    { positions: many(categories.position), codes: many(categories.code) },
    (q, { positions, codes }) =>
      q
        .select({ code: categories.code })
        .from(categories)
        .where(and(inArray(categories.position, positions), inArray(categories.code, codes))),
  );
  expect(await both(db, { positions: [], codes: ['second'] })).toEqual([]);
});

test.each([1, 2, 3, 100])(
  'lists of %i instants, amounts, ids and texts can be passed to a statement',
  async (length) => {
    const { db } = database.connection;
    const byInstant = prepared({ values: many(orders.placedAt) }, (q, { values }) =>
      q.select({ id: orders.id }).from(orders).where(inArray(orders.placedAt, values)),
    );
    const byAmount = prepared({ values: many(orders.revenue) }, (q, { values }) =>
      q.select({ id: orders.id }).from(orders).where(inArray(orders.revenue, values)),
    );
    const byId = prepared({ values: many(orders.id) }, (q, { values }) =>
      q.select({ id: orders.id }).from(orders).where(inArray(orders.id, values)),
    );
    const byNumber = prepared({ values: many(orders.externalId) }, (q, { values }) =>
      q.select({ id: orders.id }).from(orders).where(inArray(orders.externalId, values)),
    );
    const values = Array.from({ length }, (_, index) => Date.UTC(2026, 0, 1) + index);
    expect(await byInstant(db, { values })).toEqual([]);
    expect(await byAmount(db, { values })).toEqual([]);
    expect(await byId(db, { values: values.map((_, index) => index) })).toEqual([]);
    expect(await byNumber(db, { values: values.map(String) })).toEqual([]);
  },
);
