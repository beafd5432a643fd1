/** Which level each record has once a merge is undone: at every instant as if it had not been. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { UnmergePreview } from '#contract/members/merges';
import type { MemberLevels } from '#contract/members/levels';
import { NOW } from '../support/openApi.ts';
import {
  buy,
  type Known,
  memberWith,
  merge,
  type MergeStore,
  openMergeStore,
  standing,
  unmerge,
} from './mergeStore.ts';

const DAY = 86_400_000;
let store: MergeStore;
beforeAll(async () => {
  store = await openMergeStore();
});
afterAll(() => store.api.close());
beforeEach(() => {
  store.api.now = NOW;
});

const later = (ms: number) => {
  store.api.now += ms;
};
let orders = 0;
/** Returns the orders' own ids. */
const buyTimes = async (times: number, member: Known): Promise<string[]> => {
  const ids = Array.from({ length: times }, () => `apart-${++orders}`);
  for (const id of ids) await buy(store, id, member);
  return ids;
};
const giveBack = async (orderExternalId: string | undefined) => {
  const { status } = await store.shop.store('POST', '/api/store/returns', {
    externalId: `${orderExternalId}-back`,
    orderExternalId,
    returnedAt: store.api.now,
    lines: [{ id: 'a', sku: 'BAG', quantity: 1, amount: 10_000 }],
  });
  expect(status).toBe(200);
};
const levelsOf = async (...all: Known[]) => {
  const levels = [];
  for (const one of all) levels.push((await standing(store, one)).level);
  return levels;
};
const twoMembers = async () => [await memberWith(store, 0), await memberWith(store, 0)] as const;

test('a return takes the level of a record that was never merged', async () => {
  const record = await memberWith(store, 0);
  const [first] = await buyTimes(2, record);
  expect(await levelsOf(record)).toEqual(['plus']);
  later(DAY);
  await giveBack(first);
  expect(await levelsOf(record)).toEqual(['starter']);
});

test('a level that a return took during the merge does not come back when the merge is undone', async () => {
  const [member, record] = await twoMembers();
  const [first] = await buyTimes(2, record);
  later(DAY);
  await merge(store.manager, member, record);
  expect(await levelsOf(member)).toEqual(['plus']);
  later(DAY);
  await giveBack(first);
  expect(await levelsOf(member)).toEqual(['starter']);
  later(DAY);
  const { body } = await store.manager<UnmergePreview>(
    'POST',
    `/api/members/${record.id}/separationPreview`,
  );
  expect([body.member.level, body.record.level]).toEqual(['starter', 'starter']);
  expect((await unmerge(store.manager, record)).status).toBe(200);
  expect(await levelsOf(member, record)).toEqual(['starter', 'starter']);
  await buyTimes(1, record);
  expect(await levelsOf(member, record)).toEqual(['starter', 'plus']);
  expect(await store.api.verify()).toEqual([]);
});

test('a return within its days takes the level also where the merge is undone long after them', async () => {
  const [member, record] = await twoMembers();
  const [first] = await buyTimes(2, record);
  later(DAY);
  await merge(store.manager, member, record);
  later(DAY);
  await giveBack(first);
  later(200 * DAY);
  await unmerge(store.manager, record);
  expect(await levelsOf(member, record)).toEqual(['starter', 'starter']);
});

test('a return long after the level was reached leaves it, as it does without a merge', async () => {
  const [member, record] = await twoMembers();
  const [first] = await buyTimes(2, record);
  later(DAY);
  await merge(store.manager, member, record);
  later(200 * DAY);
  await giveBack(first);
  await unmerge(store.manager, record);
  expect(await levelsOf(record)).toEqual(['plus']);
});

test('the member who stays keeps no level by orders of the other record once the own ones came back', async () => {
  const [member, record] = await twoMembers();
  const [first] = await buyTimes(2, member);
  await buyTimes(2, record);
  later(DAY);
  await merge(store.manager, member, record);
  later(DAY);
  await giveBack(first);
  expect(await levelsOf(member)).toEqual(['plus']);
  later(DAY);
  await unmerge(store.manager, record);
  expect(await levelsOf(member, record)).toEqual(['starter', 'plus']);
});

