/** What servers write when they start: once, also if two start at the same time or one was killed. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Connection, connect } from '#db';
import { dialect } from '#db/kit';
import { exclusively as exclusivelyOfServer, PREPARATION_LOCK } from '#db/postgres/exclusive';
import { exclusively as exclusivelyOfFile } from '#db/sqlite/exclusive';
import { query } from '#db/statements';
import '#server/app';
import { ensureFirstAccounts } from '#server/platform/access/firstAccounts';
import { verifyAll } from '#server/platform/verify/verify';
import { prepareStore } from '../../../seed/prepareStore.ts';
import { seedDemo } from '../../../seed/demo.ts';
import { fillingOf } from '../../../seed/fill.ts';
import { openApi, type OpenApi } from '../support/openApi.ts';
import { openDatabase, type TestDatabase } from '../support/openDatabase.ts';

const NOW = Date.parse('2026-11-22T02:30:00Z');
/** The smallest scale that still creates every kind of record. */
const TINY = 0.002;

let written = 0;
const writeDemo = async (connection: Connection) => {
  written++;
  await seedDemo(connection, { now: NOW, scale: TINY });
};
const wantsDemo = { wantsDemo: true, writeDemo };

const countOf = async (connection: Connection, table: string) =>
  (await query<{ n: number }>(connection.db, `select count(*) as n from "${table}"`))[0]?.n;

beforeEach(() => {
  written = 0;
});

describe('two servers that start with the same empty database', () => {
  let database: TestDatabase;
  let servers: [Connection, Connection];
  beforeAll(async () => {
    database = await openDatabase({ isMigrated: false });
    servers = [database.connection, connect(database.url)];
  });
  afterAll(async () => {
    await servers[1].close();
    await database.close();
  });

  test('migrate it and make one demo store, and a third finds it complete', async () => {
    await Promise.all(servers.map((server) => server.migrate()));
    const demo = await Promise.all(servers.map((server) => prepareStore(server, wantsDemo)));
    expect(demo).toEqual([true, true]);
    expect(written).toBe(1);
    const orders = await countOf(database.connection, 'orders');
    expect(await prepareStore(servers[1], wantsDemo)).toBe(true);
    expect(await countOf(database.connection, 'orders')).toBe(orders);
    const differences = await database.connection.transaction((tx) =>
      verifyAll(tx, { weekStart: 1 }),
    );
    expect(differences).toEqual([]);
  });

  test('a demo store whose server was killed while making it is made again by the next, once', async () => {
    await database.connection.transaction((tx) =>
      query(tx, 'update demo_stores set filled_at = null'),
    );
    expect(await fillingOf(database.connection.db)).toBe('cut');
    await Promise.all(servers.map((server) => prepareStore(server, wantsDemo)));
    expect(written).toBe(1);
    expect(await fillingOf(database.connection.db)).toBe('demo');
  });

  test('one without a demo store refuses to start on half of one', async () => {
    await database.connection.transaction((tx) =>
      query(tx, 'update demo_stores set filled_at = null'),
    );
    await expect(prepareStore(servers[0], { wantsDemo: false, writeDemo })).rejects.toThrow(
      'npm run db:reset',
    );
    expect(written).toBe(0);
  });
});

test('a server does not wait for ever for one that prepares the same database', async () => {
  const { url, connection, close } = await openDatabase();
  const work = async () => 'prepared';
  const prepare = () =>
    dialect === 'sqlite'
      ? exclusivelyOfFile(url, work, 300)
      : exclusivelyOfServer(url, { lock: PREPARATION_LOCK, limitMs: 300 }, work);
  await connection.exclusively(() =>
    expect(prepare()).rejects.toThrow('another process has been preparing this database'),
  );
  expect(await prepare()).toBe('prepared');
  await close();
});

describe('a store with data but without staff', () => {
  let api: OpenApi;
  beforeAll(async () => {
    api = await openApi();
    const store = await api.store();
    await store('POST', '/api/store/members', { externalId: 'm-1', name: 'A member' });
    await api.connection.transaction(async (tx) => {
      for (const table of ['sessions', 'credentials', 'api_keys', 'staff'])
        await query(tx, `delete from "${table}"`);
    });
  });
  afterAll(() => api.close());

  test('gets no demo store and no demo accounts, but a link for its owner', async () => {
    expect(await prepareStore(api.connection, wantsDemo)).toBe(false);
    expect(written).toBe(0);
    const lines = await ensureFirstAccounts(api.application, { demo: false });
    expect(lines).toEqual([expect.stringContaining('{url}/#/invitation/')]);
    expect(await countOf(api.connection, 'staff')).toBe(0);
    expect(await countOf(api.connection, 'members')).toBe(1);
  });
});
