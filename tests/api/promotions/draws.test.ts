/** Draws: prizes, their odds, and the check of results. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import type { DrawCheck } from '#contract/promotions/memberActivities/draws';
import { query } from '#db/statements';
import { loadBalance } from '#server/members/points/loadBalance';
import { landedOn } from '#rules/promotions/memberActivities';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import {
  draft,
  drawOf,
  enter,
  makeCampaign,
  offersOf,
  open,
  prize,
  type Result,
  showActivity,
  showEntry,
} from './activityStore.ts';
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
beforeEach(() => {
  api.now = NOW;
});

const make = (more: object = {}) => open(owner, draft(campaignId, more));
const availableOf = async (id: number) =>
  (await loadBalance(api.connection.db, id, api.now)).available;
const show = (id: number) => showActivity(owner, id);
const entryOf = (id: number) => showEntry(owner, id);

describe('a draw', () => {
  test('a prize that has run out is no longer drawn, and its published odds are 0', async () => {
    const { id, code } = await make(
      drawOf([prize({ stock: 1 })], { perMember: { times: 10, period: 'ever' } }),
    );
    const member = await memberWith(rewards, 0);
    const first = await enter(store, member.externalId, code);
    expect(first.body).toMatchObject({ points: 100, prize: { names: { zh: '一百积分' } } });
    const second = await enter(store, member.externalId, code);
    expect(second.body).toMatchObject({ points: null, prize: null, roll: expect.any(Number) });
    expect(await availableOf(member.id)).toBe(100);
    const offer = (await offersOf(store, member.externalId)).find((one) => one.code === code);
    expect(offer?.prizes.map(({ rate, left }) => [rate, left])).toEqual([[0, 0]]);
    expect(offer?.nothingRate).toBe(10_000);
    const landed = await entryOf(second.body.id);
    expect([landed.landedId, landed.prizeId]).toEqual([(await show(id)).prizes?.[0]?.id, null]);
  });
  test('staff see the odds that members see: a prize whose batch was revoked has none left', async () => {
    const batchId = await makeBatch(rewards, 1);
    const prizes = [prize({ points: null, batchId, rate: 6_000 }), prize({ rate: 4_000 })];
    const { id, code } = await make(drawOf(prizes));
    const { externalId } = await memberWith(rewards, 0);
    const leftOf = async () => {
      const offer = (await offersOf(store, externalId)).find((one) => one.code === code);
      return [(await show(id)).prizes, offer?.prizes].map((all) => all?.map(({ left }) => left));
    };
    expect(await leftOf()).toEqual([
      [1, null],
      [1, null],
    ]);
    const revoked = await owner('POST', `/api/couponBatches/${batchId}/revocation`, {
      reason: 'Printed twice',
    });
    expect(revoked.status).toBe(200);
    expect(await leftOf()).toEqual([
      [0, null],
      [0, null],
    ]);
  });
  test('codes are prizes, too, as many as their batch has', async () => {
    const batchId = await makeBatch(rewards, 1);
    const { code } = await make(
      drawOf([prize({ points: null, batchId })], { perMember: { times: 2, period: 'ever' } }),
    );
    const member = await memberWith(rewards, 0);
    const won = await enter(store, member.externalId, code);
    expect(won.body.code).toEqual(expect.any(String));
    const [coupon] = await query<{ issued_by: string }>(
      api.connection.db,
      'select issued_by from coupons where batch_id = ? and member_id = ?',
      [batchId, member.id],
    );
    expect(coupon?.issued_by).toBe('activity');
    expect((await enter(store, member.externalId, code)).body).toMatchObject({
      code: null,
      prize: null,
    });
  });
  test('every result can be computed again, and one that was changed is found', async () => {
    const prizes = [prize({ rate: 2_000 }), prize({ rate: 3_000, points: 5 })];
    const { id, code } = await make(drawOf(prizes, { perMember: { times: 50, period: 'ever' } }));
    const member = await memberWith(rewards, 0);
    const results: Result[] = [];
    for (let index = 0; index < 20; index++)
      results.push((await enter(store, member.externalId, code)).body);
    const known = (await show(id)).prizes ?? [];
    for (const { roll, prize: won } of results)
      expect(won?.id ?? null).toBe(landedOn(known, roll ?? 0)?.id ?? null);
    const check = async () =>
      (await owner<DrawCheck>('GET', `/api/memberActivities/${id}/drawing`)).body;
    expect(await check()).toMatchObject({ entries: 20, wrong: [] });
    const change = () =>
      api.connection.transaction((tx) =>
        query(
          tx,
          'update member_entries set roll = 9999 - roll where activity_id = ? and number = 3',
          [id],
        ),
      );
    await change();
    expect((await check()).wrong).toEqual([3]);
    await change();
  });
  test('odds cannot change once somebody has drawn, and there cannot be fewer of a prize', async () => {
    const input = draft(campaignId, drawOf([prize({ stock: 5 })]));
    const { id, code } = await open(owner, input);
    const member = await memberWith(rewards, 0);
    await enter(store, member.externalId, code);
    const put = (...prizes: object[]) =>
      owner<MemberActivity & { errors: object }>('PUT', `/api/memberActivities/${id}`, {
        ...input,
        prizes,
      });
    expect((await put(prize({ rate: 9_000 }))).body.errors).toEqual({
      prizes: { 0: { rate: 'memberActivities.errors.fixed' } },
    });
    expect((await put(prize(), prize())).status).toBe(422);
    const lowered = { prizes: { 0: { stock: 'memberActivities.errors.stockLowered' } } };
    expect((await put(prize({ stock: 4 }))).body.errors).toEqual(lowered);
    const more = await put(prize({ stock: 9 }));
    expect(more.body.prizes?.[0]).toMatchObject({ stock: 9, givenCount: 1 });
    expect((await put(prize())).body.prizes?.[0]?.stock).toBe(null);
    expect((await put(prize({ stock: 1000 }))).body.errors).toEqual(lowered);
  });
  test('a message that comes after the end draws nothing', async () => {
    const { code } = await make(drawOf([prize()]));
    const member = await memberWith(rewards, 0);
    api.now = NOW + 7 * DAY;
    const late = await enter(store, member.externalId, code, { occurredAt: NOW });
    expect(late.body.limit?.kind).toBe('over');
  });
});

test('every figure agrees with its rows, and nothing failed', async () => {
  expect(await api.verify()).toEqual([]);
  expect(api.faultLines()).toEqual([]);
});
