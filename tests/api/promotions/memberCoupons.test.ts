/** The codes that a member holds, offered for a basket, and what the shop shows of those that cannot be used. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { HeldCoupon } from '#contract/promotions/quotes/held';
import { settledJobs } from '#server/platform/jobs/runner';
import { query } from '#db/statements';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, promote, quote, redeem, sell, type Shop } from './promotionStore.ts';

const DAY = 86_400_000;
let api: OpenApi;
let shop: Shop;
/** The promotions by name, and the code of each that the member holds. */
const promotions = new Map<string, number>();
const codes = new Map<string, string>();
const codeOf = (name: string) => codes.get(name) ?? '';
const nameOf = (promotionId: number) =>
  [...promotions].find(([, id]) => id === promotionId)?.[0] ?? '';

const off = (amount: number) => [{ kind: 'amount', amount }];
const PROMOTIONS: Record<string, Record<string, unknown>> = {
  five: { rewards: off(500) },
  ten: { rewards: off(1_000) },
  twenty: {
    rewards: off(2_000),
    conditions: [{ kind: 'amount', scope: null, min: 20_000, max: null, basis: null }],
  },
  once: { rewards: off(300), limits: { perMember: 1 } },
  three: { rewards: off(400), limits: { uses: 1 } },
  spent: { rewards: off(600), limits: { budget: 600 } },
  paused: { rewards: off(700) },
  level: { rewards: off(800), audience: { levels: ['gold'] } },
};
const claim = async (name: string, batchId: number, member: string) => {
  const { status, body } = await shop.store<{ code: string }>('POST', '/api/store/coupons/claims', {
    batchId,
    member,
  });
  expect([name, status]).toEqual([name, 200]);
  return body.code;
};
const batches = new Map<string, number>();

beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'BAG', 10_000);
  await shop.owner.create('audienceNames', {
    data: { kind: 'levels', key: 'gold', names: { en: 'Gold' }, rank: 10, color: null } as never,
  });
  for (const externalId of ['m-1', 'm-2'])
    await shop.store('POST', '/api/store/members', { externalId });
  for (const [name, terms] of Object.entries(PROMOTIONS)) {
    const { id } = await promote(shop, name, { trigger: 'code', ...terms });
    promotions.set(name, id);
    const { data } = await shop.owner.create('couponBatches', {
      data: {
        kind: 'unique',
        promotionId: id,
        name,
        quantity: 3,
        length: 12,
        usesPerCode: name === 'once' ? 5 : 1,
        validUntil: name === 'five' ? NOW + 2 * DAY : null,
        claim: { open: true, perMember: 2 },
      } as never,
    });
    batches.set(name, data.id as number);
  }
  await settledJobs();
  for (const [name, batchId] of batches) codes.set(name, await claim(name, batchId, 'm-1'));
  await shop.owner.act('promotions', promotions.get('paused') ?? 0, 'pause', {});
  for (const name of ['three', 'spent']) {
    const code = await claim(name, batches.get(name) ?? 0, 'm-2');
    await redeem(shop, `other-${name}`, basket('BAG', 1, { member: 'm-2', codes: [code] }));
  }
  await redeem(shop, 'own-once', basket('BAG', 1, { member: 'm-1', codes: [codeOf('once')] }));
});
beforeEach(() => {
  api.now = NOW;
});
afterAll(() => api.close());

const REASONS = {
  twenty: 'belowThreshold',
  once: 'memberUsesReached',
  three: 'usesReached',
  spent: 'budgetReached',
  paused: 'paused',
  level: 'otherLevel',
};
const mine = (more: object = {}) => basket('BAG', 1, { member: 'm-1', ...more });

test('a quote says which codes of the member would save how much, and applies none of them', async () => {
  const { body: plain } = await quote(shop, mine());
  const { body } = await quote(shop, mine({ coupons: 'offers' }));
  expect([body.totals, body.quoteId]).toEqual([plain.totals, plain.quoteId]);
  expect(plain).not.toHaveProperty('coupons');
  expect(body.coupons).toMatchObject({
    offers: [
      { code: codeOf('ten'), label: 'ten', saves: 1_000, validUntil: null, others: [] },
      { code: codeOf('five'), saves: 500, validUntil: NOW + 2 * DAY },
    ],
    untried: 0,
    entered: null,
  });
  expect(
    Object.fromEntries(
      body.coupons?.unfit.map(({ promotionId, verdict }) => [nameOf(promotionId), verdict]) ?? [],
    ),
  ).toEqual(REASONS);
  expect(body.coupons?.unfit.find(({ missing }) => missing)).toMatchObject({
    code: codeOf('twenty'),
    missing: 10_000,
    missingKind: 'amount',
  });
  expect(await query(api.connection.db, 'select id from coupon_attempts')).toEqual([]);
});

