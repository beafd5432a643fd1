/** Ancestors of categories are cached across transactions and invalidated when they change. */
import '#server/app';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#contract/platform/activities';
import { type Connection, connect, type Db } from '#db';
import { query } from '#db/statements';
import { moveCategory } from '#server/catalog/categories/move';
import { loadAncestors } from '#server/catalog/categoryTree/ancestorCache';
import { upsertCategories } from '#server/catalog/categories/upsert';
import { ensureSettings, readSettings } from '#server/platform/settings/read';
import type { Writer } from '#server/platform/records/writer';
import { openDatabase, type TestDatabase } from '../support/openDatabase.ts';

let database: TestDatabase;
let writer: Writer;
beforeAll(async () => {
  database = await openDatabase();
  await ensureSettings(database.connection);
  writer = {
    actor: SYSTEM,
    now: Date.UTC(2026, 0, 1),
    settings: await readSettings(database.connection.db),
  };
});
afterAll(() => database.close());

/** Creates categories or moves existing ones, given as `[code, parent]`, and returns their ids. */
const write = async (tx: Db, ...rows: [code: string, parentCode: string | null][]) => {
  const categories = rows.map(([code, parentCode]) => ({ code, parentCode, names: { en: code } }));
  const results = await upsertCategories(tx, writer, categories);
  return results.map((result) => ('id' in result ? result.id : 0));
};
/** The codes of a category's ancestors, read in a separate transaction. */
const ancestorsOf = ({ transaction }: Connection, code: string) =>
  transaction(async (tx) => {
    const known = await query<{ id: number; code: string }>(tx, 'select id, code from categories');
    const id = known.find((one) => one.code === code)?.id ?? 0;
    const tree = await loadAncestors(tx);
    await tree.load([id]);
    return tree.ancestors(id).map((ancestor) => known.find((one) => one.id === ancestor)?.code);
  });

test('a moved category has its new ancestors at once, in another application as well', async () => {
  const { transaction } = database.connection;
  const other = connect(database.url);
  const [home = 0, , leaf = 0] = await transaction((tx) =>
    write(tx, ['home', null], ['garden', null], ['pots', 'home']),
  );
  for (const connection of [database.connection, other])
    expect(await ancestorsOf(connection, 'pots')).toEqual(['home', 'pots']);
  await transaction((tx) => write(tx, ['pots', 'garden']));
  for (const connection of [database.connection, other])
    expect(await ancestorsOf(connection, 'pots')).toEqual(['garden', 'pots']);
  await other.transaction((tx) => moveCategory(tx, writer, leaf, { parentId: home, position: 0 }));
  for (const connection of [database.connection, other])
    expect(await ancestorsOf(connection, 'pots')).toEqual(['home', 'pots']);
  await other.close();
});

test('ancestors read in a transaction that is taken back are not cached', async () => {
  const { transaction } = database.connection;
  const failing = transaction(async (tx) => {
    const [id = 0] = await write(tx, ['lamps', 'garden']);
    const tree = await loadAncestors(tx);
    await tree.load([id]);
    expect(tree.ancestors(id)).toHaveLength(2);
    throw new Error('taken back');
  });
  await expect(failing).rejects.toThrow('taken back');
  // The next category may get the same id.
  await transaction((tx) => write(tx, ['rugs', 'home']));
  expect(await ancestorsOf(database.connection, 'rugs')).toEqual(['home', 'rugs']);
  await expect(
    transaction(async (tx) => {
      await write(tx, ['pots', 'garden']);
      expect((await loadAncestors(tx)).ancestors(0)).toEqual([]);
      throw new Error('taken back');
    }),
  ).rejects.toThrow('taken back');
  expect(await ancestorsOf(database.connection, 'pots')).toEqual(['home', 'pots']);
});
