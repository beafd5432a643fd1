/** The category tree never has a cycle, an orphan or two equal positions. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import '#shared/validation';
import { SYSTEM } from '#contract/platform/activities';
import { CategoryInput } from '#contract/catalog/categories';
import { DEFAULT_SETTINGS } from '#server/platform/settings/defaults';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import '#server/app';
import { createCategory } from '#server/catalog/categories/actions';
import { deleteCategory } from '#server/catalog/categories/delete';
import { mergeCategory } from '#server/catalog/categories/merge';
import { moveCategory } from '#server/catalog/categories/move';
import { upsertCategories } from '#server/catalog/categories/upsert';
import type { Writer } from '#server/platform/records/writer';
import { openDatabase, type TestDatabase } from '../support/openDatabase.ts';
import { type TreeNode, treeFaults } from '../support/treeFaults.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const writer: Writer = {
  actor: SYSTEM,
  now: Date.parse('2026-02-01T00:00:00Z'),
  settings: { ...DEFAULT_SETTINGS, id: 1, version: 1, isRecounting: false },
};

type Stored = TreeNode & { path: string; depth: number; code: string };
const nodes = () =>
  query<Stored & Record<string, never>>(
    database.connection.db,
    'select id, parent_id as "parentId", position, path, depth, code from categories order by id',
  ) as Promise<Stored[]>;

/** The index of an existing category; null means the top level. */
const pick = fc.nat(30);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('create' as const), under: fc.option(pick) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      one: pick,
      under: fc.option(pick),
      position: fc.nat(8),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('merge' as const), one: pick, into: pick }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), one: pick }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('upsert' as const),
      code: fc.nat(6),
      under: fc.option(fc.nat(6)),
      position: fc.option(fc.nat(8)),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** Runs a step on the current tree and returns whether it was done. The server may refuse it; any other error fails the test. */
const run = async (one: Step, known: readonly Stored[]): Promise<boolean> => {
  const { transaction } = database.connection;
  const idOf = (at: number | null) =>
    at === null || known.length === 0 ? null : (known[at % known.length]?.id ?? null);
  try {
    if (one.kind === 'create') {
      const input = CategoryInput.parse({ parentId: idOf(one.under), names: { en: 'Some name' } });
      await transaction((tx) => createCategory(tx, writer, input));
    } else if (one.kind === 'upsert') {
      const write = {
        code: `c${one.code}`,
        parentCode: one.under === null ? null : `c${one.under}`,
        names: { en: `Category ${one.code}` },
        ...(one.position !== null && { position: one.position }),
      };
      const [result] = await transaction((tx) => upsertCategories(tx, writer, [write]));
      return result !== undefined && 'outcome' in result;
    } else {
      const id = idOf(one.one);
      if (id === null) return false;
      if (one.kind === 'move')
        await transaction((tx) =>
          moveCategory(tx, writer, id, { parentId: idOf(one.under), position: one.position }),
        );
      else if (one.kind === 'merge')
        await transaction((tx) => mergeCategory(tx, writer, id, idOf(one.into) ?? 0));
      else await transaction((tx) => deleteCategory(tx, writer, id));
    }
    return true;
  } catch (error) {
    expect([404, 409, 422]).toContain((error as { status?: number }).status);
    return false;
  }
};

const clear = () => database.connection.transaction((tx) => query(tx, 'delete from categories'));
const numRuns = (sqlite: number, postgres: number) => (dialect === 'sqlite' ? sqlite : postgres);

test('any sequence of category operations leaves a valid tree, and a refused one changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      await clear();
      for (const one of steps) {
        const before = await nodes();
        const done = await run(one, before);
        const after = await nodes();
        expect(treeFaults(after)).toEqual([]);
        if (!done) expect(after).toEqual(before);
      }
    }),
    { numRuns: numRuns(120, 30), seed: 5600 },
  );
});

test('concurrent category operations leave a valid tree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      await clear();
      for (const under of [null, 0, 0, 1, 2, 3])
        await run({ kind: 'create', under }, await nodes());
      const known = await nodes();
      await Promise.all(steps.map((one) => run(one, known)));
      expect(treeFaults(await nodes())).toEqual([]);
    }),
    { numRuns: numRuns(60, 12), seed: 1111 },
  );
});

test('of two concurrent moves that would form a cycle together, one is refused', async () => {
  await clear();
  for (const under of [null, null]) await run({ kind: 'create', under }, []);
  const known = await nodes();
  for (let round = 0; round < 10; round++) {
    const moves = await Promise.all([
      run({ kind: 'move', one: 0, under: 1, position: 0 }, known),
      run({ kind: 'move', one: 1, under: 0, position: 0 }, known),
    ]);
    expect(moves.filter(Boolean)).toHaveLength(1);
    expect(treeFaults(await nodes())).toEqual([]);
    for (const one of [0, 1]) await run({ kind: 'move', one, under: null, position: one }, known);
  }
});
