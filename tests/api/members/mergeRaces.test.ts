/** Merges at the same time as each other and as redemptions, on two servers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { creditPoints } from '#server/members/points/creditPoints';
import { basket, redeem, type Shop } from '../promotions/promotionStore.ts';
import { NOW, type OpenApi } from '../support/openApi.ts';
import {
  available,
  type Known,
  memberOwing,
  memberWith,
  merge,
  type MergeStore,
  openMergeStore,
  standing,
  unmerge,
  write,
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

test('credits while records of which one owes are merged and parted again count every point once', async () => {
  const servers = [store, { api: other }];
  const creditsOf = (records: readonly Known[], name: string) =>
    Array.from({ length: 24 }, (_, index) =>
      write(servers[index % 2] ?? store, (tx, writer) =>
        creditPoints(tx, writer, [
          {
            memberId: records[index % 3 === 0 ? 0 : 1]?.id ?? 0,
            type: 'earn',
            points: 10,
            source: 'event',
            sourceId: `${name}-${index}`,
            occurredAt: NOW,
            availableAt: NOW,
            expiresAt: null,
          },
        ]),
      ),
    );
  for (let round = 0; round < 3; round++) {
    store.api.now = NOW;
    const [owing, record] = [await memberOwing(store, 300), await memberWith(store, 0)];
    const records = [owing, record];
    const [merged] = await Promise.all([
      merge(store.manager, owing, record),
      ...creditsOf(records, `joined-${round}`),
    ]);
    expect(merged.status).toBe(200);
    for (const one of records)
      expect((await standing(store, one)).points).toMatchObject({ available: 0, arrears: 60 });
    const [undone] = await Promise.all([
      unmerge(store.manager, record),
      ...creditsOf(records, `parted-${round}`),
    ]);
    expect(undone.status).toBe(200);
    const left = await Promise.all(records.map(async (one) => (await standing(store, one)).points));
    expect(left.reduce((sum, one) => sum + one.available - one.arrears, 0)).toBe(180);
    for (const { available: free, arrears } of left) expect(Math.min(free, arrears)).toBe(0);
  }
  expect(await store.api.verify()).toEqual([]);
});
