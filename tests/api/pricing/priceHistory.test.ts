/**
 * Random histories of price changes, compared with a simple model: the price at every instant, the prices restored by a
 * revert, the prices in the log, and rows without overlap.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BatchInput } from '#contract/pricing/priceBatches';
import { SYSTEM } from '#contract/platform/activities';
import { FOREVER, type PriceRow } from '#contract/pricing/prices';
import { query } from '#db/statements';
import type { Work } from '#server/platform/http/context';
import { HttpError } from '#server/platform/http/errors';
import { submitBatch } from '#server/pricing/priceBatches/decisions';
import { createBatch } from '#server/pricing/priceBatches/drafts';
import { revertBatch } from '#server/pricing/priceBatches/revert';
import { createPriceList } from '#server/pricing/priceLists/actions';
import { shownAt, stepsOf } from '#rules/pricing/priceEvents';
import { loadLog } from '#server/pricing/prices/readLog';
import { loadPriceLists } from '#server/pricing/prices/readLists';
import { loadPrices } from '#server/pricing/prices/read';
import { publicly, resolvePrice } from '#server/pricing/prices/rules';
import { writeBasePrices } from '#server/pricing/prices/basePrices';
import { upsertProducts } from '#server/catalog/products/upsert';
import { readSettings } from '#server/platform/settings/read';
import type { Writer } from '#server/platform/records/writer';
import { openApi, type OpenApi } from '../support/openApi.ts';

const HOUR = 3_600_000;
const HORIZON = 60;

let api: OpenApi;
let writer: Writer;
let saleId: number;
let counter = 0;
beforeAll(async () => {
  api = await openApi({ accounts: false });
  const settings = {
    ...(await readSettings(api.connection.db)),
    approvalChangeBps: null,
    approvalMarginBps: null,
    approvalRows: null,
    minMarginBps: null,
  };
  writer = { actor: SYSTEM, now: api.now, settings };
  const sale = {
    code: 'sale',
    kind: 'sale' as const,
    names: { en: 'Sale' },
    priority: 0,
    audience: { levels: [], groups: [], channels: [] },
  };
  saleId = (await api.connection.transaction((tx) => createPriceList(tx, writer, sale))).id;
});
afterAll(() => api.close());

const contextAt = (now: number): Work => ({
  connection: api.connection,
  db: api.connection.db,
  transaction: api.connection.transaction,
  longTransaction: api.connection.longTransaction,
  actor: SYSTEM,
  now: () => now,
  settings: async () => writer.settings,
});

/** The amount in each hour from the start, per list; null where the list has no price. */
type Model = Record<'base' | 'sale', (number | null)[]>;
interface Written {
  id: number;
  list: keyof Model;
  from: number;
  to: number;
  /** The earlier amounts in each hour of its window, by variant. */
  before: Map<number, (number | null)[]>;
  /** The new amount of each changed variant. */
  amounts: Map<number, number>;
  open: boolean;
}

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('batch' as const),
      list: fc.constantFrom<keyof Model>('base', 'base', 'sale'),
      ahead: fc.integer({ min: 0, max: 6 }),
      length: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
      amount: fc.integer({ min: 10, max: 99 }),
      variants: fc.constantFrom([0], [1], [0, 1]),
      conflicts: fc.constantFrom('refuse' as const, 'leaveOut' as const, 'replace' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('revert' as const), which: fc.nat({ max: 5 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      variant: fc.constantFrom(0, 1),
      amount: fc.integer({ min: 10, max: 99 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      hours: fc.integer({ min: 1, max: 4 }),
    }),
  },
);

const createVariants = async (now: number): Promise<number[]> => {
  const name = `h${++counter}`;
  const variants = ['a', 'b'].map((key) => ({
    sku: `${name}-${key}`,
    barcode: null,
    optionValues: [key],
    cost: 1,
    basePrice: 100,
    originalPrice: null,
    weightGrams: null,
  }));
  const options = [
    { names: { en: 'Size' }, values: ['a', 'b'].map((key) => ({ key, names: { en: key } })) },
  ];
  await api.connection.transaction((tx) =>
    upsertProducts(tx, { ...writer, now }, [
      { externalId: name, names: { en: name }, options, variants, updatedAt: null },
    ]),
  );
  const rows = await query<{ id: number }>(
    api.connection.db,
    'select id from variants where sku like ? order by id',
    [`${name}-%`],
  );
  return rows.map(({ id }) => id);
};

const isRefusal = (error: unknown) => error instanceof HttpError && error.status < 500;

test(
  'any history of batches, reverts and edits gives the prices and the log of the model at every instant',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
        const start = api.now + counter * 1000 * HOUR;
        const ids = await createVariants(start);
        const model = new Map(
          ids.map((id): [number, Model] => [
            id,
            {
              base: Array.from({ length: HORIZON + 40 }, () => 100),
              sale: Array.from({ length: HORIZON + 40 }, () => null),
            },
          ]),
        );
        const written: Written[] = [];
        const shown = new Map(ids.map((id): [number, number[]] => [id, []]));
        let hour = 0;
        const publicPrice = (id: number, at: number) => {
          const { base, sale } = model.get(id) as Model;
          return Math.min(base[at] as number, sale[at] ?? Number.MAX_SAFE_INTEGER);
        };
        const pass = (hours: number) => {
          for (let at = 0; at < hours; at++, hour++)
            for (const id of ids) shown.get(id)?.push(publicPrice(id, hour));
        };

        for (const one of steps) {
          const now = start + hour * HOUR;
          const context = contextAt(now);
          if (one.kind === 'wait') pass(one.hours);
          else if (one.kind === 'edit') {
            const id = ids[one.variant] as number;
            const rows = (await loadPrices(api.connection.db, [id])).get(id) ?? [];
            const next = Math.min(
              FOREVER,
              ...rows
                .filter((row) => row.listId === 1 && row.startsAt > now)
                .map((row) => row.startsAt),
            );
            await api.connection.transaction((tx) =>
              writeBasePrices(tx, { ...writer, now }, [{ variantId: id, amount: one.amount }]),
            );
            const { base } = model.get(id) as Model;
            for (let index = hour; index < base.length && start + index * HOUR < next; index++)
              base[index] = one.amount;
          } else if (one.kind === 'batch') {
            const from = hour + one.ahead;
            const to = one.length === null ? HORIZON + 40 : from + one.length;
            const chosen = one.variants.map((at) => ids[at] as number);
            const input = BatchInput.parse({
              name: 'random',
              listId: one.list === 'base' ? 1 : saleId,
              startsAt: start + from * HOUR,
              endsAt: one.length === null ? null : start + to * HOUR,
              formula: { kind: 'given' },
              figures: chosen.map((variantId) => ({ variantId, amount: one.amount })),
              request: { belowFloor: 'allow', conflicts: one.conflicts },
            });
            try {
              const { id } = await createBatch(context, input);
              await submitBatch(context, id);
              const items = await query<{ variant_id: number }>(
                api.connection.db,
                'select variant_id from price_batch_items where batch_id = ? and new_amount is not null',
                [id],
              );
              const entry: Written = {
                id,
                list: one.list,
                from,
                to,
                before: new Map(),
                amounts: new Map(),
                open: true,
              };
              for (const { variant_id } of items) {
                const line = (model.get(variant_id) as Model)[one.list];
                entry.before.set(variant_id, line.slice(from, to));
                entry.amounts.set(variant_id, one.amount);
                line.fill(one.amount, from, to);
              }
              written.push(entry);
            } catch (error) {
              if (!isRefusal(error)) throw error;
            }
          } else {
            const entry = written[one.which];
            if (!entry?.open) continue;
            try {
              await revertBatch(context, entry.id, { reason: null });
              entry.open = false;
              for (const [id, before] of entry.before) {
                const line = (model.get(id) as Model)[entry.list];
                for (let index = Math.max(hour, entry.from); index < entry.to; index++)
                  line[index] = before[index - entry.from] ?? null;
              }
            } catch (error) {
              if (!isRefusal(error)) throw error;
            }
          }
        }

        const lists = await loadPriceLists(api.connection.db);
        const stored = await loadPrices(api.connection.db, ids);
        for (const id of ids) {
          const rows = stored.get(id) as PriceRow[];
          for (let index = 0; index < HORIZON; index++) {
            const { amount } = resolvePrice(rows, lists, publicly(start + index * HOUR));
            expect([id, index, amount]).toEqual([
              id,
              index,
              index < hour ? shown.get(id)?.[index] : publicPrice(id, index),
            ]);
          }
          const log = stepsOf((await loadLog(api.connection.db, [id])).get(id) ?? []);
          for (let index = 0; index < HORIZON; index++) {
            const expected = index < hour ? shown.get(id)?.[index] : publicPrice(id, index);
            expect([id, index, shownAt(log, start + index * HOUR)?.amount]).toEqual([
              id,
              index,
              expected,
            ]);
          }
        }
      }),
      { numRuns: 120 },
    );
    expect(await api.verify()).toEqual([]);
  },
);