test('a level that the merge itself brought goes with it, and each has that of its own', async () => {
  const [member, record] = await twoMembers();
  await buyTimes(1, member);
  await buyTimes(1, record);
  later(DAY);
  await merge(store.manager, member, record);
  expect(await levelsOf(member)).toEqual(['plus']);
  later(200 * DAY);
  await unmerge(store.manager, record);
  expect(await levelsOf(member, record)).toEqual(['starter', 'starter']);
  expect(await store.api.verify()).toEqual([]);
});

test('a level that the merge brought stays with a member whose own orders have reached it since', async () => {
  const [member, record] = await twoMembers();
  await buyTimes(2, record);
  later(DAY);
  await merge(store.manager, member, record);
  later(DAY);
  await buyTimes(2, member);
  later(DAY);
  await unmerge(store.manager, record);
  expect(await levelsOf(member, record)).toEqual(['plus', 'plus']);
});

const historyOf = async ({ id }: Known) =>
  (await store.manager<MemberLevels>('GET', `/api/members/${id}/levels`)).body.history;

test('a level that both reached only together after the merge goes with it, and its history says so', async () => {
  const [member, record] = await twoMembers();
  await buyTimes(1, member);
  later(DAY);
  await merge(store.manager, member, record);
  later(DAY);
  await buyTimes(1, record);
  expect(await levelsOf(member)).toEqual(['plus']);
  later(DAY);
  await unmerge(store.manager, record);
  expect(await levelsOf(member, record)).toEqual(['starter', 'starter']);
  expect(await historyOf(member)).toMatchObject([
    { level: 'plus', kind: 'upgrade', undoneAt: store.api.now },
    { level: 'starter', kind: 'join', undoneAt: null },
  ]);
  await buyTimes(1, member);
  expect(await levelsOf(member, record)).toEqual(['plus', 'starter']);
  expect(await store.api.verify()).toEqual([]);
});

test('a record that reached a level alone while it was merged has it since then', async () => {
  const [member, record] = await twoMembers();
  await merge(store.manager, member, record);
  later(DAY);
  await buyTimes(1, record);
  later(DAY);
  const reachedAt = store.api.now;
  await buyTimes(1, record);
  later(50 * DAY);
  await unmerge(store.manager, record);
  expect(await levelsOf(member, record)).toEqual(['starter', 'plus']);
  const [step] = await historyOf(record);
  expect(step).toMatchObject({ level: 'plus', kind: 'upgrade', startsAt: reachedAt });
});

test('a return that the shop sends again, in whatever way, changes nothing of what the undoing gives', async () => {
  for (const isSentAgain of [false, true]) {
    const [member, record] = await twoMembers();
    const [first] = await buyTimes(2, record);
    later(DAY);
    await merge(store.manager, member, record);
    later(40 * DAY);
    await giveBack(first);
    later(100 * DAY);
    if (isSentAgain)
      await store.shop.store('POST', '/api/store/returns', {
        externalId: `${first}-back`,
        orderExternalId: first,
        returnedAt: store.api.now,
        reason: 'Sent once more',
        lines: [{ id: 'a', sku: 'BAG', quantity: 1, amount: 10_000 }],
      });
    later(DAY);
    await unmerge(store.manager, record);
    expect(await levelsOf(member, record)).toEqual(['starter', 'plus']);
  }
});

test('undoing a merge in which nothing was bought begins no term again', async () => {
  const [member, record] = await twoMembers();
  await buyTimes(2, record);
  const read = async () =>
    (await store.manager<MemberLevels>('GET', `/api/members/${record.id}/levels`)).body;
  const before = await read();
  later(DAY);
  await merge(store.manager, member, record);
  later(30 * DAY);
  await unmerge(store.manager, record);
  expect(await levelsOf(record)).toEqual(['plus']);
  expect((await read()).history).toEqual(before.history);
});
