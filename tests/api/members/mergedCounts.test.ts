/** What counts members counts the records of one person once, and limits of a member are those of the person. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LevelReport } from '#contract/insight/programme';
import type { SegmentPreview } from '#contract/members/segments';
import { query } from '#db/statements';
import { computeRfm } from '#server/orders/rfm/compute';
import { addDays, dayOf } from '#shared/days';
import { draft, enter, makeCampaign, offersOf, open } from '../promotions/activityStore.ts';
import { promote } from '../promotions/promotionStore.ts';
import { gift, offer } from '../promotions/rewardStore.ts';
import { type Call, NOW } from '../support/openApi.ts';
import {
  available,
  buy,
  memberWith,
  merge,
  type MergeStore,
  openMergeStore,
  standing,
  unmerge,
} from './mergeStore.ts';

const DAY = 86_400_000;
const TODAY = dayOf(NOW, 'Asia/Shanghai');
let store: MergeStore;
let owner: Call;
let campaignId: number;
beforeAll(async () => {
  store = await openMergeStore();
  owner = await store.api.raw('owner');
  campaignId = await makeCampaign(owner);
});
afterAll(() => store.api.close());
beforeEach(() => {
  store.api.now = NOW;
});

const pair = async (more: object = {}) =>
  [await memberWith(store, 0, { ...more }), await memberWith(store, 0)] as const;

test('a person enters an activity as often as one member may, whichever record is named', async () => {
  const { code } = await open(owner, draft(campaignId, { maxEntries: 2 }));
  const [member, record] = await pair();
  const call = store.shop.store;
  const first = await enter(call, record.externalId, code, { externalId: 'entered-once' });
  expect([first.status, first.body.points]).toEqual([200, 10]);
  await merge(store.manager, member, record);
  for (const { externalId } of [member, record]) {
    const more = await enter(call, externalId, code);
    expect([more.status, more.body.limit?.kind]).toEqual([409, 'perMember']);
    const [offered] = (await offersOf(call, externalId)).filter((one) => one.code === code);
    expect([offered?.canEnter, offered?.perMember.used]).toEqual([false, 1]);
    // The store repeats its request, or asks for the entry, by either id.
    const again = await enter(call, externalId, code, { externalId: 'entered-once' });
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    const path = `/api/store/members/${externalId}/activityEntries/entered-once`;
    expect((await call<{ id: number }>('GET', path)).body.id).toBe(first.body.id);
  }
  expect(await available(store, member)).toBe(10);
});

test('a merged record enters what the groups of its member may enter', async () => {
  const group = { kind: 'groups', key: 'friends', names: { en: 'Friends' } };
  expect((await owner('POST', '/api/audienceNames', group)).status).toBe(201);
  const audience = { levels: [], fromLevel: null, groups: ['friends'] };
  const { code } = await open(owner, draft(campaignId, { audience, maxEntries: 2 }));
  const [member, record] = await pair({ groups: ['friends'] });
  expect((await enter(store.shop.store, record.externalId, code)).status).toBe(409);
  await merge(store.manager, member, record);
  expect((await enter(store.shop.store, record.externalId, code)).status).toBe(200);
});

test('a repeated redemption is the same one when the other id of the person is named', async () => {
  const { id: rewardId } = await offer(owner, gift());
  const [member, record] = [await memberWith(store, 0), await memberWith(store, 1_000)];
  const redeem = (externalId: string) =>
    store.shop.store<{ id: number }>('POST', `/api/store/members/${externalId}/redeemedRewards`, {
      externalId: 'redeemed-once',
      rewardId,
    });
  const first = await redeem(record.externalId);
  await merge(store.manager, member, record);
  const again = await redeem(member.externalId);
  expect([again.status, again.body.id]).toEqual([200, first.body.id]);
  expect(await available(store, member)).toBe(500);
});

test('a record that is a member again has the level that its own orders deserve', async () => {
  const [member, record] = await pair();
  await merge(store.manager, member, record);
  await buy(store, 'deserved-1', record);
  await buy(store, 'deserved-2', record);
  expect((await standing(store, member)).level).toBe('plus');
  store.api.now = NOW + 1_000;
  await unmerge(store.manager, record);
  expect((await standing(store, record)).level).toBe('plus');
  expect(await store.api.verify()).toEqual([]);
});

test('a merged record shows the level of its member, and lists by level leave it out', async () => {
  const [member, record] = await pair();
  await buy(store, 'shown-1', record);
  await buy(store, 'shown-2', record);
  await merge(store.manager, member, record);
  await store.shop.store('POST', '/api/store/returns', {
    externalId: 'shown-back',
    orderExternalId: 'shown-1',
    returnedAt: store.api.now,
    lines: [{ id: 'a', sku: 'BAG', quantity: 1, amount: 10_000 }],
  });
  const levelsIn = async (filter: object) =>
    (
      await store.shop.owner.getList('members', {
        filter,
        pagination: { page: 1, perPage: 100 },
        sort: { field: 'level', order: 'ASC' },
      })
    ).data
      .filter(({ id }) => id === member.id || id === record.id)
      .toSorted((one, other) => Number(one.id) - Number(other.id))
      .map(({ id, level }) => [id, level]);
  expect((await owner<{ level: string }>('GET', `/api/members/${record.id}`)).body.level).toBe(
    'starter',
  );
  expect(await levelsIn({})).toEqual([
    [member.id, 'starter'],
    [record.id, 'starter'],
  ]);
  const only = [[member.id, 'starter']];
  expect(await levelsIn({ level: 'starter' })).toEqual(only);
  expect(await levelsIn({ level: ['starter', 'plus'] })).toEqual(only);
  expect(await levelsIn({ level_neq: 'plus' })).toEqual(only);
  expect(await levelsIn({ level: 'plus' })).toEqual([]);
  expect(await levelsIn({ mergedInto: null })).toEqual(only);
  const ticket = await owner<{ level: string }>('POST', '/api/tickets', {
    type: 'consultation',
    subject: 'Where is it?',
    message: 'I have waited for days.',
    channel: 'phone',
    isMine: false,
    memberId: record.id,
  });
  expect([ticket.status, ticket.body.level]).toEqual([201, 'starter']);
  await unmerge(store.manager, record);
  expect(await levelsIn({ level: 'starter' })).toHaveLength(2);
});

test('a code that is issued to a merged record is given to its member, once', async () => {
  const [member, record] = await pair();
  await merge(store.manager, member, record);
  const { id: promotionId } = await promote(store.shop, 'Issued by hand', {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 500 }],
  });
  const { body: batch } = await owner<{ id: number }>('POST', '/api/couponBatches', {
    kind: 'printed',
    promotionId,
    name: 'Issued by hand',
    codes: 'BYHAND1XX\nBYHAND2XX\nBYHAND3XX',
    claim: { bound: true, perMember: 2 },
  });
  const issue = (memberIds: number[]) =>
    owner('POST', `/api/couponBatches/${batch.id}/issue`, { memberIds });
  const issued = await issue([record.id]);
  expect([issued.status, issued.body]).toEqual([200, expect.anything()]);
  await issue([member.id, record.id]);
  const given = await query<{ member_id: number }>(
    store.api.connection.db,
    'select member_id from coupons where batch_id = ? and member_id is not null',
    [batch.id],
  );
  expect(given.map((row) => Number(row.member_id))).toEqual([member.id, member.id]);
});

test('levels, previews of segments and RFM scores count a person once', async () => {
  const counts = async () => {
    const { db } = store.api.connection;
    const range = `from=${addDays(TODAY, -1)}&to=${addDays(TODAY, 1)}`;
    const { body } = await owner<LevelReport>('GET', `/api/programmeInsight/levels?${range}`);
    const rule = { is: 'all', of: [{ is: 'atLeast', fact: 'orders', value: 1 }] };
    const preview = await owner<SegmentPreview>('POST', '/api/segments/preview', { rule });
    expect(preview.status).toBe(200);
    return {
      levels: body.moves.reduce((sum, { members }) => sum + members, 0),
      outOf: preview.body.outOf,
      scored: await store.api.connection.transaction((tx) => computeRfm(tx, TODAY, NOW)),
      rfm: await query<{ member_id: number; orders: number; net_spend: number }>(
        db,
        'select member_id, orders, net_spend from member_rfm',
      ),
    };
  };
  const [member, record] = await pair();
  await buy(store, 'counted-1', member);
  await buy(store, 'counted-2', record);
  store.api.now = NOW + 3 * DAY;
  const before = await counts();
  await merge(store.manager, member, record);
  const after = await counts();
  expect([after.levels, after.outOf, after.scored]).toEqual([
    before.levels - 1,
    before.outOf - 1,
    before.scored - 1,
  ]);
  const own = after.rfm.filter(({ member_id: id }) => [member.id, record.id].includes(Number(id)));
  expect(own.map((row) => [row.member_id, row.orders, row.net_spend].map(Number))).toEqual([
    [member.id, 2, 20_000],
  ]);
});
