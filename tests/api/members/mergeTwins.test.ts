/** Random histories of two records that are merged and parted, beside two that did the same and were never merged. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberProgramme } from '#contract/members/evaluation';
import { NOW } from '../support/openApi.ts';
import {
  buy,
  giveLevelCodes,
  has,
  type Known,
  memberWith,
  merge,
  type MergeStore,
  openMergeStore,
  unmerge,
} from './mergeStore.ts';

const DAY = 86_400_000;
let store: MergeStore;
beforeAll(async () => {
  store = await openMergeStore({ entryPoints: 800 });
  await giveLevelCodes(store);
});
afterAll(() => store.api.close());

const side = fc.constantFrom(0 as const, 1 as const);
const step = fc.record({
  wait: fc.constantFrom(0, 1, 2, 20, 45),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('buy' as const), side }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('giveBack' as const), side }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), side }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('merge' as const), side }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), side }) },
  ),
});

let named = 0;
type Pair = [Known, Known];
const newPair = async (): Promise<Pair> => [await memberWith(store, 0), await memberWith(store, 0)];

const figuresOf = async (pair: Pair) => {
  const figures = [];
  for (const one of pair) {
    const { body } = await store.manager<MemberProgramme>(
      'GET',
      `/api/members/${one.id}/programme`,
    );
    figures.push({ ...(await has(store, one)), term: body.programme?.validUntil });
  }
  return figures;
};

test('whenever a merge is undone, both have what they have who were never merged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
      store.api.now = NOW;
      const [merged, apart] = [await newPair(), await newPair()];
      const orders: { name: string; paidAt: number }[][] = [[], []];
      let record: Known | null = null;
      const undo = async () => {
        if (!record) return;
        expect((await unmerge(store.manager, record)).status).toBe(200);
        record = null;
        expect(await figuresOf(merged)).toEqual(await figuresOf(apart));
      };
      for (const { wait, what } of steps) {
        // What happens at one instant has no order.
        store.api.now += wait * DAY + 1;
        if (what.kind === 'merge') {
          await undo();
          const stays = merged[what.side];
          record = merged[what.side === 0 ? 1 : 0];
          expect((await merge(store.manager, stays, record)).status).toBe(200);
          continue;
        }
        if (what.kind === 'undo') {
          await undo();
          continue;
        }
        const own = orders[what.side] ?? [];
        if (what.kind === 'buy') {
          const name = `twin-${++named}`;
          own.push({ name, paidAt: store.api.now });
          await buy(store, `${name}-merged`, merged[what.side]);
          await buy(store, `${name}-apart`, apart[what.side]);
          continue;
        }
        const order = own.shift();
        if (!order) continue;
        for (const [suffix, pair] of [
          ['merged', merged],
          ['apart', apart],
        ] as const) {
          const orderExternalId = `${order.name}-${suffix}`;
          if (what.kind === 'cancel')
            await buy(store, orderExternalId, pair[what.side], {
              statuses: [
                { status: 'placed', at: order.paidAt },
                { status: 'paid', at: order.paidAt },
                { status: 'cancelled', at: store.api.now },
              ],
            });
          else
            expect(
              (
                await store.shop.store('POST', '/api/store/returns', {
                  externalId: `${orderExternalId}-back`,
                  orderExternalId,
                  returnedAt: store.api.now,
                  lines: [{ id: 'a', sku: 'BAG', quantity: 1, amount: 10_000 }],
                })
              ).status,
            ).toBe(200);
        }
      }
      await undo();
    }),
    { numRuns: 5 },
  );
  expect(await store.api.verify()).toEqual([]);
});
