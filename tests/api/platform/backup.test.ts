/** A backup taken while the store works, restored elsewhere, holds what stood there at one moment. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storedTables } from '#db/backupTables';
import { query } from '#db/statements';
import { backup } from '#server/cli/backup';
import { restore } from '#server/cli/restore';
import { verifyAll } from '#server/platform/verify/verify';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { openDatabase, type TestDatabase } from '../support/openDatabase.ts';

let api: OpenApi;
let store: Call;
let folder: string;
const opened: TestDatabase[] = [];
const file = (name: string) => join(folder, name);
const empty = async () => {
  const database = await openDatabase();
  opened.push(database);
  return database.connection;
};
type Connection = Awaited<ReturnType<typeof empty>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-backup-'));
  api = await openApi();
  store = await api.store();
  const batch = (kind: string, rows: object[]) =>
    store('POST', `/api/store/${kind}/batch`, { rows });
  await batch('categories', [
    { code: 'a', names: { en: 'A', zh: '甲' } },
    { code: 'b', parentCode: 'a', names: { en: 'B' } },
  ]);
  await batch('products', [
    {
      externalId: 'p',
      names: { en: 'Silk', zh: '真丝' },
      categoryCode: 'b',
      tags: ['x'],
      variants: [{ sku: 'S', basePrice: 100 }],
    },
  ]);
  await batch('members', [
    { externalId: 'm0', name: '林小雨 \\ "quoted"\nline', phone: '13812345678' },
  ]);
  await batch(
    'orders',
    Array.from({ length: 300 }, (_, index) => order(index)),
  );
  await batch('returns', [
    {
      externalId: 'r',
      orderExternalId: 'o1',
      returnedAt: NOW,
      lines: [{ sku: 'S', quantity: 1, amount: 10 }],
    },
  ]);
  await batch('events', [
    { externalId: 'e', type: 'visit', at: NOW, channel: 'web', detail: { page: '/茶' } },
  ]);
});
afterAll(async () => {
  for (const { close } of opened) await close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const order = (at: number) => ({
  externalId: `o${at}`,
  channel: at % 2 ? 'web' : 'app',
  currency: 'CNY',
  memberExternalId: `m${at % 7}`,
  lines: [{ sku: 'S', quantity: 1, unitPrice: 100 + at, paid: 100 + at }],
  statuses: [
    { status: 'placed', at: NOW - at * 3_600_000 },
    { status: 'paid', at: NOW - at * 3_600_000 },
  ],
});

const rowsIn = async (connection: Connection, table: string) => {
  const rows = await query<Record<string, unknown>>(connection.db, `select * from "${table}"`);
  return rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
};
const differences = (connection: Connection) =>
  connection.transaction((tx) => verifyAll(tx, { weekStart: 1 }));

test('everything comes back, and every figure with it', async () => {
  const count = await backup(api.databaseUrl, file('whole.gz'));
  const there = await empty();
  expect(await restore(there, file('whole.gz'))).toBe(count);
  for (const table of [...storedTables(), 'sales_days', 'buyer_gaps', 'visit_days']) {
    const keepsZero = table.endsWith('_days') || table.endsWith('_gaps');
    const meaningful = (rows: string[]) =>
      keepsZero
        ? rows.filter((row) => /"(orders|buyers|visits|revenue|returned)":[1-9-]/.test(row))
        : rows;
    expect([table, meaningful(await rowsIn(there, table))]).toEqual([
      table,
      meaningful(await rowsIn(api.connection, table)),
    ]);
  }
  expect(await differences(there)).toEqual([]);
  const found = (text: string) =>
    query(there.db, `select 1 from products p where p.name = ?`, [text]);
  expect(await found('Silk')).toHaveLength(1);
});

test('a backup from before orders kept their categories is as good as a new one', async () => {
  const lines = gunzipSync(readFileSync(file('whole.gz')))
    .toString()
    .split('\n')
    .map((line) => line.replaceAll(/,"sold_categories":"[^"]*"/g, ''));
  writeFileSync(file('older.gz'), gzipSync(lines.join('\n')));
  expect(lines.join('')).not.toContain('sold_categories');
  const there = await empty();
  await restore(there, file('older.gz'));
  expect(await rowsIn(there, 'orders')).toEqual(await rowsIn(api.connection, 'orders'));
  expect(await differences(there)).toEqual([]);
});

test('the restored store goes on: search finds, new records get new ids', async () => {
  const there = await empty();
  await restore(there, file('whole.gz'));
  const { createCategory } = await import('#server/catalog/categories/actions');
  const { readSettings } = await import('#server/platform/settings/read');
  const { CategoryInput } = await import('#contract/catalog/categories');
  const { searchCondition } = await import('#db/search');
  const settings = await readSettings(there.db);
  const writer = {
    actor: { kind: 'system' as const, id: null, name: 'system' },
    now: NOW,
    settings,
  };
  const made = await there.transaction((tx) =>
    createCategory(tx, writer, CategoryInput.parse({ names: { en: 'After' } })),
  );
  expect(made.id).toBeGreaterThan(2);
  const condition = searchCondition(there.db, 'products', '真丝', false);
  expect(
    await query(there.db, `select id from products where ${condition?.sql}`, [
      condition?.value ?? '',
    ]),
  ).toHaveLength(1);
});

test('taken while orders come in, it is one moment of the store', async () => {
  let next = 1000;
  let working = true;
  const writing = (async () => {
    while (working)
      await Promise.all(
        Array.from({ length: 4 }, () => store('POST', '/api/store/orders', order(next++))),
      );
  })();
  while (next < 1012) await store('GET', '/healthz');
  await backup(api.databaseUrl, file('moment.gz'));
  working = false;
  await writing;

  const there = await empty();
  await restore(there, file('moment.gz'));
  expect(await differences(there)).toEqual([]);
  const [kept] = await query<{ orders: number; lines: number; loose: number }>(
    there.db,
    `select (select count(*) from orders) as orders, (select count(*) from order_lines) as lines,
            (select count(*) from order_lines where order_id not in (select id from orders)) as loose`,
  );
  expect(kept?.loose).toBe(0);
  expect(kept?.lines).toBe(kept?.orders);
  expect(kept?.orders).toBeGreaterThanOrEqual(300);
  expect(kept?.orders).toBeLessThanOrEqual(300 + next - 1000);
});

test('a store that holds something is left alone, unless it is to be replaced', async () => {
  const there = await empty();
  await restore(there, file('whole.gz'));
  const before = await rowsIn(there, 'orders');
  await expect(restore(there, file('whole.gz'))).rejects.toThrow(/not empty/);
  expect(await rowsIn(there, 'orders')).toEqual(before);
  await restore(there, file('whole.gz'), true);
  expect(await rowsIn(there, 'orders')).toEqual(before);
});

test.each<[string, () => Buffer, RegExp]>([
  ['no backup', () => gzipSync('hello\nworld\n'), /not a backup/],
  ['an empty file', () => gzipSync(''), /empty/],
  ['no gzip', () => Buffer.from('plain text'), /header|incorrect/i],
  [
    'a table nobody knows',
    () => gzipSync('merchant-console-backup 1\n["nothing",[{"id":1}]]\n'),
    /does not know/,
  ],
  [
    'a row that does not fit',
    () => gzipSync('merchant-console-backup 1\n["attributes",[{"id":1,"code":null}]]\n'),
    /null|NOT NULL/i,
  ],
  [
    'a line cut off',
    () => gzipSync('merchant-console-backup 1\n["members",[{"id":1'),
    /JSON|Unterminated/,
  ],
])('%s leaves the store empty', async (name, content, reason) => {
  const there = await empty();
  const path = file(`${name}.gz`);
  writeFileSync(path, content());
  await expect(restore(there, path)).rejects.toThrow(reason);
  const base = (await rowsIn(there, 'price_lists')).map((row) => JSON.parse(row as string).code);
  expect(base).toEqual(['base']);
  for (const table of storedTables().filter((name) => name !== 'price_lists'))
    expect([table, await rowsIn(there, table)]).toEqual([table, []]);
});

test('nothing is given up for a file that is missing, cut off, or none', async () => {
  const there = await empty();
  await restore(there, file('whole.gz'));
  const whole = readFileSync(file('whole.gz'));
  writeFileSync(file('half.gz'), whole.subarray(0, whole.length / 2));
  for (const name of ['nowhere.gz', 'half.gz', 'no backup.gz', 'a table nobody knows.gz']) {
    await expect(restore(there, file(name), true)).rejects.toThrow();
    expect([name, (await rowsIn(there, 'orders')).length]).toEqual([name, 300]);
  }
});
