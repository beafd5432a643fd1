/** A backup taken while orders arrive and restored elsewhere holds the state of one instant. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createWriteStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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
import { bundledScript } from '../support/bundledScript.ts';
import { openDatabase, type TestDatabase } from '../support/openDatabase.ts';

let api: OpenApi;
let store: Call;
let folder: string;
const opened: TestDatabase[] = [];
const file = (name: string) => join(folder, name);
const openEmpty = async () => {
  const database = await openDatabase();
  opened.push(database);
  return database;
};
const empty = async () => (await openEmpty()).connection;
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
  connection.readSnapshot((db) => verifyAll(db, { weekStart: 1 }), { makesTables: true });

test('a restored backup holds every row and every figure', async () => {
  const count = await backup(api.databaseUrl, file('whole.gz'));
  const target = await empty();
  expect(await restore(target, file('whole.gz'))).toBe(count);
  for (const table of [
    ...storedTables(),
    'sales_days',
    'buyer_gaps',
    'member_months',
    'visit_days',
  ]) {
    const keepsZero =
      table.endsWith('_days') || table.endsWith('_gaps') || table.endsWith('_months');
    const meaningful = (rows: string[]) =>
      keepsZero
        ? rows.filter((row) =>
            /"(orders|buyers|visits|revenue|returned|active_days)":[1-9-]/.test(row),
          )
        : rows;
    expect([table, meaningful(await rowsIn(target, table))]).toEqual([
      table,
      meaningful(await rowsIn(api.connection, table)),
    ]);
  }
  expect(await differences(target)).toEqual([]);
  const found = (text: string) =>
    query(target.db, `select 1 from products p where p.name = ?`, [text]);
  expect(await found('Silk')).toHaveLength(1);
});

test('a backup from a version without categories and numbers of lines restores them', async () => {
  const lines = gunzipSync(readFileSync(file('whole.gz')))
    .toString()
    .split('\n')
    .map((line) =>
      line.startsWith('["order')
        ? line.replaceAll(/,"(?:sold_categories":"[^"]*"|last_line_number":\d+|number":\d+)/g, '')
        : line,
    );
  writeFileSync(file('older.gz'), gzipSync(lines.join('\n')));
  expect(lines.filter((line) => line.startsWith('["order')).join('')).not.toMatch(
    /sold_categories|"number"|last_line_number/,
  );
  const target = await empty();
  await restore(target, file('older.gz'));
  for (const table of ['orders', 'order_lines'])
    expect(await rowsIn(target, table)).toEqual(await rowsIn(api.connection, table));
  expect(await differences(target)).toEqual([]);
});

test('a backup of a version with tax settings is restored without them', async () => {
  await backup(api.databaseUrl, file('taxed.gz'));
  const text = gunzipSync(readFileSync(file('taxed.gz'))).toString();
  const older = text
    .split('\n')
    .map((line) => {
      if (!line.startsWith('["settings"')) return line;
      const [table, rows] = JSON.parse(line) as [string, Record<string, unknown>[]];
      const taxed = rows.map(({ is_recounting: _, ...row }) => ({
        ...row,
        prices_include_tax: 1,
        tax_rate_bps: 1300,
      }));
      return JSON.stringify([table, taxed]);
    })
    .join('\n');
  expect(older).toContain('tax_rate_bps');
  writeFileSync(file('taxed.gz'), gzipSync(older));
  const target = await empty();
  await restore(target, file('taxed.gz'));
  expect(await rowsIn(target, 'settings')).toEqual(await rowsIn(api.connection, 'settings'));
});

test('a backup holds no open session, and those of an older backup are not restored', async () => {
  await api.cookie('agent');
  const sessions = await query(api.connection.db, 'select * from sessions');
  expect(sessions.length).toBeGreaterThan(0);
  const lines = gunzipSync(readFileSync(file('whole.gz')))
    .toString()
    .trim()
    .split('\n');
  for (const { token } of sessions) expect(lines.join('')).not.toContain(token);
  const end = JSON.parse(lines.at(-1) ?? '') as { rows: number };
  const older = [
    ...lines.slice(0, -1),
    JSON.stringify(['sessions', sessions]),
    JSON.stringify({ rows: end.rows + sessions.length }),
  ];
  writeFileSync(file('withSessions.gz'), gzipSync(older.join('\n')));
  const target = await empty();
  expect(await restore(target, file('withSessions.gz'))).toBe(end.rows);
  expect(await query(target.db, 'select * from sessions')).toEqual([]);
});

test('a restored store can be searched and gives new records new ids', async () => {
  const target = await empty();
  await restore(target, file('whole.gz'));
  const { createCategory } = await import('#server/catalog/categories/actions');
  const { readSettings } = await import('#server/platform/settings/read');
  const { CategoryInput } = await import('#contract/catalog/categories');
  const { searchCondition } = await import('#db/search');
  const settings = await readSettings(target.db);
  const writer = {
    actor: { kind: 'system' as const, id: null, name: 'system' },
    now: NOW,
    settings,
  };
  const created = await target.transaction((tx) =>
    createCategory(tx, writer, CategoryInput.parse({ names: { en: 'After' } })),
  );
  expect(created.id).toBeGreaterThan(2);
  const condition = searchCondition(target.db, 'products', '真丝', false);
  expect(
    await query(
      target.db,
      `select id from products where ${condition?.sql}`,
      condition?.values ?? [],
    ),
  ).toHaveLength(1);
});

test('a backup taken while orders arrive holds the state of one instant', async () => {
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

  const target = await empty();
  await restore(target, file('moment.gz'));
  expect(await differences(target)).toEqual([]);
  const [kept] = await query<{ orders: number; lines: number; loose: number }>(
    target.db,
    `select (select count(*) from orders) as orders, (select count(*) from order_lines) as lines,
            (select count(*) from order_lines where order_id not in (select id from orders)) as loose`,
  );
  expect(kept?.loose).toBe(0);
  expect(kept?.lines).toBe(kept?.orders);
  expect(kept?.orders).toBeGreaterThanOrEqual(300);
  expect(kept?.orders).toBeLessThanOrEqual(300 + next - 1000);
});

test('a restore into a store with data is refused unless it replaces the data', async () => {
  const target = await empty();
  await restore(target, file('whole.gz'));
  const before = await rowsIn(target, 'orders');
  await expect(restore(target, file('whole.gz'))).rejects.toThrow(/not empty/);
  expect(await rowsIn(target, 'orders')).toEqual(before);
  await restore(target, file('whole.gz'), true);
  expect(await rowsIn(target, 'orders')).toEqual(before);
});

test.each<[string, () => Buffer, RegExp]>([
  ['a file that is no backup', () => gzipSync('hello\nworld\n'), /not a backup/],
  ['an empty file', () => gzipSync(''), /empty/],
  ['a file without gzip', () => Buffer.from('plain text'), /header|incorrect/i],
  [
    'an unknown table',
    () => gzipSync('merchant-console-backup 1\n["nothing",[{"id":1}]]\n'),
    /does not know/,
  ],
  [
    'an invalid row',
    () => gzipSync('merchant-console-backup 1\n["attributes",[{"id":1,"code":null}]]\n'),
    /null|NOT NULL/i,
  ],
  [
    'a truncated line',
    () => gzipSync('merchant-console-backup 1\n["members",[{"id":1'),
    /not JSON/,
  ],
  ['a file without its end', () => gzipSync('merchant-console-backup 1\n'), /incomplete/],
  [
    'a file with fewer rows than its end says',
    () => gzipSync('merchant-console-backup 1\n{"rows":1}\n'),
    /incomplete/,
  ],
])('a restore of %s fails and leaves the store empty', async (name, content, reason) => {
  const target = await empty();
  const path = file(`${name}.gz`);
  writeFileSync(path, content());
  await expect(restore(target, path)).rejects.toThrow(reason);
  const base = (await rowsIn(target, 'price_lists')).map((row) => JSON.parse(row as string).code);
  expect(base).toEqual(['base']);
  for (const table of storedTables().filter((name) => name !== 'price_lists'))
    expect([table, await rowsIn(target, table)]).toEqual([table, []]);
});

test('a backup that fails leaves the earlier file as it was', async () => {
  const before = readFileSync(file('whole.gz'));
  await expect(backup(join(folder, 'nowhere.sqlite'), file('whole.gz'))).rejects.toThrow();
  expect(readFileSync(file('whole.gz')).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('a damaged byte anywhere in a backup is refused', async () => {
  const target = await empty();
  const whole = readFileSync(file('whole.gz'));
  for (const at of [0.1, 0.5, 0.9].map((share) => Math.floor(whole.length * share))) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(file('damaged.gz'), damaged);
    await expect(restore(target, file('damaged.gz'))).rejects.toThrow();
    expect(await rowsIn(target, 'orders')).toEqual([]);
  }
});

test('a restore that replaces data keeps it if the file is missing, truncated or invalid', async () => {
  const target = await empty();
  await restore(target, file('whole.gz'));
  const whole = readFileSync(file('whole.gz'));
  writeFileSync(file('half.gz'), whole.subarray(0, whole.length / 2));
  for (const name of [
    'nowhere.gz',
    'half.gz',
    'a file that is no backup.gz',
    'an unknown table.gz',
    'an invalid row.gz',
    'a file without its end.gz',
  ]) {
    await expect(restore(target, file(name), true)).rejects.toThrow();
    expect([name, (await rowsIn(target, 'orders')).length]).toEqual([name, 300]);
  }
});

test('a restore that is killed half way leaves the data that it was to replace', async () => {
  const { connection, url } = await openEmpty();
  await restore(connection, file('whole.gz'));
  const stored = await rowsIn(connection, 'orders');
  const whole = readFileSync(file('whole.gz'));
  // A pipe instead of a file: it opens when the restore reads it, after emptying the tables, and never ends.
  execFileSync('mkfifo', [file('endless.gz')]);
  const restoring = spawn(
    process.execPath,
    [await bundledScript('server/cli/restore.ts'), file('endless.gz'), '--replace'],
    { env: { ...process.env, DATABASE_URL: url } },
  );
  const ended = once(restoring, 'exit');
  const pipe = createWriteStream(file('endless.gz'));
  await once(pipe, 'open');
  await new Promise((resolve) => pipe.write(whole.subarray(0, whole.length / 2), resolve));
  restoring.kill('SIGKILL');
  await ended;
  pipe.on('error', () => undefined).destroy();
  expect(await rowsIn(connection, 'orders')).toEqual(stored);
  expect(await differences(connection)).toEqual([]);
  expect(await restore(connection, file('whole.gz'), true)).toBeGreaterThan(300);
});