test('what a code saves is in addition to the codes that the basket names', async () => {
  const { body } = await quote(shop, mine({ codes: [codeOf('ten')], coupons: 'offers' }));
  expect(body.totals.discount).toBe(1_000);
  expect(body.coupons?.offers).toMatchObject([{ code: codeOf('five'), saves: 500 }]);
  const { body: two } = await quote(shop, basket('BAG', 2, { member: 'm-1', coupons: 'offers' }));
  expect(two.coupons?.offers.map(({ saves }) => saves)).toEqual([2_000, 1_000, 500]);
});

test('the best code is entered where it is asked for, and its quote can be redeemed', async () => {
  const { body } = await quote(shop, mine({ coupons: 'best' }));
  expect(body.totals.discount).toBe(1_000);
  expect(body.coupons?.entered).toBe(codeOf('ten'));
  const { coupons: _, ...quoted } = body;
  const { body: entered } = await quote(shop, mine({ codes: [codeOf('ten')] }));
  expect(quoted).toEqual(entered);
  api.now = NOW + 1_000;
  const more = await redeem(shop, 'best-1', {
    ...mine({ codes: [codeOf('ten')] }),
    quoteId: body.quoteId,
  });
  expect([more.status, more.body.discount]).toEqual([200, 1_000]);
  const { body: next } = await quote(shop, mine({ coupons: 'best' }));
  expect(next.coupons?.entered).toBe(codeOf('five'));
  expect(next.coupons?.unfit).toContainEqual({
    code: codeOf('ten'),
    promotionId: promotions.get('ten'),
    verdict: 'codeUsedUp',
  });
  await shop.store('POST', '/api/store/redemptions/best-1/release', {});
});

test('a code that ends before the instant of the basket is not among them', async () => {
  const { body } = await quote(shop, mine({ at: NOW + 3 * DAY, coupons: 'offers' }));
  expect(body.coupons?.offers.map(({ promotionId }) => nameOf(promotionId))).toEqual(['ten']);
});

test('a guest and an unknown member hold none', async () => {
  expect((await quote(shop, basket('BAG', 1, { coupons: 'best' }))).body.coupons).toBeNull();
  const { body } = await quote(shop, basket('BAG', 1, { member: 'nobody', coupons: 'offers' }));
  expect(body.coupons).toBeNull();
});

test('what is wrong is refused with its field', async () => {
  const past = await quote(shop, mine({ at: NOW - DAY, coupons: 'offers' }));
  expect([past.status, past.body.errors]).toEqual([422, { coupons: 'quotes.errors.couponsThen' }]);
  expect((await quote(shop, mine({ coupons: 'all' }))).status).toBe(422);
  expect((await redeem(shop, 'asked-1', mine({ coupons: 'best' }))).status).toBe(422);
});

test('a key that may not read members is not told which codes they hold', async () => {
  const store = await api.store('promotions.read');
  const path = '/api/store/quotes';
  expect((await store('POST', path, mine({ coupons: 'offers' }))).status).toBe(403);
  expect((await store('POST', path, mine())).status).toBe(200);
});

test('the standing names each code that cannot be used, with the reason', async () => {
  const { body } = await shop.store<{ coupons: HeldCoupon[] }>(
    'GET',
    '/api/store/members/m-1/standing',
  );
  const { twenty: _, ...reasons } = REASONS;
  expect(
    Object.fromEntries(
      body.coupons.map(({ promotionId, unusable }) => [nameOf(promotionId), unusable]),
    ),
  ).toEqual({ five: null, ten: null, twenty: null, ...reasons });
  expect(body.coupons[0]).toMatchObject({ code: codeOf('five'), usesLeft: 1, isPaused: false });
});

test('of 16 members’ baskets at once each is offered their own codes', async () => {
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      quote(shop, basket('BAG', 1, { member: `m-${1 + (index % 2)}`, coupons: 'offers' })),
    ),
  );
  for (const [index, { body }] of answers.entries())
    expect(body.coupons?.offers.map(({ code }) => code)).toEqual(
      index % 2 === 0 ? [codeOf('ten'), codeOf('five')] : [],
    );
});
