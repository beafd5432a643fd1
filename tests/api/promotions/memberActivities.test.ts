/** Activities of members: entering, reserving, and what each gives. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import type { DrawCheck } from '#contract/promotions/memberActivities/draws';
import type { CampaignEntryFigures } from '#contract/promotions/memberEntries';
import { query } from '#db/statements';
import { activitiesNaming } from '#server/promotions/memberActivities/audienceUses';
import { loadProgramme } from '#server/members/programme/load';
import { loadBalance } from '#server/members/points/loadBalance';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import {
  draft,
  drawOf,
  enter,
  makeCampaign,
  offersOf,
  open,
  prize,
  rightToBuy,
  showActivity,
} from './activityStore.ts';
import { basket, sell } from './promotionStore.ts';
import { DAY, makeBatch, memberWith, openRewards, type RewardStore } from './rewardStore.ts';

let api: OpenApi;
let rewards: RewardStore;
let owner: Call;
let store: Call;
let campaignId: number;
let productId: number;
beforeAll(async () => {
  api = await openApi();
  rewards = await openRewards(api);
  ({ owner, store } = rewards);
  campaignId = await makeCampaign(owner);
  await sell({ owner: await api.as('owner'), store }, 'LAMP', 10_000);
  const [product] = await query<{ id: number }>(api.connection.db, 'select id from products');
  productId = Number(product?.id);
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = NOW;
});

const make = (more: object = {}) => open(owner, draft(campaignId, more));
const availableOf = async (id: number) =>
  (await loadBalance(api.connection.db, id, api.now)).available;
const show = (id: number) => showActivity(owner, id);
const refusedWith = (more: object) =>
  owner<{ errors: unknown }>('POST', '/api/memberActivities', draft(campaignId, more));

describe('a reward for entering', () => {
  test('it gives points and a code at once, and leaves the event by which rules know of it', async () => {
    const batchId = await makeBatch(rewards, 2);
    const { id, code } = await make({ batchId });
    const member = await memberWith(rewards, 0);
    const { status, body } = await enter(store, member.externalId, code, { channel: 'app' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      number: 1,
      state: 'entered',
      points: 10,
      code: expect.any(String),
    });
    expect(await availableOf(member.id)).toBe(10);
    expect((await show(id)).entryCount).toBe(1);
    const [event] = await query<{ type: string; channel: string; detail: string }>(
      api.connection.db,
      'select type, channel, detail from events where member_id = ?',
      [member.id],
    );
    expect(event).toMatchObject({ type: 'activity_entry', channel: 'app' });
    expect(JSON.parse(event?.detail ?? '')).toEqual({ activity: code, givenByActivity: true });
    const { body: log } = await owner<Activity[]>(
      'GET',
      `/api/activities?filter=${JSON.stringify({ resource: 'memberEntries', recordId: String(body.id) })}`,
    );
    expect(log.map(({ verb }) => verb)).toEqual(['enter']);
  });
  test('the same id of the store is the same entry, and another content of it a conflict', async () => {
    const [one, other] = [await make(), await make()];
    const member = await memberWith(rewards, 0);
    const first = await enter(store, member.externalId, one.code, { externalId: 'twice' });
    const again = await enter(store, member.externalId, one.code, { externalId: 'twice' });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await availableOf(member.id)).toBe(10);
    const different = await enter(store, member.externalId, other.code, { externalId: 'twice' });
    expect([different.status, Object.keys(different.body.errors ?? {})]).toEqual([
      409,
      ['externalId'],
    ]);
    const path = `/api/store/members/${member.externalId}/activityEntries/twice`;
    expect((await store('GET', path)).body).toEqual(first.body);
  });
  test('a second entry beyond the limit is refused with the reason as data and in words', async () => {
    const { code } = await make({ perMember: { times: 1, period: 'day' } });
    const member = await memberWith(rewards, 0);
    await enter(store, member.externalId, code);
    const { status, body } = await enter(store, member.externalId, code);
    expect([status, body.limit?.kind]).toEqual([409, 'perMember']);
    expect(body.words).toMatchObject({ zh: expect.stringContaining('每天可参加 1 次') });
    const [offer] = (await offersOf(store, member.externalId)).filter((one) => one.code === code);
    expect(offer).toMatchObject({ canEnter: false, perMember: { times: 1, used: 1 } });
    api.now = NOW + DAY;
    expect((await enter(store, member.externalId, code)).status).toBe(200);
  });
  test('what happened in the period counts for its day although the message comes later', async () => {
    const { code } = await make({ perMember: { times: 1, period: 'day' } });
    const member = await memberWith(rewards, 0);
    expect((await enter(store, member.externalId, code)).status).toBe(200);
    const yesterday = { occurredAt: NOW - DAY + 1000 };
    expect((await enter(store, member.externalId, code, yesterday)).status).toBe(200);
    const before = await enter(store, member.externalId, code, { occurredAt: NOW - 2 * DAY });
    expect([before.status, before.body.limit?.kind]).toEqual([409, 'notStarted']);
    const ahead = await enter(store, member.externalId, code, { occurredAt: NOW + DAY });
    expect([ahead.status, ahead.body.errors]).toEqual([422, { occurredAt: 'errors.future' }]);
  });
  test('an entry that is reported later than points are given without approval is refused', async () => {
    const long = { startsAt: NOW - 10 * DAY, endsAt: NOW + 30 * DAY };
    const programme = await loadProgramme(api.connection.db, NOW);
    const activities = [await make(long), await make(drawOf([prize()], long))];
    api.now = NOW + 25 * DAY;
    const bound = api.now - (programme?.terms.maxBackdateDays ?? 0) * DAY;
    for (const { code } of activities) {
      const member = await memberWith(rewards, 0);
      const late = await enter(store, member.externalId, code, { occurredAt: bound - 1 });
      expect([late.status, late.body.limit]).toEqual([409, { kind: 'tooLate' }]);
      expect(await availableOf(member.id)).toBe(0);
      expect((await enter(store, member.externalId, code, { occurredAt: bound })).status).toBe(200);
    }
  });
  test('members outside of the audience are refused', async () => {
    const { code } = await make({ audience: { levels: [], fromLevel: 'plus', groups: [] } });
    const member = await memberWith(rewards, 0);
    expect((await enter(store, member.externalId, code)).body.limit?.kind).toBe('audience');
  });
  test('an unknown activity and an unknown field are named', async () => {
    const member = await memberWith(rewards, 0);
    const unknown = await enter(store, member.externalId, 'no-such');
    expect([unknown.status, unknown.body.errors]).toEqual([422, { activity: 'errors.notFound' }]);
    const { code } = await make();
    const extra = await enter(store, member.externalId, code, { points: 5 });
    expect([extra.status, JSON.stringify(extra.body.errors)]).toEqual([
      422,
      expect.stringContaining('points'),
    ]);
    const text = await enter(store, member.externalId, code, { text: 'Hello' });
    expect([text.status, text.body.errors]).toEqual([
      422,
      { text: 'memberEntries.errors.noContest' },
    ]);
  });
  test('the store cannot send the event of an entry beside the entry', async () => {
    const { code } = await make();
    const event = {
      externalId: 'own-1',
      type: 'activity_entry',
      at: NOW,
      channel: 'web',
      memberExternalId: 'm-1',
      detail: { activity: code },
    };
    const refused = await store<{ errors: object }>('POST', '/api/store/events', event);
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      { detail: 'events.errors.ownActivity' },
    ]);
    const rows = [event, { ...event, externalId: 'own-2', detail: { activity: 'elsewhere' } }];
    const { body } = await store<{ results: { outcome: string }[] }>(
      'POST',
      '/api/store/events/batch',
      { rows },
    );
    expect(body.results.map(({ outcome }) => outcome)).toEqual(['refused', 'created']);
  });
  test('staff enter a member within the same limits', async () => {
    const { id } = await make();
    const member = await memberWith(rewards, 0);
    const agent = await api.raw('agent');
    const body = { activityId: id, memberId: member.id };
    expect((await agent('POST', '/api/memberEntries', body)).status).toBe(201);
    expect((await agent('POST', '/api/memberEntries', body)).status).toBe(409);
    const offers = await agent<{ activities: unknown[] }>(
      'GET',
      `/api/members/${member.id}/activities`,
    );
    expect(offers.status).toBe(200);
    const analyst = await api.raw('analyst');
    expect((await analyst('POST', '/api/memberEntries', body)).status).toBe(403);
  });
});

describe('what an activity may be', () => {
  test('it lies within its campaign, and its code is its own', async () => {
    const early = await refusedWith({ startsAt: NOW - 40 * DAY });
    expect(early.body.errors).toEqual({ startsAt: 'memberActivities.errors.beforeCampaign' });
    const late = await refusedWith({ endsAt: NOW + 40 * DAY });
    expect(late.body.errors).toEqual({ endsAt: 'memberActivities.errors.afterCampaign' });
    const { code } = await make();
    expect((await refusedWith({ code })).body.errors).toEqual({ code: 'errors.taken' });
  });
  test('the window of a campaign cannot leave out one of its activities', async () => {
    const own = await makeCampaign(owner);
    const { id, version } = await open(owner, draft(own));
    const put = async (more: object) =>
      (
        await owner<{ errors?: object }>('PUT', `/api/campaigns/${own}`, {
          name: 'Shorter',
          startsAt: NOW - 30 * DAY,
          endsAt: NOW + 30 * DAY,
          ...more,
        })
      ).body.errors;
    expect(await put({ startsAt: NOW })).toEqual({ startsAt: 'campaigns.errors.activityBefore' });
    expect(await put({ endsAt: NOW + DAY })).toEqual({ endsAt: 'campaigns.errors.activityAfter' });
    expect(await put({ endsAt: NOW + 6 * DAY })).toBe(undefined);
    await owner('POST', `/api/memberActivities/${id}/archival`, { version });
    expect(await put({ endsAt: NOW + DAY })).toBe(undefined);
    const again = { version: version + 1 };
    const restored = await owner('POST', `/api/memberActivities/${id}/restoration`, again);
    expect(restored.status).toBe(422);
  });
  test('codes that members could get without entering are refused', async () => {
    const open_ = await makeBatch(rewards, 1, { claim: { open: true } });
    expect((await refusedWith({ batchId: open_ })).body.errors).toEqual({
      batchId: 'memberActivities.errors.freeCodes',
    });
    const unbound = await makeBatch(rewards, 1, { claim: { bound: false } });
    const drawn = drawOf([prize({ points: null, batchId: unbound })]);
    expect((await refusedWith(drawn)).body.errors).toEqual({
      prizes: { 0: { batchId: 'memberActivities.errors.unboundCodes' } },
    });
  });
  test('a level that nobody has set up is refused with its place', async () => {
    const unknown = { byLevel: [{ fromLevel: 'no-such', times: 2 }] };
    expect((await refusedWith(unknown)).body.errors).toEqual({
      byLevel: { 0: { fromLevel: 'audiences.errors.unknown.levels' } },
    });
  });
  test('after the first entry what members entered by stays, and the rest can be changed', async () => {
    const input = draft(campaignId);
    const { id, code } = await open(owner, input);
    const member = await memberWith(rewards, 0);
    await enter(store, member.externalId, code);
    const put = (more: object) =>
      owner<MemberActivity & { errors: object }>('PUT', `/api/memberActivities/${id}`, {
        ...input,
        ...more,
      });
    expect((await put({ points: 20 })).body.errors).toEqual({
      points: 'memberActivities.errors.fixed',
    });
    expect((await put({ kind: 'contest', winners: 1 })).body.errors).toEqual({
      kind: 'memberActivities.errors.fixedKind',
    });
    const renamed = await put({ names: { en: 'Summer' }, endsAt: NOW + 10 * DAY });
    expect([renamed.status, renamed.body.names]).toEqual([200, { en: 'Summer' }]);
  });
  test('an activity whose batch is over can still be edited, but takes no more entries than before', async () => {
    const until = { more: { validUntil: NOW + 2 * DAY } };
    const reward = draft(campaignId, {
      points: null,
      batchId: await makeBatch(rewards, 5, until),
      maxEntries: 2,
    });
    const place = draft(campaignId, {
      kind: 'reservation',
      points: null,
      productId,
      batchId: await rightToBuy(rewards, productId, 2),
      maxEntries: 2,
    });
    const ids = [(await open(owner, reward)).id, (await open(owner, place)).id];
    api.now = NOW + 4 * DAY;
    for (const [index, input] of [reward, place].entries()) {
      const put = (more: object) =>
        owner<{ errors: object }>('PUT', `/api/memberActivities/${ids[index]}`, {
          ...input,
          ...more,
        });
      expect((await put({ names: { en: 'Late' } })).status).toBe(200);
      const over = { batchId: 'coupons.errors.over' };
      expect((await put({ maxEntries: 3 })).body.errors).toEqual(over);
      expect((await refusedWith({ ...input, code: `again-${index}` })).body.errors).toEqual(over);
    }
  });
  test('activities that are over or archived no longer name a level from now on', async () => {
    const named = { fromLevel: 'plus', levels: [], groups: [] };
    const { id, version } = await make({ audience: named, endsAt: NOW + DAY });
    const usesAt = async (from: number) =>
      (await activitiesNaming(api.connection.db, { kind: 'levels', key: 'plus', from })).filter(
        (use) => use.id === id,
      ).length;
    expect([await usesAt(NOW), await usesAt(NOW + DAY)]).toEqual([1, 0]);
    await owner('POST', `/api/memberActivities/${id}/archival`, { version });
    expect(await usesAt(NOW)).toBe(0);
  });
  test('an archived activity takes no entries, and keeps its campaign open while it runs', async () => {
    const own = await makeCampaign(owner);
    const { id, code, version } = await open(owner, draft(own));
    const running = await owner<{ message: string }>('POST', `/api/campaigns/${own}/archival`, {});
    expect([running.status, running.body.message]).toEqual([
      409,
      'campaigns.errors.activityRunning',
    ]);
    await owner('POST', `/api/memberActivities/${id}/archival`, { version });
    const member = await memberWith(rewards, 0);
    expect((await enter(store, member.externalId, code)).body.limit?.kind).toBe('over');
    expect((await owner('POST', `/api/campaigns/${own}/archival`, {})).status).toBe(200);
  });
  test('the seed of a draw is shown nowhere before its end', async () => {
    const { id } = await make(drawOf([prize()]));
    const texts = [
      JSON.stringify(await show(id)),
      JSON.stringify((await owner('GET', '/api/memberActivities')).body),
    ];
    for (const text of texts) expect(text).not.toContain('seed');
    const before = await owner<DrawCheck>('GET', `/api/memberActivities/${id}/drawing`);
    expect(before.body.seed).toBe(null);
    api.now = NOW + 7 * DAY;
    const after = await owner<DrawCheck>('GET', `/api/memberActivities/${id}/drawing`);
    expect(after.body).toMatchObject({ seedHash: before.body.seedHash, seed: expect.any(String) });
  });
});

describe('a reservation', () => {
  const reservation = (batchId: number, more: object = {}) => ({
    kind: 'reservation',
    points: null,
    productId,
    batchId,
    maxEntries: 1,
    ...more,
  });
  test('a place gives the code by which the product can be bought in its window', async () => {
    const batchId = await rightToBuy(rewards, productId, 2);
    const { code } = await make(reservation(batchId));
    const [one, other] = [await memberWith(rewards, 0), await memberWith(rewards, 0)];
    const offer = (await offersOf(store, one.externalId)).find((each) => each.code === code);
    expect(offer).toMatchObject({
      left: 1,
      givesCode: true,
      product: { id: productId, buyFrom: NOW + DAY, buyUntil: NOW + 3 * DAY },
    });
    expect((await enter(store, one.externalId, code)).body.code).toEqual(expect.any(String));
    expect((await enter(store, other.externalId, code)).body.limit?.kind).toBe('full');
  });
  test('the batches to choose from are just those that are not refused', async () => {
    const other = await sell({ owner: await api.as('owner'), store }, 'VASE', 5000);
    const window = { validFrom: NOW + DAY, validUntil: NOW + 3 * DAY };
    const product = { kind: 'product', id: productId };
    const termsOf = (scope: object) => ({
      lane: 'product',
      rewards: [{ kind: 'percent', bps: 1000 }],
      scope: { include: [product], ...scope },
    });
    const named = termsOf({});
    const without = termsOf({ exclude: [product] });
    const all = {
      right: await rightToBuy(rewards, productId, 2),
      ofOthers: await rightToBuy(rewards, other.id, 2),
      ofAnything: await makeBatch(rewards, 2, { more: window }),
      excluded: await makeBatch(rewards, 2, { terms: without, more: window }),
      always: await makeBatch(rewards, 2, { terms: named }),
      open: await makeBatch(rewards, 2, { terms: named, more: window, claim: { open: true } }),
      event: await makeBatch(rewards, 2, {
        terms: named,
        more: window,
        claim: { event: 'registration' },
      }),
    };
    const offered = async (filter: object) => {
      const query = new URLSearchParams({ filter: JSON.stringify(filter) });
      const { body } = await owner<{ id: number }[]>('GET', `/api/couponBatches?${query}`);
      return Object.entries(all).flatMap(([name, id]) =>
        body.some((batch) => batch.id === id) ? [name] : [],
      );
    };
    const accepted = async (fields: (batchId: number) => object) => {
      const names: string[] = [];
      for (const [name, batchId] of Object.entries(all))
        if ((await refusedWith(fields(batchId))).status === 201) names.push(name);
      return names;
    };
    const rights = await offered({ isGivable: true, forProduct: productId });
    expect(rights).toEqual(['right']);
    expect(
      await accepted((batchId) => ({ ...reservation(batchId), code: `r-${batchId}` })),
    ).toEqual(rights);
    const givable = await offered({ isGivable: true });
    expect(givable).toEqual(['right', 'ofOthers', 'ofAnything', 'excluded', 'always']);
    expect(await accepted((batchId) => ({ batchId, code: `g-${batchId}` }))).toEqual(givable);
  });
  test('a batch for other goods, without a window or with too few codes is refused', async () => {
    const anything = await makeBatch(rewards, 2, {
      more: { validFrom: NOW + DAY, validUntil: NOW + 3 * DAY },
    });
    expect((await refusedWith(reservation(anything))).body.errors).toEqual({
      batchId: 'memberActivities.errors.otherGoods',
    });
    const always = await makeBatch(rewards, 2);
    expect((await refusedWith(reservation(always))).body.errors).toEqual({
      batchId: 'memberActivities.errors.noBuyingWindow',
    });
    const few = await rightToBuy(rewards, productId, 2);
    expect(
      JSON.stringify((await refusedWith(reservation(few, { maxEntries: 3 }))).body.errors),
    ).toContain('tooFewCodes');
  });
});

describe('what came of the activities of a campaign', () => {
  test('members count once, codes by what they saved, and orders within two weeks after the first entry', async () => {
    const own = await makeCampaign(owner);
    const batchId = await makeBatch(rewards, 3);
    const one = await open(owner, draft(own, { points: 100, batchId }));
    const two = await open(owner, draft(own));
    const [buyer, other] = [await memberWith(rewards, 0), await memberWith(rewards, 0)];
    const { body } = await enter(store, buyer.externalId, one.code);
    await enter(store, buyer.externalId, two.code);
    await enter(store, other.externalId, two.code);
    const order = (externalId: string, at: number) => ({
      externalId,
      channel: 'web',
      currency: 'CNY',
      memberExternalId: buyer.externalId,
      lines: [{ sku: 'LAMP', quantity: 1, unitPrice: 10_000, paid: 9_500 }],
      statuses: [
        { status: 'placed', at },
        { status: 'paid', at },
      ],
    });
    await store('POST', '/api/store/orders', order('before', NOW - 1000));
    api.now = NOW + 15 * DAY;
    await store('POST', '/api/store/orders', order('after', NOW + 14 * DAY));
    await store('POST', '/api/store/orders', order('too-late', NOW + 14 * DAY + 1));
    api.now = NOW + 1000;
    const used = await store('POST', '/api/store/redemptions', {
      ...basket('LAMP'),
      orderId: 'with-code',
      member: buyer.externalId,
      codes: [body.code],
    });
    expect(used.status).toBe(200);
    await store('POST', '/api/store/redemptions/with-code/commitment', {});
    const figures = await owner<CampaignEntryFigures>('GET', `/api/campaigns/${own}/entryFigures`);
    expect(figures.body.total).toEqual({
      entries: 3,
      members: 2,
      points: 120,
      pointsWorth: 120,
      codes: 1,
      codesUsed: 1,
      codesDiscount: 500,
      orders: 1,
      revenue: 9_500,
    });
    const ofActivity = figures.body.activities.map(({ id, entries, members, orders }) => ({
      id,
      entries,
      members,
      orders,
    }));
    expect(ofActivity).toEqual([
      { id: one.id, entries: 1, members: 1, orders: 1 },
      { id: two.id, entries: 2, members: 2, orders: 1 },
    ]);
    // Both turn out to be one person: the order after the entry of the other record is the person's, too.
    await api.connection.transaction((tx) =>
      query(tx, 'update members set merged_into = ?, merged_at = ? where id = ?', [
        other.id,
        NOW,
        buyer.id,
      ]),
    );
    const together = await owner<CampaignEntryFigures>('GET', `/api/campaigns/${own}/entryFigures`);
    expect(together.body.total).toEqual({ ...figures.body.total, members: 1 });
    await api.connection.transaction((tx) =>
      query(tx, 'update members set merged_into = null, merged_at = null where id = ?', [buyer.id]),
    );
    const empty = await owner<CampaignEntryFigures>(
      'GET',
      `/api/campaigns/${await makeCampaign(owner)}/entryFigures`,
    );
    expect(empty.body).toMatchObject({ total: { entries: 0, orders: 0 }, activities: [] });
  });
});

test('every figure agrees with its rows, and nothing failed', async () => {
  expect(await api.verify()).toEqual([]);
  expect(api.faultLines()).toEqual([]);
});
