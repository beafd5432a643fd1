/** A member is erased with every record that was merged into the member. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ErasurePreview, MemberDataFile } from '#contract/members/erasure';
import { query } from '#db/statements';
import { type Call, NOW } from '../support/openApi.ts';
import { dump } from './erasureStory.ts';
import {
  type Known,
  memberWith,
  merge,
  type MergeStore,
  openMergeStore,
  unmerge,
} from './mergeStore.ts';

const MEMBER = { name: 'Philippa Moosbrugger', phone: '13877712345' };
const RECORD = { name: 'P. Moosbrugger-Aal', phone: '138 7771 2345', email: 'pip@aal.example' };

let store: MergeStore;
let owner: Call;
let member: Known;
let record: Known;
beforeAll(async () => {
  store = await openMergeStore();
  owner = await store.api.raw('owner');
  member = await memberWith(store, 500, MEMBER);
  record = await memberWith(store, 300, RECORD);
  await merge(store.manager, member, record);
});
afterAll(() => store.api.close());

const erase = (call: Call, { id, externalId }: Known) =>
  call('POST', `/api/members/${id}/erasure`, { confirmation: externalId, ground: 'request' });

test('the file of a member holds what came for each record, each row once', async () => {
  for (const { id } of [member, record]) {
    const { body } = await owner<MemberDataFile>('POST', `/api/members/${id}/dataFile`, {
      reason: 'Asked by letter',
    });
    expect(body.data.members?.map(({ name }) => name)).toEqual([MEMBER.name, RECORD.name]);
    expect(body.data.memberMerges).toHaveLength(1);
    expect(body.data.pointEntries?.map(({ points }) => points)).toEqual([500, 300]);
  }
});

test('what is unfinished of a merged record stands in the way, too', async () => {
  const gift = { kind: 'gift', names: { en: 'Tea set' }, points: 10, stock: 9 };
  const { body: reward } = await owner<{ id: number }>('POST', '/api/pointRewards', gift);
  const { body } = await owner<{ id: number; version: number }>('POST', '/api/redeemedRewards', {
    memberId: record.id,
    rewardId: reward.id,
    address: 'Aalgasse 7',
  });
  expect(
    (await owner<ErasurePreview>('GET', `/api/members/${member.id}/erasurePreview`)).body,
  ).toEqual({ merged: [record.externalId], blocks: [{ key: 'gifts', count: 1 }], keeps: [] });
  expect((await erase(owner, member)).status).toBe(409);
  const reason = 'Not wanted';
  await owner('POST', `/api/redeemedRewards/${body.id}/cancellation`, {
    reason,
    version: body.version,
  });
});

test('a merged record is not erased alone: the refusal names the member', async () => {
  const { status, body } = await erase(owner, record);
  expect(status).toBe(409);
  expect(JSON.stringify(body)).toContain('members.errors.mergedRecord');
  expect(JSON.stringify(body)).toContain(member.externalId);
});

test('no record of an erased member says who it is, and the shop may send none of the numbers', async () => {
  expect((await erase(owner, member)).status).toBe(200);
  // A reason in free words would say of the person what has just been erased.
  expect((await unmerge(store.manager, record)).status).toBe(409);
  const words = [...(await dump(store.api)).entries()];
  for (const secret of ['Moosbrugger', '77712345', '7771 2345', 'aal.example', 'Aalgasse'])
    expect([secret, words.filter(([, text]) => text.includes(secret)).map(([at]) => at)]).toEqual([
      secret,
      [],
    ]);
  for (const { externalId } of [member, record])
    expect(
      await store.shop.store('POST', '/api/store/members', { externalId, ...RECORD }),
    ).toMatchObject({
      status: 422,
      body: { errors: { externalId: 'members.errors.erased' } },
    });
  const told = await query<{ record_id: string }>(
    store.api.connection.db,
    `select record_id from activities where verb = 'erase' order by id`,
  );
  expect(told.map(({ record_id: id }) => Number(id))).toEqual([member.id, record.id]);
  expect(await store.api.verify()).toEqual([]);
});

test('a record whose member was erased without it may be erased alone', async () => {
  const [one, other] = [await memberWith(store, 0), await memberWith(store, 0, { name: 'Left' })];
  await merge(store.manager, one, other);
  await store.api.connection.transaction((tx) =>
    query(tx, 'update members set erased_at = ? where id = ?', [NOW, one.id]),
  );
  expect((await erase(owner, other)).status).toBe(200);
  const [row] = await query(store.api.connection.db, 'select name from members where id = ?', [
    other.id,
  ]);
  expect(row).toEqual({ name: null });
});

test('a record that was separated before stays', async () => {
  const [one, other] = [await memberWith(store, 0), await memberWith(store, 0, { name: 'Stays' })];
  await merge(store.manager, one, other);
  await unmerge(store.manager, other);
  expect((await erase(owner, one)).status).toBe(200);
  expect((await owner('GET', `/api/members/${other.id}`)).body).toMatchObject({
    name: 'Stays',
    erasedAt: null,
  });
});
