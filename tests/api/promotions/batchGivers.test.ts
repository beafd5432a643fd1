/** A batch knows what gives its codes, and what gives codes says once it has none. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BatchGiver } from '#contract/promotions/coupons';
import type { PointReward } from '#contract/promotions/pointRewards';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { draft, drawOf, enter, makeCampaign, open, prize, showActivity } from './activityStore.ts';
import { DAY, makeBatch, memberWith, openRewards, type RewardStore } from './rewardStore.ts';

let api: OpenApi;
let rewards: RewardStore;
let owner: Call;
let store: Call;
let campaignId: number;
beforeAll(async () => {
  api = await openApi();
  rewards = await openRewards(api);
  ({ owner, store } = rewards);
  campaignId = await makeCampaign(owner);
});
afterAll(() => api.close());

const giversOf = async (batchId: number) => {
  const { body } = await owner<{ givers: BatchGiver[] }>('GET', `/api/couponBatches/${batchId}`);
  return body.givers.map(({ resource, id }) => [resource, id]);
};
const needsCodes = async (batchId: number) => {
  const { body } = await owner<{ id: number }[]>(
    'GET',
    `/api/couponBatches?filter=${JSON.stringify({ needs: 'usedUp', id: [batchId] })}`,
  );
  return body.length > 0;
};
const revoke = async (batchId: number) => {
  const path = `/api/couponBatches/${batchId}/revocation`;
  expect((await owner('POST', path, { reason: 'Leaked' })).status).toBe(200);
};
const rewardOf = async (batchId: number) =>
  (
    await owner<PointReward>('POST', '/api/pointRewards', {
      kind: 'coupon',
      names: { en: 'Five off', zh: '减 5 元' },
      points: 100,
      batchId,
    })
  ).body;

test('activities, prizes and rewards that run now or later are named by the batch whose codes they give', async () => {
  const [batchId, other] = [await makeBatch(rewards, 3), await makeBatch(rewards, 3)];
  const entering = await open(owner, draft(campaignId, { batchId }));
  const codes = prize({ points: null, batchId, rate: 1_000 });
  const drawing = await open(
    owner,
    // Two prizes of one batch: it is named once.
    draft(campaignId, drawOf([codes, codes], { startsAt: NOW + DAY })),
  );
  await open(owner, draft(campaignId, { batchId: other }));
  const reward = await rewardOf(batchId);
  expect(await giversOf(batchId)).toEqual([
    ['memberActivities', entering.id],
    ['memberActivities', drawing.id],
    ['pointRewards', reward.id],
  ]);
  api.now = NOW + 6 * DAY;
  expect(await giversOf(batchId)).toEqual([['pointRewards', reward.id]]);
  api.now = NOW;
});

test('an activity whose batch is revoked or used up says so, and its batch needs attention', async () => {
  const [revoked, empty] = [await makeBatch(rewards, 2), await makeBatch(rewards, 1)];
  const first = await open(owner, draft(campaignId, { batchId: revoked }));
  const second = await open(owner, draft(campaignId, { batchId: empty }));
  expect(await showActivity(owner, first.id)).toMatchObject({ codesFault: null });
  expect([await needsCodes(revoked), await needsCodes(empty)]).toEqual([false, false]);
  await revoke(revoked);
  const { externalId } = await memberWith(rewards, 0);
  expect((await enter(store, externalId, second.code)).status).toBe(200);
  expect(await showActivity(owner, first.id)).toMatchObject({ codesFault: 'revoked' });
  expect(await showActivity(owner, second.id)).toMatchObject({ codesFault: 'noneLeft' });
  expect([await needsCodes(revoked), await needsCodes(empty)]).toEqual([true, true]);
  api.now = NOW + 6 * DAY;
  expect([await needsCodes(revoked), await needsCodes(empty)]).toEqual([false, false]);
  api.now = NOW;
});

test('what else a list of batches is filtered by still holds for those that need attention', async () => {
  const event = { claim: { event: 'registration' } };
  const batchId = await makeBatch(rewards, 1, event);
  const { id: memberId } = await memberWith(rewards, 0);
  const issued = await owner('POST', `/api/couponBatches/${batchId}/issue`, {
    memberIds: [memberId],
  });
  expect(issued.status).toBe(200);
  const needing = async (more: object) =>
    (
      await owner<{ id: number }[]>(
        'GET',
        `/api/couponBatches?filter=${encodeURIComponent(JSON.stringify({ needs: 'usedUp', ...more }))}`,
      )
    ).body.some(({ id }) => id === batchId);
  expect(await needing({ id: [batchId] })).toBe(true);
  expect(await needing({ id: [batchId + 1] })).toBe(false);
  expect(await needing({ q: 'zzzz' })).toBe(false);
});

test('a reward whose batch is revoked says so', async () => {
  const batchId = await makeBatch(rewards, 2);
  const { id } = await rewardOf(batchId);
  await revoke(batchId);
  const { body } = await owner<PointReward>('GET', `/api/pointRewards/${id}`);
  expect(body).toMatchObject({ codesFault: 'revoked' });
  expect(await needsCodes(batchId)).toBe(true);
});
