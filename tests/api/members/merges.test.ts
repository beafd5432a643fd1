/** Two records of one person: what they have together, what each keeps, and how it is undone. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MergePreview, UnmergePreview } from '#contract/members/merges';
import { basket, promote, quote, redeem } from '../promotions/promotionStore.ts';
import { NOW } from '../support/openApi.ts';
import {
  available,
  buy,
  memberWith,
  merge,
  type MergeStore,
  openMergeStore,
  ownLedger,
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
const settle = (orderId: string, verb: string, body: object = {}) =>
  store.shop.store('POST', `/api/store/redemptions/${orderId}/${verb}`, body);

describe('a merged record', () => {
  test('has what its member has, and no entry of either is changed', async () => {
    const [member, record] = [await memberWith(store, 5_000), await memberWith(store, 3_000)];
    const answer = await merge(store.manager, member, record);
    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({ records: [expect.objectContaining({ recordId: record.id })] }),
    ]);
    expect(await standing(store, member)).toMatchObject({
      mergedInto: null,
      points: { available: 8_000 },
    });
    expect(await standing(store, record)).toMatchObject({
      mergedInto: member.externalId,
      points: { available: 8_000 },
    });
    expect(await ownLedger(store, member)).toEqual({ entries: [['earn', 5_000]], left: 5_000 });
    expect(await ownLedger(store, record)).toEqual({ entries: [['earn', 3_000]], left: 3_000 });
  });
  test('pays with the points of both, each out of its own ledger, the first to lapse first', async () => {
    const member = await memberWith(store, 5_000, { expiresAt: NOW + 20 * DAY });
    const record = await memberWith(store, 3_000, { expiresAt: NOW + 10 * DAY });
    await merge(store.manager, member, record);
    const asked = basket('BAG', 1, { member: record.externalId, points: 7_000 });
    expect((await quote(store.shop, asked)).body.points).toMatchObject({
      available: 8_000,
      used: 7_000,
    });
    expect((await redeem(store.shop, 'both', asked)).status).toBe(200);
    expect((await standing(store, member)).points).toMatchObject({ available: 1_000, held: 7_000 });
    await settle('both', 'commitment');
    expect(await ownLedger(store, record)).toEqual({
      entries: [
        ['earn', 3_000],
        ['spend', -3_000],
      ],
      left: 0,
    });
    expect((await ownLedger(store, member)).entries.at(-1)).toEqual(['spend', -4_000]);
    await settle('both', 'return');
    expect(await available(store, member)).toBe(8_000);
    expect((await ownLedger(store, record)).left).toBe(3_000);
    expect(await store.api.verify()).toEqual([]);
  });
  test('earns for its member, and takes back from what both have', async () => {
    const [member, record] = [await memberWith(store, 0), await memberWith(store, 0)];
    await merge(store.manager, member, record);
    await buy(store, 'late-1', record);
    expect(await available(store, member)).toBe(100);
    const asked = basket('BAG', 1, { member: member.externalId, points: 100 });
    await redeem(store.shop, 'spend-1', asked);
    await settle('spend-1', 'commitment');
    await buy(store, 'late-2', member);
    expect(await available(store, record)).toBe(100);
    // The points of the order that comes back were spent; those of the other record are taken.
    await store.shop.store('POST', '/api/store/returns', {
      externalId: 'late-1-back',
      orderExternalId: 'late-1',
      returnedAt: store.api.now,
      lines: [{ id: 'a', sku: 'BAG', quantity: 1, amount: 10_000 }],
    });
    expect((await standing(store, member)).points).toMatchObject({ available: 0, arrears: 0 });
    expect((await ownLedger(store, member)).entries.at(-1)).toEqual(['clawBack', -100]);
    expect(await store.api.verify()).toEqual([]);
  });
  test('reaches with its member the level that both together deserve', async () => {
    const [member, record] = [await memberWith(store, 0), await memberWith(store, 0)];
    await buy(store, 'level-1', member);
    await buy(store, 'level-2', record);
    expect((await standing(store, member)).level).toBe('starter');
    store.api.now = NOW + 1_000;
    await merge(store.manager, member, record);
    expect((await standing(store, record)).level).toBe('plus');
    const sent = basket('BAG', 1, { member: record.externalId });
    const { id } = await promote(store.shop, 'For plus', {
      audience: { levels: ['plus'] },
      rewards: [{ kind: 'amount', amount: 500 }],
    });
    expect((await quote(store.shop, sent)).body.totals.discount).toBe(500);
    await store.shop.owner.act('promotions', id, 'pause');
  });
  test('uses the limit of its member, and the codes that either was given', async () => {
    const [member, record] = [await memberWith(store, 0), await memberWith(store, 0)];
    const { id } = await promote(store.shop, 'Once each', {
      trigger: 'code',
      limits: { perMember: 1 },
      rewards: [{ kind: 'amount', amount: 500 }],
    });
    const { data: batch } = await store.shop.owner.create('couponBatches', {
      data: {
        kind: 'unique',
        promotionId: id,
        name: 'Once each',
        quantity: 3,
        length: 12,
        usesPerCode: 1,
        claim: { open: true, bound: true, perMember: 1 },
      } as never,
    });
    const claim = (of: { externalId: string }) =>
      store.shop.store<{ code: string }>('POST', '/api/store/coupons/claims', {
        batchId: batch.id,
        member: of.externalId,
      });
    await expect.poll(async () => (await claim(record)).status).not.toBe(409);
    const before = await claim(record);
    expect(before.status).toBe(409);
    await merge(store.manager, member, record);
    expect((await claim(member)).status).toBe(409);
    const [held] = (await standing(store, member)).coupons;
    const asked = basket('BAG', 1, { member: member.externalId, codes: [held?.code ?? ''] });
    expect((await quote(store.shop, asked)).body.totals.discount).toBe(500);
    expect((await redeem(store.shop, 'once-1', asked)).status).toBe(200);
    const again = await quote(
      store.shop,
      basket('BAG', 1, { ...asked, member: record.externalId }),
    );
    expect(again.body.totals.discount).toBe(0);
  });
});

describe('a merge', () => {
  test('is shown before it is made, with what the two say differently', async () => {
    const member = await memberWith(store, 500, { birthday: '1990-01-01', phone: '13800138000' });
    const record = await memberWith(store, 700, { birthday: '1991-01-01', phone: '13800138000' });
    const { body } = await store.manager<MergePreview>(
      'POST',
      `/api/members/${member.id}/mergerPreview`,
      { recordId: record.id },
    );
    expect(body).toMatchObject({
      member: { balance: { available: 500 }, phone: '138****8000' },
      record: { balance: { available: 700 }, phone: '138****8000' },
      after: { balance: { available: 1_200 }, orderCount: 0 },
      conflicts: ['birthday'],
    });
    expect(await available(store, member)).toBe(500);
  });
  test('leaves one entry in the log, with the reason, and so does undoing it', async () => {
    const [member, record] = [await memberWith(store, 1), await memberWith(store, 1)];
    await merge(store.manager, member, record);
    await unmerge(store.manager, record);
    const { body } = await (
      await store.api.raw('owner')
    )<{ verb: string; reason: string }[]>(
      'GET',
      `/api/activities?filter=${encodeURIComponent(JSON.stringify({ resource: 'members', recordId: String(member.id) }))}`,
    );
    expect(body.map(({ verb, reason }) => [verb, reason])).toEqual([
      ['unmerge', 'A brother'],
      ['merge', 'Same phone'],
      ['create', null],
    ]);
  });
  test('is refused with itself, in a ring, and of a record that has records', async () => {
    const [a, b, c] = [
      await memberWith(store, 0),
      await memberWith(store, 0),
      await memberWith(store, 0),
    ];
    const itself = await merge(store.manager, a, a);
    expect([itself.status, itself.body.errors]).toEqual([
      422,
      { recordId: 'merges.errors.itself' },
    ]);
    await merge(store.manager, b, c);
    expect((await merge(store.manager, a, b)).body.message).toBe('merges.errors.recordHasRecords');
    expect((await merge(store.manager, c, a)).body.message).toBe('merges.errors.memberMerged');
    expect((await merge(store.manager, a, c)).body.message).toBe('merges.errors.recordMerged');
    expect((await merge(store.manager, b, a)).status).toBe(200);
    expect((await unmerge(store.manager, b)).body.message).toBe('merges.errors.notMerged');
    const marketer = await store.api.raw('marketer');
    expect((await merge(marketer, a, c)).status).toBe(403);
  });
});

describe('undoing a merge', () => {
  test('leaves each record what came for it since, and says what was spent of each', async () => {
    const member = await memberWith(store, 5_000, { expiresAt: NOW + 20 * DAY });
    const record = await memberWith(store, 3_000, { expiresAt: NOW + 10 * DAY });
    await merge(store.manager, member, record);
    store.api.now = NOW + 1_000;
    await buy(store, 'since', record);
    await redeem(
      store.shop,
      'shared',
      basket('BAG', 1, { member: member.externalId, points: 4_000 }),
    );
    await settle('shared', 'commitment');
    const { body } = await store.manager<UnmergePreview>(
      'POST',
      `/api/members/${record.id}/separationPreview`,
    );
    expect(body).toMatchObject({
      member: { balance: { available: 4_000 } },
      record: { balance: { available: 100 } },
      spent: { member: 1_000, record: 3_000 },
    });
    expect((await unmerge(store.manager, record)).status).toBe(200);
    expect(await available(store, member)).toBe(4_000);
    expect(await available(store, record)).toBe(100);
    // What was spent comes back to whom it was taken from.
    await settle('shared', 'return');
    expect(await available(store, member)).toBe(5_000);
    expect(await available(store, record)).toBe(3_100);
    expect(await store.api.verify()).toEqual([]);
  });
  test('leaves an order that is not paid yet the points that it has reserved of both', async () => {
    const member = await memberWith(store, 2_000, { expiresAt: NOW + 20 * DAY });
    const record = await memberWith(store, 1_000, { expiresAt: NOW + 10 * DAY });
    await merge(store.manager, member, record);
    await redeem(
      store.shop,
      'open',
      basket('BAG', 1, { member: member.externalId, points: 2_500 }),
    );
    await unmerge(store.manager, record);
    expect((await standing(store, member)).points).toMatchObject({ available: 500, held: 1_500 });
    expect((await standing(store, record)).points).toMatchObject({ available: 0, held: 1_000 });
    await settle('open', 'commitment');
    expect((await ownLedger(store, record)).entries.at(-1)).toEqual(['spend', -1_000]);
    expect(await store.api.verify()).toEqual([]);
  });
});
