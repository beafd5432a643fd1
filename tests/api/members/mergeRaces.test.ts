/** Merges at the same time as each other and as redemptions, on two servers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { basket, redeem, type Shop } from '../promotions/promotionStore.ts';
import { NOW, type OpenApi } from '../support/openApi.ts';
import {
  available,
  type Known,
  memberWith,
  merge,
  type MergeStore,
  openMergeStore,
  standing,
  unmerge,
} from './mergeStore.ts';

let store: MergeStore;
let other: OpenApi;
beforeAll(async () => {
  store = await openMergeStore();
  other = await store.api.sibling();
});
afterAll(async () => {
  await other.close();
  await store.api.close();
});

const callers = async () => [store.manager, await other.raw('manager')] as const;
const mergedInto = async ({ id }: Known) =>
  (
    await query<{ merged_into: number | null }>(
      store.api.connection.db,
      'select merged_into from members where id = ?',
      [id],
    )
  )[0]?.merged_into ?? null;

test('of two merges in a ring one is made and the other refused', async () => {
  const [here, there] = await callers();
  for (let round = 0; round < 4; round++) {
    const [a, b] = [await memberWith(store, 10), await memberWith(store, 20)];
    const answers = await Promise.all([merge(here, a, b), merge(there, b, a)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const linked = [await mergedInto(a), await mergedInto(b)];
    expect(linked.filter((one) => one !== null)).toHaveLength(1);
    expect([await available(store, a), await available(store, b)]).toEqual([30, 30]);
  }
});

test('of a ring of three at once no record ends in one that was merged itself', async () => {
  const [here, there] = await callers();
  for (let round = 0; round < 3; round++) {
    const [a, b, c] = [
      await memberWith(store, 1),
      await memberWith(store, 2),
      await memberWith(store, 4),
    ];
    const answers = await Promise.all([merge(here, a, b), merge(there, b, c), merge(here, c, a)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
  }
  expect(await store.api.verify()).toEqual([]);
});

test('of the same merge 16 times at once one is made', async () => {
  const [here, there] = await callers();
  const [a, b] = [await memberWith(store, 10), await memberWith(store, 20)];
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) => merge(index % 2 ? here : there, a, b)),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(15);
});

test('redemptions while two records are merged spend what both have, once', async () => {
  const shops: Shop[] = [store.shop, { ...store.shop, store: await other.store() }];
  for (let round = 0; round < 3; round++) {
    const [a, b] = [await memberWith(store, 3_000), await memberWith(store, 2_000)];
    const orders = Array.from({ length: 12 }, (_, index) =>
      redeem(
        shops[index % 2] as Shop,
        `race-${round}-${index}`,
        basket('BAG', 1, { member: (index % 3 ? a : b).externalId, points: 1_000 }),
      ),
    );
    const [merged, ...answers] = await Promise.all([merge(store.manager, a, b), ...orders]);
    expect(merged.status).toBe(200);
    const used = answers.reduce((sum, { body }) => sum + (body.quote?.points?.used ?? 0), 0);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const { points } = await standing(store, a);
    expect([points.available + used, points.held]).toEqual([5_000, used]);
  }
  expect(await store.api.verify()).toEqual([]);
});

test('redemptions while a merge is undone never spend more than each record has', async () => {
  const [a, b] = [await memberWith(store, 3_000), await memberWith(store, 2_000)];
  await merge(store.manager, a, b);
  store.api.now = NOW + 1_000;
  const orders = Array.from({ length: 8 }, (_, index) =>
    redeem(
      store.shop,
      `undo-${index}`,
      basket('BAG', 1, { member: (index % 2 ? a : b).externalId, points: 1_000 }),
    ),
  );
  const [undone, ...answers] = await Promise.all([unmerge(store.manager, b), ...orders]);
  expect(undone.status).toBe(200);
  const used = answers.reduce((sum, { body }) => sum + (body.quote?.points?.used ?? 0), 0);
  const [own, others] = [await standing(store, a), await standing(store, b)];
  expect(own.points.held + others.points.held).toBe(used);
  expect(own.points.available + own.points.held).toBe(3_000);
  expect(others.points.available + others.points.held).toBe(2_000);
  expect(await store.api.verify()).toEqual([]);
});
