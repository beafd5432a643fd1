/** A member does not pay points for a code that this member could not use, and gets points back only for an unused one. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PointReward } from '#contract/promotions/pointRewards';
import type { RedeemedReward } from '#contract/promotions/redeemedRewards';
import { query } from '#db/statements';
import { loadBalance } from '#server/members/points/loadBalance';
import type { Catalogue } from '#server/promotions/redeemedRewards/catalogue';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, promote, quote, redeem as reserve, sell, type Shop } from './promotionStore.ts';
import {
  DAY,
  gift,
  makeBatch,
  memberWith,
  offer,
  openRewards,
  type RewardStore,
} from './rewardStore.ts';

let api: OpenApi;
let rewards: RewardStore;
let shop: Shop;
beforeAll(async () => {
  api = await openApi();
  rewards = await openRewards(api);
  shop = { owner: await api.as('owner'), store: rewards.store };
  await sell(shop, 'BAG', 10_000);
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = NOW;
});

const offerCodes = (batchId: number) =>
  offer(rewards.owner, gift({ kind: 'coupon', stock: null, batchId }));
let requests = 0;
const redeem = (member: string, rewardId: number) =>
  rewards.store<RedeemedReward & { limit?: object; words?: { en: string; zh: string } }>(
    'POST',
    `/api/store/members/${member}/redeemedRewards`,
    { externalId: `u-${++requests}`, rewardId },
  );
const entryOf = async (member: string, id: number) => {
  const path = `/api/store/members/${member}/catalogue`;
  const { body } = await rewards.store<Catalogue>('GET', path);
  return body.rewards.find((reward) => reward.id === id);
};
const expectRefused = async (member: string, id: number, limit: object) => {
  expect(await entryOf(member, id)).toMatchObject({ canRedeem: false, limits: [limit] });
  const { status, body } = await redeem(member, id);
  expect([status, body.limit]).toEqual([409, limit]);
};

test.each([
  ['whose batch begins later', { more: { validFrom: NOW + 5 * DAY, daysAfterClaim: 3 } }],
  [
    'whose promotion begins later',
    { terms: { startsAt: NOW + 5 * DAY }, more: { daysAfterClaim: 3 } },
  ],
])('a code %s is sold from then on, and valid for its days from then on', async (_, terms) => {
  const { id } = await offerCodes(await makeBatch(rewards, 2, terms));
  const { externalId } = await memberWith(rewards, 500);
  await expectRefused(externalId, id, { kind: 'notStarted', startsAt: NOW + 5 * DAY });
  api.now = NOW + 5 * DAY;
  const { status, body } = await redeem(externalId, id);
  expect(status).toBe(200);
  const asked = basket('BAG', 1, { member: externalId, codes: [body.code] });
  expect((await quote(shop, asked)).body.totals.discount).toBe(500);
});

test('the days of a code that staff issue before its batch begins count from that beginning', async () => {
  const more = { validFrom: NOW + 5 * DAY, daysAfterClaim: 3 };
  const batchId = await makeBatch(rewards, 1, { more });
  const { id, externalId } = await memberWith(rewards, 0);
  const issued = await rewards.owner('POST', `/api/couponBatches/${batchId}/issue`, {
    memberIds: [id],
  });
  expect(issued.status).toBe(200);
  api.now = NOW + 6 * DAY;
  const asked = basket('BAG', 1, { member: externalId, coupons: 'best' });
  expect((await quote(shop, asked)).body.totals.discount).toBe(500);
});

test('staff replace a revoked code of a member, who cannot claim another one in its place', async () => {
  const batchId = await makeBatch(rewards, 4, { claim: { open: true } });
  const { id, externalId } = await memberWith(rewards, 0);
  const issue = () =>
    rewards.owner('POST', `/api/couponBatches/${batchId}/issue`, { memberIds: [id] });
  expect((await issue()).status).toBe(200);
  expect((await issue()).status).toBe(409);
  const [held] = await query<{ id: number }>(
    api.connection.db,
    'select id from coupons where batch_id = ? and member_id = ?',
    [batchId, id],
  );
  const revoked = await rewards.owner('POST', `/api/coupons/${held?.id}/revocation`, {
    reason: 'Lost',
  });
  expect(revoked.status).toBe(200);
  const claimed = await shop.store('POST', '/api/store/coupons/claims', {
    batchId,
    member: externalId,
  });
  expect([claimed.status, (claimed.body as { message: string }).message]).toEqual([
    409,
    'coupons.errors.claimLimit',
  ]);
  expect((await issue()).status).toBe(200);
  expect((await issue()).status).toBe(409);
});

test('codes that anybody can use without points are no reward, and those of earlier rewards are not sold', async () => {
  const batchId = await makeBatch(rewards, 1, { claim: { bound: false } });
  const draft = gift({ kind: 'coupon', stock: null, batchId });
  const refused = await rewards.owner<{ errors: object }>('POST', '/api/pointRewards', draft);
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    { batchId: 'pointRewards.errors.unboundCodes' },
  ]);
  const { id } = await offerCodes(await makeBatch(rewards, 1));
  await api.connection.transaction((tx) =>
    query(tx, 'update point_rewards set batch_id = ? where id = ?', [batchId, id]),
  );
  const { externalId } = await memberWith(rewards, 500);
  await expectRefused(externalId, id, { kind: 'codes' });
});

test('a member who holds as many unused codes as the promotion lets a member use is sold no other', async () => {
  const terms = { limits: { perMember: 2 } };
  const { id } = await offerCodes(await makeBatch(rewards, 9, { terms }));
  const { externalId } = await memberWith(rewards, 5000);
  const first = await redeem(externalId, id);
  const asked = basket('BAG', 1, { member: externalId, codes: [first.body.code] });
  expect((await reserve(shop, 'u-order-1', asked)).status).toBe(200);
  expect((await redeem(externalId, id)).status).toBe(200);
  await expectRefused(externalId, id, { kind: 'unusable', verdict: 'memberUsesReached' });
  const { externalId: other } = await memberWith(rewards, 500);
  expect((await redeem(other, id)).status).toBe(200);
});

test('a member outside the audience of the promotion is sold no code of it', async () => {
  const terms = { audience: { levels: ['plus'] } };
  const { id } = await offerCodes(await makeBatch(rewards, 2, { terms }));
  const member = await memberWith(rewards, 500);
  await expectRefused(member.externalId, id, { kind: 'unusable', verdict: 'otherLevel' });
  await rewards.owner('POST', `/api/members/${member.id}/levelGrant`, {
    level: 'plus',
    reason: 'Test',
  });
  api.now += 1000;
  expect((await redeem(member.externalId, id)).status).toBe(200);
});

test('a code for the first order is sold once, and to nobody who has ordered', async () => {
  const terms = { audience: { orderNumber: { min: 1, max: 1 } } };
  const { id } = await offerCodes(await makeBatch(rewards, 3, { terms }));
  const { externalId } = await memberWith(rewards, 1000);
  const { body } = await redeem(externalId, id);
  await expectRefused(externalId, id, { kind: 'unusable', verdict: 'memberUsesReached' });
  const asked = basket('BAG', 1, { member: externalId, codes: [body.code] });
  await reserve(shop, 'u-order-2', asked);
  await rewards.store('POST', '/api/store/redemptions/u-order-2/commitment', {});
  await expectRefused(externalId, id, { kind: 'unusable', verdict: 'otherOrderNumber' });
});

test.each([
  ['uses', { uses: 1 }, 'usesReached'],
  ['budget', { budget: 500 }, 'budgetReached'],
])('a code of a promotion whose %s is used up is not sold', async (name, limits, verdict) => {
  const { id } = await offerCodes(await makeBatch(rewards, 3, { terms: { limits } }));
  const { externalId: one } = await memberWith(rewards, 500);
  const { externalId: other } = await memberWith(rewards, 500);
  const { body } = await redeem(one, id);
  const asked = basket('BAG', 1, { member: one, codes: [body.code] });
  expect((await reserve(shop, `u-${name}`, asked)).status).toBe(200);
  await expectRefused(other, id, { kind: 'unusable', verdict });
});

test('a limit of each day keeps nobody from a code for another day', async () => {
  const terms = { limits: { perDay: 1 } };
  const { id } = await offerCodes(await makeBatch(rewards, 3, { terms }));
  const { externalId } = await memberWith(rewards, 1000);
  const { body } = await redeem(externalId, id);
  await reserve(shop, 'u-day', basket('BAG', 1, { member: externalId, codes: [body.code] }));
  expect((await redeem(externalId, id)).status).toBe(200);
});

test('between a lapsed reservation and its late payment the points of the code are not given back', async () => {
  const { id } = await offerCodes(await makeBatch(rewards, 1));
  const member = await memberWith(rewards, 500);
  const { body } = await redeem(member.externalId, id);
  const asked = basket('BAG', 1, { member: member.externalId, codes: [body.code] });
  await reserve(shop, 'u-late', { ...asked, reserveMinutes: 15 });
  api.now = NOW + DAY;
  const cancel = () =>
    rewards.owner<{ message?: string }>('POST', `/api/redeemedRewards/${body.id}/cancellation`, {
      reason: 'No',
      version: 1,
    });
  const early = await cancel();
  expect([early.status, early.body.message]).toEqual([
    409,
    expect.stringContaining('redeemedRewards.errors.codeReserved'),
  ]);
  const paid = await rewards.store<{ discount: number }>(
    'POST',
    '/api/store/redemptions/u-late/commitment',
    {},
  );
  expect([paid.status, paid.body.discount]).toEqual([200, 500]);
  expect((await cancel()).status).toBe(409);
  expect((await loadBalance(api.connection.db, member.id, api.now)).available).toBe(0);
});

test('a code whose lapsed reservation another order has swept up stays until its payment cannot come', async () => {
  const sweptAway = async (orderId: string) => {
    api.now = NOW;
    const { id } = await offerCodes(await makeBatch(rewards, 1));
    const { externalId } = await memberWith(rewards, 500);
    const { body } = await redeem(externalId, id);
    const asked = basket('BAG', 1, { member: externalId, codes: [body.code] });
    await reserve(shop, orderId, { ...asked, reserveMinutes: 15 });
    api.now = NOW + DAY;
    await reserve(shop, `${orderId}-other`, basket('BAG', 1));
    return () =>
      rewards.owner<{ message?: string }>('POST', `/api/redeemedRewards/${body.id}/cancellation`, {
        reason: 'No',
        version: 1,
      });
  };
  const order = (externalId: string, status: string) =>
    rewards.store('POST', '/api/store/orders', {
      externalId,
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku: 'BAG', quantity: 1, unitPrice: 10_000, paid: 9_500 }],
      statuses: [
        { status: 'placed', at: NOW },
        { status, at: NOW + 1 },
      ],
    });
  const paid = await sweptAway('u-swept');
  expect((await paid()).body.message).toContain('redeemedRewards.errors.codeReserved');
  await order('u-swept', 'paid');
  api.now = NOW + 30 * DAY;
  expect((await paid()).body.message).toBe('redeemedRewards.errors.codeUsed');
  const cancelled = await sweptAway('u-given-up');
  expect((await cancelled()).status).toBe(409);
  await order('u-given-up', 'cancelled');
  expect((await cancelled()).status).toBe(200);
  const released = await sweptAway('u-released');
  expect((await released()).status).toBe(409);
  await rewards.store('POST', '/api/store/redemptions/u-released/release', {});
  expect((await released()).status).toBe(200);
  const forgotten = await sweptAway('u-forgotten');
  api.now = NOW + 9 * DAY;
  expect((await forgotten()).status).toBe(200);
});

test('what is left of a reward counts the codes of its batch, and a batch without any needs attention', async () => {
  const batchId = await makeBatch(rewards, 1);
  const { id } = await offerCodes(batchId);
  const { externalId } = await memberWith(rewards, 1000);
  const needing = async () => {
    const { body } = await rewards.owner<{ id: number }[]>(
      'GET',
      `/api/couponBatches?filter=${JSON.stringify({ needs: 'usedUp' })}`,
    );
    return body.some((batch) => batch.id === batchId);
  };
  expect(await entryOf(externalId, id)).toMatchObject({ left: 1 });
  expect(await needing()).toBe(false);
  await redeem(externalId, id);
  expect(await entryOf(externalId, id)).toMatchObject({ left: 0 });
  const { body: shown } = await rewards.owner<PointReward>('GET', `/api/pointRewards/${id}`);
  expect(shown.unclaimed).toBe(0);
  const { body: list } = await rewards.owner<PointReward[]>('GET', '/api/pointRewards');
  expect(list.find((one) => one.id === id)?.unclaimed).toBe(0);
  expect(await needing()).toBe(true);
  await rewards.owner('POST', `/api/pointRewards/${id}/archival`, { version: shown.version });
  expect(await needing()).toBe(false);
});

test('a paused promotion sells no codes', async () => {
  const { id: promotionId } = await promote(shop, 'to pause', {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 500 }],
  });
  const { id } = await offerCodes(await makeBatch(rewards, 1, { more: { promotionId } }));
  await shop.owner.act('promotions', promotionId, 'pause', {});
  const { externalId } = await memberWith(rewards, 500);
  await expectRefused(externalId, id, { kind: 'codes' });
});
