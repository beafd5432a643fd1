/** `transaction()` behaves the same on both databases. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '#db';
import { connect } from '#db';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { bundledScript } from '../support/bundledScript.ts';
import { openDatabase, type TestDatabase } from '../support/openDatabase.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(() =>
  database.connection.transaction((tx) => query(tx, 'delete from idempotency_keys')),
);

const INSERT = `insert into idempotency_keys (api_key_id, key, request_hash, status, body, created_at) values (?, ?, '', 200, '', 0)`;
const add = (tx: Db, key: string, owner = 1) => query(tx, INSERT, [owner, key]);
const keys = async () =>
  (
    await query<{ key: string }>(
      database.connection.db,
      'select key from idempotency_keys order by key, api_key_id',
    )
  ).map(({ key }) => key);

describe('transactions that run in one group', () => {
  test('a failing transaction does not affect the others of its group', async () => {
    const { transaction } = database.connection;
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c', 'd', 'e'].map((key, index) =>
        transaction(async (tx) => {
          await add(tx, key);
          if (index === 1) throw new Error('changed my mind');
          // The second row of this transaction violates a constraint.
          if (index === 3) await add(tx, key);
          return key;
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await keys()).toEqual(['a', 'c', 'e']);
  });
  test('a transaction rejects with the failed statement’s own error, whatever runs concurrently', async () => {
    const { transaction } = database.connection;
    const broken = transaction(async (tx) => {
      await add(tx, 'a');
      const later = async () => {
        // The failure is observed after the statement that was sent next.
        const asked = async () => query(tx, 'select no_such_column from idempotency_keys');
        const [row] = await asked();
        return row;
      };
      await Promise.all([later(), query(tx, 'select 1')]);
    });
    await expect(broken).rejects.toThrow(/no_such_column/);
    expect(await keys()).toEqual([]);
  });
  test('a transaction sees the writes of earlier ones and resolves after its commit', async () => {
    const { transaction, db } = database.connection;
    await transaction((tx) => add(tx, 'first'));
    const seen = await transaction(async (tx) => {
      await add(tx, 'second');
      return (await query<{ n: number }>(tx, 'select count(*) as n from idempotency_keys'))[0]?.n;
    });
    expect(seen).toBe(2);
    expect((await query(db, 'select 1 from idempotency_keys')).length).toBe(2);
  });
  test('concurrent transactions lose no update', async () => {
    const { transaction } = database.connection;
    await transaction((tx) => add(tx, 'counter'));
    const increase = () =>
      transaction(async (tx) => {
        const [row] = await query<{ status: number }>(
          tx,
          `select status from idempotency_keys where key = 'counter'`,
        );
        await query(tx, `update idempotency_keys set status = ? where key = 'counter'`, [
          (row?.status ?? 0) + 1,
        ]);
      });
    await Promise.all(Array.from({ length: 40 }, increase));
    const [row] = await query<{ status: number }>(
      database.connection.db,
      `select status from idempotency_keys where key = 'counter'`,
    );
    expect(row?.status).toBe(240);
  });
  test('transactions that fill several groups are all executed', async () => {
    const { transaction } = database.connection;
    await Promise.all(
      Array.from({ length: 200 }, (_, index) => transaction((tx) => add(tx, `key ${index}`))),
    );
    expect((await keys()).length).toBe(200);
  });
});

describe.runIf(dialect === 'sqlite')('transactions on a synchronous database', () => {
  test('a transaction that awaits anything else is refused and rolled back, and its neighbours are committed', async () => {
    const { transaction } = database.connection;
    const outcomes = await Promise.allSettled([
      transaction((tx) => add(tx, 'before')),
      transaction(async (tx) => {
        await add(tx, 'stray');
        await new Promise((resolve) => setTimeout(resolve, 5));
        await add(tx, 'stray again');
      }),
      transaction((tx) => add(tx, 'after')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((outcomes[1] as PromiseRejectedResult).reason.message).toMatch(
      /awaited something other/,
    );
    expect(await keys()).toEqual(['after', 'before']);
  });
  test('writing outside a transaction fails', async () => {
    await expect(add(database.connection.db, 'outside')).rejects.toThrow(/readonly/);
    expect(await keys()).toEqual([]);
  });
  test('closing the connection waits for earlier transactions', async () => {
    const other = await openDatabase();
    const written = Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        other.connection.transaction((tx) => add(tx, `late ${index}`)),
      ),
    );
    await other.close();
    await expect(written).resolves.toHaveLength(100);
  });
});

describe('a process that is killed while it writes', () => {
  test('every acknowledged transaction is stored, and every other one entirely or not at all', async () => {
    const child = spawn(
      process.execPath,
      [await bundledScript('tests/api/platform/writeForever.ts'), database.url],
      {
        env: { ...process.env, DATABASE_URL: dialect === 'sqlite' ? '' : database.url },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const acknowledged: string[] = [];
    const exited = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(`write ${line}`);
      if (acknowledged.length === 150) child.kill('SIGKILL');
    }
    expect(await exited).toBe('SIGKILL');

    const again = connect(database.url);
    const rows = await query<{ key: string; n: number }>(
      again.db,
      'select key, count(*) as n from idempotency_keys group by key',
    );
    await again.close();
    const kept = new Set(rows.map(({ key }) => key));
    expect(acknowledged.length).toBeGreaterThanOrEqual(150);
    expect(acknowledged.filter((key) => !kept.has(key))).toEqual([]);
    expect(rows.filter(({ n }) => n !== 2)).toEqual([]);
  });
});

test('work outside the queue that waits for the queue is not blocked by a long transaction', async () => {
  const { transaction, longTransaction, outsideTransaction } = database.connection;
  let long: Promise<void> = Promise.resolve();
  const login = outsideTransaction(async () => {
    // A long transaction is queued during a login, and the login still has to write an activity.
    long = longTransaction((tx) => query(tx, INSERT, [1, 'long']).then(() => undefined));
    await new Promise((resolve) => setImmediate(resolve));
    await transaction((tx) => add(tx, 'login'));
  });
  await login;
  await long;
  await Promise.all([
    outsideTransaction(() => transaction((tx) => add(tx, 'again'))),
    longTransaction((tx) => query(tx, INSERT, [2, 'more'])),
  ]);
  expect(await keys()).toEqual(['again', 'login', 'long', 'more']);
});
