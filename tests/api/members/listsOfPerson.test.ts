/** Lists by member show the rows of all records of the person; a record that was merged keeps its own. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NOW } from '../support/openApi.ts';
import { buy, memberWith, merge, type MergeStore, openMergeStore, unmerge } from './mergeStore.ts';

let store: MergeStore;
beforeAll(async () => {
  store = await openMergeStore();
});
afterAll(() => store.api.close());
beforeEach(() => {
  store.api.now = NOW;
});

const LISTS = [
  'coupons',
  'earnApprovals',
  'events',
  'growthEntries',
  'memberEntries',
  'messages',
  'orders',
  'pointAdjustments',
  'pointEntries',
  'redeemedRewards',
  'redemptions',
  'returns',
] as const;
const listed = async (resource: string, filter: object) =>
  (
    await store.shop.owner.getList(resource, {
      filter,
      pagination: { page: 1, perPage: 100 },
      sort: { field: 'id', order: 'ASC' },
    })
  ).data as { id: number; memberId: number | null }[];
const ofMembers = async (resource: string, filter: object) =>
  [...new Set((await listed(resource, filter)).map(({ memberId }) => memberId))].toSorted();

test('the member who stays has the rows of both records, the merged record its own, and all is undone', async () => {
  const member = await memberWith(store, 100);
  const record = await memberWith(store, 200);
  const other = await memberWith(store, 300);
  for (const [index, one] of [member, record, other].entries()) await buy(store, `l-${index}`, one);
  await merge(store.manager, member, record);
  for (const resource of ['orders', 'pointEntries']) {
    const both = [member.id, record.id].toSorted();
    expect(await ofMembers(resource, { memberId: member.id })).toEqual(both);
    expect(await ofMembers(resource, { memberId: String(member.id) })).toEqual(both);
    expect(await ofMembers(resource, { memberId: [member.id] })).toEqual(both);
    expect(await ofMembers(resource, { memberId: record.id })).toEqual([record.id]);
  }
  await unmerge(store.manager, record);
  expect(await ofMembers('orders', { memberId: member.id })).toEqual([member.id]);
  expect(await ofMembers('orders', { memberId: record.id })).toEqual([record.id]);
});

test.each(LISTS)('the list of %s is filtered by member, and refuses what is none', async (name) => {
  const member = await memberWith(store, 0);
  expect(await listed(name, { memberId: member.id })).toEqual([]);
  await expect(listed(name, { memberId: 'nobody' })).rejects.toMatchObject({ status: 400 });
});

test('the history of a record tells when it was merged and when that was undone', async () => {
  const [member, record] = [await memberWith(store, 0), await memberWith(store, 0)];
  await merge(store.manager, member, record);
  await unmerge(store.manager, record);
  const verbs = async ({ id }: { id: number }) =>
    (await store.manager<{ verb: string }[]>('GET', `/api/history/members/${id}`)).body.map(
      ({ verb }) => verb,
    );
  expect(await verbs(record)).toEqual(expect.arrayContaining(['unmerge', 'merge']));
  expect(await verbs(member)).toEqual(expect.arrayContaining(['unmerge', 'merge']));
});
