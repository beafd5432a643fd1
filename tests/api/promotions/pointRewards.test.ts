/** The catalogue of rewards: what members may redeem, what redeeming does, sending gifts, and taking it back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import type { PointReward } from '#contract/promotions/pointRewards';
import type { RedeemedReward } from '#contract/promotions/redeemedRewards';
import { query } from '#db/statements';
import { loadBalance } from '#server/members/points/loadBalance';
import type { Catalogue } from '#server/promotions/redeemedRewards/catalogue';
import { deleteUnusedFiles } from '#server/platform/files/deleteUnused';
import { eventTypes } from '#server/platform/outbox/eventTypes';
import { createEndpoint } from '../support/listener.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { png } from '../support/pictures.ts';
import { basket, redeem as reserve, sell } from './promotionStore.ts';
import {
  addPoints,
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
let owner: Call;
let agent: Call;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  rewards = await openRewards(api);
  ({ owner, store } = rewards);
  agent = await api.raw('agent');
  await sell({ owner: await api.as('owner'), store }, 'BAG', 10_000);
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = NOW;
});

let requests = 0;
const redeem = (member: string, rewardId: number, more: object = {}) =>
  store<RedeemedReward & { message?: string; errors?: object; limit?: object; words?: object }>(
    'POST',
    `/api/store/members/${member}/redeemedRewards`,
    { externalId: `r-${++requests}`, rewardId, ...more },
  );
const catalogueOf = async (member: string) =>
  (await store<Catalogue>('GET', `/api/store/members/${member}/catalogue`)).body;
const entryOf = async (member: string, id: number) =>
  (await catalogueOf(member)).rewards.find((reward) => reward.id === id);
const availableOf = async (id: number) =>
  (await loadBalance(api.connection.db, id, api.now)).available;
const show = async (id: number) =>
  (await owner<RedeemedReward>('GET', `/api/redeemedRewards/${id}`)).body;
const reward = async (id: number) =>
  (await owner<PointReward>('GET', `/api/pointRewards/${id}`)).body;
const act = (
  call: Call,
  { id, version }: { id: number; version: number },
  noun: string,
  body = {},
) =>
  call<RedeemedReward & { message?: string; errors?: object }>(
    'POST',
    `/api/redeemedRewards/${id}/${noun}`,
    { version, ...body },
  );

describe('the catalogue of a member', () => {
  test('it shows the cost at the member’s level, what is missing, and how points pay at checkout', async () => {
    const { id } = await offer(
      owner,
      gift({
        byLevel: [{ fromLevel: 'plus', points: 300, times: 2 }],
        perMember: { times: 1, period: 'month' },
      }),
    );
    const member = await memberWith(rewards, 400);
    expect(await entryOf(member.externalId, id)).toMatchObject({
      points: 500,
      basePoints: 500,
      canRedeem: false,
      limits: [{ kind: 'points', needed: 500, available: 400, missing: 100 }],
      words: [
        {
          en: '100 points missing: it costs 500, and 400 can be spent.',
          zh: '还差 100 积分：需 500 积分，可用 400 积分。',
        },
      ],
      perMember: { times: 1, period: 'month', used: 0 },
      left: 10,
    });
    await owner('POST', `/api/members/${member.id}/levelGrant`, { level: 'plus', reason: 'Test' });
    api.now += 1000;
    expect(await entryOf(member.externalId, id)).toMatchObject({
      points: 300,
      canRedeem: true,
      limits: [],
      perMember: { times: 2, used: 0 },
    });
    expect(await catalogueOf(member.externalId)).toMatchObject({
      level: 'plus',
      available: 400,
      cashOffset: {
        points: 100,
        amount: 100,
        maxShare: 3000,
        words: { en: '100 points pay CNY 1.00, in steps of 100, up to 30% of the goods.' },
      },
    });
    const staff = await agent<Catalogue>('GET', `/api/members/${member.id}/catalogue`);
    expect(staff.body).toEqual(await catalogueOf(member.externalId));
  });
  test('it says what the codes of a reward give', async () => {
    const batchId = await makeBatch(rewards, 1);
    const { id } = await offer(owner, gift({ kind: 'coupon', stock: null, batchId }));
    const { externalId } = await memberWith(rewards, 500);
    expect(await entryOf(externalId, id)).toMatchObject({
      canRedeem: true,
      codes: { terms: { rewards: [{ kind: 'amount', amount: 500 }] }, usesPerCode: 1 },
    });
  });
  test('it leaves out what is over or archived, and shows what has not begun', async () => {
    const { externalId } = await memberWith(rewards, 500);
    const over = await offer(owner, gift({ endsAt: NOW }));
    const next = await offer(owner, gift({ startsAt: NOW + DAY }));
    const gone = await offer(owner, gift());
    await owner('POST', `/api/pointRewards/${gone.id}/archival`, { version: gone.version });
    const ids = (await catalogueOf(externalId)).rewards.map(({ id }) => id);
    expect([over.id, next.id, gone.id].filter((id) => ids.includes(id))).toEqual([next.id]);
    const { status, body } = await redeem(externalId, next.id);
    expect([status, body.errors, body.limit]).toEqual([
      409,
      { rewardId: 'redeemedRewards.errors.limits.notStarted' },
      { kind: 'notStarted', startsAt: NOW + DAY },
    ]);
  });
  test('an unknown member is not found', async () => {
    expect((await store('GET', '/api/store/members/nobody/catalogue')).status).toBe(404);
    expect((await redeem('nobody', 1)).status).toBe(404);
  });
});

describe('redeeming', () => {
  test('a gift spends the points, leaves the stock, and waits to be sent', async () => {
    const { id } = await offer(owner, gift({ stock: 2 }));
    const member = await memberWith(rewards, 700);
    const { status, body } = await redeem(member.externalId, id, {
      recipient: 'Lin',
      phone: '13800001111',
      address: '1 Long Street, Shanghai',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'requested', points: 500, code: null, fulfilledAt: null });
    expect(await availableOf(member.id)).toBe(200);
    expect(await reward(id)).toMatchObject({ stock: 2, redeemedCount: 1 });
    expect(await entryOf(member.externalId, id)).toMatchObject({ left: 1 });
    const [entry] = await query<{ points: number; source_id: string }>(
      api.connection.db,
      `select points, source_id from point_entries where source = 'reward' and member_id = ?`,
      [member.id],
    );
    expect([Number(entry?.points), entry?.source_id]).toEqual([-500, String(body.id)]);
  });
  test('a code is given at once, bound to the member, and works in a basket', async () => {
    const batchId = await makeBatch(rewards, 1);
    const { id } = await offer(owner, gift({ kind: 'coupon', stock: null, batchId }));
    const { externalId } = await memberWith(rewards, 1500);
    const { body } = await redeem(externalId, id);
    expect(body).toMatchObject({ state: 'fulfilled', fulfilledAt: NOW, code: expect.any(String) });
    const quoted = await store<{ totals: { discount: number } }>('POST', '/api/store/quotes', {
      ...basket('BAG', 1, { member: externalId, codes: [body.code] }),
    });
    expect(quoted.body.totals.discount).toBe(500);
    const standing = await store<{ coupons: { code: string }[]; points: { available: number } }>(
      'GET',
      `/api/store/members/${externalId}/standing`,
    );
    expect(standing.body.coupons.map(({ code }) => code)).toEqual([body.code]);
    expect(standing.body.points.available).toBe(1000);
    const again = await redeem(externalId, id);
    expect([again.status, again.body.limit]).toEqual([409, { kind: 'codes' }]);
    expect(again.body.words).toEqual({ en: 'No codes are left.', zh: '优惠券已发完。' });
  });
  test('without enough points nothing happens, and it is said how many are missing', async () => {
    const batchId = await makeBatch(rewards, 1);
    const { id } = await offer(owner, gift({ kind: 'coupon', stock: null, batchId }));
    const member = await memberWith(rewards, 499);
    const { status, body } = await redeem(member.externalId, id);
    expect(status).toBe(409);
    expect(body.limit).toEqual({ kind: 'points', needed: 500, available: 499, missing: 1 });
    expect(Object.keys(body.errors ?? {})).toEqual(['points']);
    expect(await availableOf(member.id)).toBe(499);
    expect(await reward(id)).toMatchObject({ redeemedCount: 0 });
    const [free] = await query<{ n: number }>(
      api.connection.db,
      'select count(*) as n from coupons where batch_id = ? and claimed_at is null',
      [batchId],
    );
    expect(Number(free?.n)).toBe(1);
  });
  test('a cost that has changed since it was shown is refused', async () => {
    const { id, version } = await offer(owner, gift());
    const { externalId } = await memberWith(rewards, 1000);
    const dearer = await owner('PUT', `/api/pointRewards/${id}`, {
      ...gift({ points: 600 }),
      version,
    });
    expect(dearer.status).toBe(200);
    const { status, body } = await redeem(externalId, id, { points: 500 });
    expect([status, body.points]).toEqual([409, 600]);
    expect((await redeem(externalId, id, { points: 600 })).status).toBe(200);
  });
  test('the limit of a member frees with the next period', async () => {
    const { id } = await offer(owner, gift({ perMember: { times: 1, period: 'day' } }));
    const { externalId } = await memberWith(rewards, 2000);
    expect((await redeem(externalId, id)).status).toBe(200);
    const refused = await redeem(externalId, id);
    const midnight = Date.parse('2025-11-22T00:00:00+08:00');
    expect(refused.body.limit).toMatchObject({ kind: 'perMember', againAt: midnight });
    api.now = midnight;
    expect((await redeem(externalId, id)).status).toBe(200);
  });
  test('a member of another level is refused', async () => {
    const { id } = await offer(owner, gift({ audience: { levels: [], fromLevel: 'plus' } }));
    const { externalId } = await memberWith(rewards, 2000);
    expect((await redeem(externalId, id)).body.limit).toEqual({ kind: 'level' });
  });
  test('the same request twice is one redemption, also after it changed its state', async () => {
    const { id } = await offer(owner, gift());
    const member = await memberWith(rewards, 1000);
    const first = await redeem(member.externalId, id, {
      externalId: 'twice',
      address: '1 Long St',
    });
    await act(owner, await show(first.body.id), 'fulfilment', { note: 'Given at the counter' });
    const again = await redeem(member.externalId, id, {
      externalId: 'twice',
      address: '1 Long St',
    });
    expect([again.status, again.body.id, again.body.state]).toEqual([
      200,
      first.body.id,
      'fulfilled',
    ]);
    const status = await store(
      'GET',
      `/api/store/members/${member.externalId}/redeemedRewards/twice`,
    );
    expect(status.body).toEqual(again.body);
    const other = await redeem(member.externalId, id, {
      externalId: 'twice',
      address: '2 Long St',
    });
    expect([other.status, other.body.errors]).toEqual([
      409,
      { externalId: 'redeemedRewards.errors.otherRequest' },
    ]);
    expect(await availableOf(member.id)).toBe(500);
  });
  test('bad requests are refused with the field', async () => {
    const batchId = await makeBatch(rewards, 1);
    const code = await offer(owner, gift({ kind: 'coupon', stock: null, batchId }));
    const { externalId } = await memberWith(rewards, 1000);
    const errorsOf = async (id: number, more: object) => {
      const { status, body } = await redeem(externalId, id, more);
      return [status, Object.keys(body.errors ?? {})];
    };
    expect(await errorsOf(999_999, {})).toEqual([422, ['rewardId']]);
    expect(await errorsOf(code.id, { address: '1 Long St' })).toEqual([422, ['address']]);
    expect(await errorsOf(code.id, { points: 0.5 })).toEqual([422, ['points']]);
    expect(await errorsOf(code.id, { externalId: '' })).toEqual([422, ['externalId']]);
  });
  test('before a programme is in force nothing can be redeemed', async () => {
    const { id } = await offer(owner, gift());
    const { externalId } = await memberWith(rewards, 1000);
    api.now = NOW - 500 * DAY;
    expect((await redeem(externalId, id)).body.limit).toEqual({ kind: 'noProgramme' });
  });
});

describe('staff', () => {
  test('an agent redeems for a member, and it is logged without the address', async () => {
    const { id: rewardId } = await offer(owner, gift());
    const member = await memberWith(rewards, 600);
    const { status, body } = await agent<RedeemedReward>('POST', '/api/redeemedRewards', {
      memberId: member.id,
      rewardId,
      points: 500,
      recipient: 'Lin',
      phone: '13800001111',
      address: '1 Long Street, Shanghai',
    });
    expect([status, body.state, body.actorName]).toEqual([201, 'requested', expect.any(String)]);
    const { body: log } = await owner<Activity[]>(
      'GET',
      `/api/activities?filter=${JSON.stringify({ resource: 'redeemedRewards', recordId: String(body.id) })}`,
    );
    expect(log).toMatchObject([{ verb: 'redeem', after: { memberId: member.id, points: 500 } }]);
    expect(JSON.stringify(log)).not.toContain('Long Street');
  });
  test('the address is masked for roles that do not need it, and revealed with a reason', async () => {
    const { id } = await offer(owner, gift());
    const { externalId } = await memberWith(rewards, 600);
    const address = '1 Long Street, Shanghai';
    const { body } = await redeem(externalId, id, { phone: '13800001111', address });
    const marketer = await api.raw('marketer');
    const path = `/api/redeemedRewards/${body.id}`;
    expect((await agent<RedeemedReward>('GET', path)).body).toMatchObject({ address });
    expect((await marketer<RedeemedReward>('GET', path)).body).toMatchObject({
      phone: '138****1111',
      address: '1 Long***',
    });
    const list = await marketer<RedeemedReward[]>(
      'GET',
      `/api/redeemedRewards?filter={"rewardId":${id}}`,
    );
    expect(list.body).toMatchObject([{ phone: '138****1111', address: '1 Long***' }]);
    const guarded = await marketer('GET', '/api/redeemedRewards?filter={"address":"1"}');
    expect(guarded.status).toBe(400);
    const stale = await act(marketer, { id: body.id, version: 9 }, 'fulfilment', { note: 'Given' });
    expect(stale.status).toBe(409);
    expect(JSON.stringify(stale.body)).not.toContain('Street');
    const revealed = await marketer<RedeemedReward>('POST', `${path}/reveal`, {
      reason: 'To send',
    });
    expect(revealed.body).toMatchObject({ address, phone: '13800001111' });
  });
  test('a gift is sent once, with a carrier and a number or in words', async () => {
    const { id } = await offer(owner, gift());
    const { externalId } = await memberWith(rewards, 600);
    const { body } = await redeem(externalId, id);
    const row = await show(body.id);
    const wrong = await act(agent, row, 'fulfilment', { carrier: 'SF' });
    expect([wrong.status, Object.keys(wrong.body.errors ?? {})]).toEqual([422, ['trackingNumber']]);
    expect((await act(agent, row, 'fulfilment')).status).toBe(422);
    const sent = await act(agent, row, 'fulfilment', { carrier: 'SF', trackingNumber: 'SF1' });
    expect(sent.body).toMatchObject({
      state: 'fulfilled',
      fulfilledAt: NOW,
      trackingNumber: 'SF1',
    });
    expect((await act(agent, row, 'fulfilment', { note: 'Again' })).status).toBe(409);
    const late = await act(agent, sent.body, 'cancellation', { reason: 'Changed their mind' });
    expect([late.status, late.body.message]).toEqual([409, 'redeemedRewards.errors.sent']);
  });
});

describe('what leaves the console', () => {
  test('a file masks addresses, and lists by gifts to send', async () => {
    const { id } = await offer(owner, gift());
    const { externalId } = await memberWith(rewards, 600);
    await redeem(externalId, id, { recipient: 'Lin', address: '1 Long Street, Shanghai' });
    const filter = JSON.stringify({ rewardId: id, state: 'requested' });
    const { status, body } = await agent<string>(
      'GET',
      `/api/exports/redeemedRewards?filter=${encodeURIComponent(filter)}`,
    );
    expect(status).toBe(200);
    expect(body).toContain('Lin');
    expect(body).not.toContain('Long Street');
  });
  test('gifts that wait stand on Today of those who may send them', async () => {
    const itemOf = async (call: Call) => {
      const { body } = await call<{ name: string; total: number; place: string }[]>(
        'GET',
        '/api/account/attention',
      );
      return body.find(({ name }) => name === 'giftsToSend');
    };
    const item = await itemOf(agent);
    expect(item?.total).toBeGreaterThan(0);
    expect(item?.place).toBe('pointRewards');
    expect(await itemOf(await api.raw('analyst'))).toBeUndefined();
  });
  test('the systems of the store are told what is redeemed, sent and cancelled, without addresses', async () => {
    const types = ['reward.redeemed', 'reward.fulfilled', 'reward.cancelled'];
    await createEndpoint(api, 'https://example.com/hook', types);
    const { id } = await offer(owner, gift());
    const { externalId: member } = await memberWith(rewards, 2000);
    const [sent, taken] = [
      await redeem(member, id, { externalId: 'told-1', address: '1 Long Street' }),
      await redeem(member, id, { externalId: 'told-2' }),
    ];
    const parcel = { carrier: 'SF', trackingNumber: 'SF1' };
    await act(agent, await show(sent.body.id), 'fulfilment', parcel);
    await act(agent, await show(taken.body.id), 'cancellation', { reason: 'No' });
    const rows = await query<{ type: string; payload: string }>(
      api.connection.db,
      `select type, payload from outbox_events where type like 'reward.%' order by id`,
    );
    const told = rows.map(({ type, payload }) => {
      const data = JSON.parse(payload) as Record<string, unknown>;
      const contract = eventTypes.parts.find((one) => one.type === type)?.data;
      expect(contract?.safeParse(data).error?.issues ?? []).toEqual([]);
      return [type, data.externalId, data.state];
    });
    expect(told).toEqual([
      ['reward.redeemed', 'told-1', 'requested'],
      ['reward.redeemed', 'told-2', 'requested'],
      ['reward.fulfilled', 'told-1', 'fulfilled'],
      ['reward.cancelled', 'told-2', 'cancelled'],
    ]);
    expect(JSON.stringify(rows)).not.toContain('Long Street');
  });
});

describe('a cancellation', () => {
  test('gives the points back to their lots and the gift back to the stock', async () => {
    const { id } = await offer(owner, gift({ stock: 1, perMember: { times: 1, period: 'ever' } }));
    const soon = NOW + 10 * DAY;
    const member = await memberWith(rewards, 300, soon);
    await addPoints(api, member.id, 400, null);
    const { body } = await redeem(member.externalId, id);
    const before = await loadBalance(api.connection.db, member.id, api.now);
    expect([before.available, before.lapsing]).toEqual([200, []]);
    const cancelled = await act(agent, await show(body.id), 'cancellation', { reason: 'Broken' });
    expect(cancelled.body).toMatchObject({
      state: 'cancelled',
      reason: 'Broken',
      cancelledAt: NOW,
    });
    const after = await loadBalance(api.connection.db, member.id, api.now);
    expect([after.available, after.lapsing.map(({ points }) => points)]).toEqual([700, [300]]);
    expect(await reward(id)).toMatchObject({ redeemedCount: 0 });
    const twice = await act(agent, cancelled.body, 'cancellation', { reason: 'Again' });
    expect([twice.status, twice.body.message]).toEqual([
      409,
      'redeemedRewards.errors.not.cancelled',
    ]);
    expect((await redeem(member.externalId, id)).status).toBe(200);
  });
  test('gives points that have lapsed meanwhile some days more, as the programme says', async () => {
    const { id } = await offer(owner, gift());
    const member = await memberWith(rewards, 500, NOW + DAY);
    const { body } = await redeem(member.externalId, id);
    api.now = NOW + 5 * DAY;
    await act(agent, await show(body.id), 'cancellation', { reason: 'Broken' });
    expect(await loadBalance(api.connection.db, member.id, api.now)).toMatchObject({
      available: 500,
      lapsing: [{ lastDay: '2025-12-26', points: 500 }],
    });
  });
  test('takes a code back that was not used, and refuses one that an order uses', async () => {
    const batchId = await makeBatch(rewards, 2);
    const { id } = await offer(owner, gift({ kind: 'coupon', stock: null, batchId }));
    const member = await memberWith(rewards, 1000);
    const [used, unused] = [
      await redeem(member.externalId, id),
      await redeem(member.externalId, id),
    ];
    const shop = { owner: await api.as('owner'), store };
    const asked = basket('BAG', 1, { member: member.externalId, codes: [used.body.code] });
    expect((await reserve(shop, 'o-1', asked)).status).toBe(200);
    const refused = await act(agent, await show(used.body.id), 'cancellation', { reason: 'No' });
    expect([refused.status, refused.body.message]).toEqual([
      409,
      'redeemedRewards.errors.codeUsed',
    ]);
    const taken = await act(agent, await show(unused.body.id), 'cancellation', { reason: 'No' });
    expect(taken.status).toBe(200);
    expect(await availableOf(member.id)).toBe(500);
    const stale = basket('BAG', 1, { member: member.externalId, codes: [unused.body.code] });
    const quoted = await store<{ totals: { discount: number } }>(
      'POST',
      '/api/store/quotes',
      stale,
    );
    expect(quoted.body.totals.discount).toBe(0);
    await store('POST', '/api/store/redemptions/o-1/release', {});
    const freed = await act(agent, await show(used.body.id), 'cancellation', { reason: 'No' });
    expect(freed.status).toBe(200);
  });
});

describe('the rewards of a marketer', () => {
  const errorsOf = async (draft: object) => {
    const { status, body } = await owner<{ errors?: object }>('POST', '/api/pointRewards', draft);
    return [status, body.errors];
  };
  test('codes that members could get without points are refused', async () => {
    const batchId = await makeBatch(rewards, 1, { claim: { open: true } });
    expect(await errorsOf(gift({ kind: 'coupon', stock: null, batchId }))).toEqual([
      422,
      { batchId: 'pointRewards.errors.freeCodes' },
    ]);
  });
  test('a product discount needs codes on chosen goods', async () => {
    const all = await makeBatch(rewards, 1);
    const draft = { ...gift(), kind: 'productDiscount', stock: null };
    expect(await errorsOf({ ...draft, batchId: all })).toEqual([
      422,
      { batchId: 'pointRewards.errors.allGoods' },
    ]);
    const chosen = await makeBatch(rewards, 1, {
      terms: { scope: { include: [{ kind: 'tag', name: 'tea' }] } },
    });
    expect((await errorsOf({ ...draft, batchId: chosen }))[0]).toBe(201);
  });
  test('unknown levels are refused with their field', async () => {
    const byLevel = [{ fromLevel: 'none', points: 5 }];
    expect(await errorsOf(gift({ byLevel }))).toMatchObject([
      422,
      { byLevel: { 0: { fromLevel: expect.any(String) } } },
    ]);
    const [, wrong] = await errorsOf(gift({ audience: { levels: ['none'] } }));
    expect(wrong).toMatchObject({ audience: { levels: expect.anything() } });
  });
  test('a level that a reward names cannot be removed, and its page shows the reward', async () => {
    const level = { kind: 'levels', key: 'friend', names: { en: 'Friend' }, rank: 99 };
    const made = await owner<{ id: number }>('POST', '/api/audienceNames', level);
    const { id } = await offer(owner, gift({ byLevel: [{ fromLevel: 'friend', points: 5 }] }));
    const path = `/api/audienceNames/${made.body.id}`;
    const { body } = await owner<{ uses: object[] }>('GET', `${path}/uses`);
    expect(body.uses).toEqual([{ resource: 'pointRewards', id, name: 'Tea set' }]);
    expect((await owner('DELETE', path)).status).toBe(409);
  });
  test('a picture that was uploaded is kept as long as a reward shows it', async () => {
    const marketer = await api.raw('marketer');
    const sent = () =>
      png().then((content) => marketer<{ url: string }>('POST', '/api/pictures', content));
    const [shown, unused] = [(await sent()).body.url, (await sent()).body.url];
    const { id } = await offer(owner, gift({ pictureUrl: shown }));
    api.now = NOW + 20 * DAY;
    await deleteUnusedFiles(api.application, { onFailure: (error) => expect(error).toBeNull() });
    const statuses = [shown, unused].map(async (url) => (await fetch(`${api.url}${url}`)).status);
    expect(await Promise.all(statuses)).toEqual([200, 404]);
    expect(await errorsOf(gift({ pictureUrl: unused }))).toEqual([
      422,
      { pictureUrl: 'products.errors.pictureGone' },
    ]);
    expect(await reward(id)).toMatchObject({ pictureUrl: shown });
  });
  test('a reward whose batch is over can still be edited, and another such batch is refused', async () => {
    const until = { more: { validUntil: NOW + DAY } };
    const [batchId, other] = [
      await makeBatch(rewards, 1, until),
      await makeBatch(rewards, 1, until),
    ];
    const input = gift({ kind: 'coupon', stock: null, batchId });
    const { id } = await offer(owner, input);
    api.now = NOW + 2 * DAY;
    const put = (more: object) =>
      owner<{ errors: object }>('PUT', `/api/pointRewards/${id}`, { ...input, ...more });
    expect((await put({ names: { en: 'Late' } })).status).toBe(200);
    expect((await put({ batchId: other })).body.errors).toEqual({
      batchId: 'coupons.errors.over',
    });
  });
  test('neither the stock nor the number in all falls below what was given', async () => {
    const { id, version } = await offer(owner, gift());
    const { externalId } = await memberWith(rewards, 500);
    await redeem(externalId, id);
    const less = await owner<{ errors: object }>('PUT', `/api/pointRewards/${id}`, {
      ...gift({ stock: 0 }),
      version,
    });
    expect([less.status, Object.keys(less.body.errors)]).toEqual([422, ['stock']]);
    const kind = await owner<{ errors: object }>('PUT', `/api/pointRewards/${id}`, {
      ...gift({ kind: 'coupon', stock: null, batchId: await makeBatch(rewards, 1) }),
      version,
    });
    expect([kind.status, Object.keys(kind.body.errors)]).toEqual([422, ['kind']]);
  });
  test('an archived reward stays with those who redeemed it, and can be offered again', async () => {
    const { id, version } = await offer(owner, gift());
    const { externalId } = await memberWith(rewards, 1000);
    const { body } = await redeem(externalId, id);
    const path = `/api/pointRewards/${id}`;
    const archived = await owner<PointReward>('POST', `${path}/archival`, { version });
    expect(archived.body.archivedAt).toBe(NOW);
    expect((await redeem(externalId, id)).body.limit).toEqual({ kind: 'over' });
    expect(await show(body.id)).toMatchObject({ state: 'requested' });
    expect((await owner('PUT', path, gift())).status).toBe(409);
    await owner('POST', `${path}/restoration`, { version: archived.body.version });
    expect((await redeem(externalId, id)).status).toBe(200);
  });
});

test('every figure agrees with its rows at the end', async () => {
  expect(await api.verify()).toEqual([]);
  expect(api.faultLines()).toEqual([]);
});
