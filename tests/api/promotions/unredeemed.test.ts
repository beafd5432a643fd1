/** Orders that claim discounts without a redemption are kept, marked, counted and decided on. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Order } from '#contract/orders/orders';
import type { UnredeemedDiscount } from '#contract/promotions/unredeemed';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, promote, quote, redeem, sell, share, type Shop } from './promotionStore.ts';

const MINUTE = 60_000;
let api: OpenApi;
let shop: Shop;
let owner: Call;
let cupId: number;
let serial = 0;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  owner = await api.raw('owner');
  const { id } = await sell(shop, 'CUP', 10_000);
  const { data } = await shop.owner.getOne('products', { id });
  cupId = data.variants[0].id;
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = NOW;
});

/** A promotion of 10.00 off with a shared code of one use. */
const coded = async (terms: object = {}) => {
  const code = `ONCE${++serial}`;
  const { id } = await promote(shop, code, {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 1000 }],
    ...terms,
  });
  const { id: couponId } = await share(shop, id, code, 1);
  return { id, code, couponId: Number(couponId) };
};

const used = async (counter: string) =>
  Number(
    (
      await query<{ used: number }>(
        api.connection.db,
        'select used from usage_counters where counter = ?',
        [counter],
      )
    )[0]?.used ?? 0,
  );

interface Claimed {
  promotionId?: number;
  code?: string;
  amount?: number;
  statuses?: string[];
  quantity?: number;
  member?: string;
}
const order = async (externalId: string, claimed: Claimed) => {
  const { promotionId, code, amount = 1000, quantity = 1, member } = claimed;
  const { statuses = ['placed', 'paid'] } = claimed;
  const { status, body } = await shop.store<{ id: number }>('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency: 'CNY',
    ...(member && { memberExternalId: member }),
    lines: [
      {
        sku: 'CUP',
        quantity,
        unitPrice: 10_000,
        paid: 10_000 * quantity - amount,
        discounts: amount > 0 ? [{ promotionId, code, label: 'Off', amount }] : [],
      },
    ],
    statuses: statuses.map((one, index) => ({ status: one, at: NOW + index })),
  });
  expect(status).toBe(200);
  return body.id;
};
const readOrder = async (id: number) => (await owner<Order>('GET', `/api/orders/${id}`)).body;
const discounts = async (id: number) =>
  (await owner<UnredeemedDiscount[]>('GET', `/api/orders/${id}/unredeemedDiscounts`)).body;
const toDecide = async () =>
  (await owner<Order[]>('GET', '/api/orders?filter={"hasUndecidedDiscount":true}')).body.map(
    ({ externalId }) => externalId,
  );

test('an order whose reservation lapsed and whose code went to another is kept, marked and counted', async () => {
  const { id, code, couponId } = await coded();
  const asked = basket('CUP', 1, { codes: [code] });
  expect((await redeem(shop, 'e5', { ...asked, reserveMinutes: 1 })).status).toBe(200);
  api.now = NOW + 2 * MINUTE;
  expect((await redeem(shop, 'e6', asked)).status).toBe(200);
  const e6 = await order('e6', { promotionId: id, code });
  const e5 = await order('e5', { promotionId: id, code });
  expect(await readOrder(e5)).toMatchObject({
    revenue: 9000,
    discount: 1000,
    undecidedDiscountCount: 1,
  });
  expect(await readOrder(e6)).toMatchObject({ undecidedDiscountCount: 0 });
  expect(await toDecide()).toEqual(['e5']);
  expect(await discounts(e5)).toMatchObject([
    {
      promotionId: id,
      promotionName: code,
      couponId,
      amount: 1000,
      reason: 'lapsed',
      verdict: null,
    },
  ]);
  expect(await used(`promotion/${id}/uses`)).toBe(2);
  expect(await used(`promotion/${id}/spent`)).toBe(2000);
  expect(await used(`coupon/${couponId}/uses`)).toBe(2);
  expect(await api.verify()).toEqual([]);
});

test('taking the discount back frees what it used, and letting it stand counts it again', async () => {
  const { id, code, couponId } = await coded();
  const orderId = await order('never', { code: code.toLowerCase() });
  const [open] = await discounts(orderId);
  expect(open).toMatchObject({ promotionId: id, reason: 'never', version: 1 });
  expect((await quote(shop, basket('CUP', 1, { codes: [code] }))).body.totals.discount).toBe(0);
  const decide = (body: object) => owner('POST', `/api/orders/${orderId}/discountDecision`, body);
  const taken = { promotionId: id, verdict: 'takenBack', reason: 'Paid the rest', version: 1 };
  expect((await decide(taken)).status).toBe(200);
  expect((await decide(taken)).status).toBe(409);
  expect(await toDecide()).not.toContain('never');
  expect(await discounts(orderId)).toMatchObject([
    { verdict: 'takenBack', note: 'Paid the rest', decidedByName: 'Owner', decidedAt: NOW },
  ]);
  expect(await used(`coupon/${couponId}/uses`)).toBe(0);
  expect((await quote(shop, basket('CUP', 1, { codes: [code] }))).body.totals.discount).toBe(1000);
  expect((await decide({ ...taken, verdict: 'kept', version: 2 })).status).toBe(200);
  expect(await used(`coupon/${couponId}/uses`)).toBe(1);
  expect(await used(`promotion/${id}/spent`)).toBe(1000);
  // The same order with another status keeps the decision; another discount has to be decided on again.
  await order('never', { code, statuses: ['placed', 'paid', 'shipped'] });
  expect(await toDecide()).not.toContain('never');
  await order('never', { code, amount: 1500 });
  expect(await toDecide()).toContain('never');
  expect(await used(`promotion/${id}/spent`)).toBe(1500);
  expect(await api.verify()).toEqual([]);
});

test('an order without the discount, a cancelled order and a late redemption end the mark', async () => {
  const { id, code, couponId } = await coded({ limits: { perMember: 1 } });
  const claim = { promotionId: id, code, member: 'm-1' };
  const marked = async () => ({
    orders: (await toDecide()).filter((one) => one === 'late'),
    uses: await used(`promotion/${id}/uses`),
    member: await used(`promotion/${id}/member/member:m-1`),
    coupon: await used(`coupon/${couponId}/uses`),
  });
  const counted = { orders: ['late'], uses: 1, member: 1, coupon: 1 };
  const nothing = { orders: [], uses: 0, member: 0, coupon: 0 };
  await order('late', { ...claim, statuses: ['placed'] });
  expect(await marked()).toEqual(nothing);
  await order('late', claim);
  expect(await marked()).toEqual(counted);
  await order('late', { ...claim, amount: 0 });
  expect(await marked()).toEqual(nothing);
  expect(
    (await redeem(shop, 'late', basket('CUP', 1, { codes: [code], member: 'm-1' }))).status,
  ).toBe(200);
  await order('late', claim);
  expect(await marked()).toEqual({ ...counted, orders: [] });
  await shop.store('POST', '/api/store/redemptions/late/release');
  expect(await marked()).toEqual(counted);
  await order('late', { ...claim, statuses: ['placed', 'paid', 'cancelled'] });
  expect(await marked()).toEqual(nothing);
  expect(await api.verify()).toEqual([]);
});

test('what an order itself claims is free for its own redemption, and for no other', async () => {
  const { id, code, couponId } = await coded({ limits: { perMember: 1, uses: 1, budget: 1000 } });
  const claim = { promotionId: id, code, member: 'm-own' };
  const orderId = await order('own', claim);
  const asked = basket('CUP', 1, { codes: [code], member: 'm-own' });
  expect((await redeem(shop, 'not-own', asked)).status).toBe(409);
  expect(await redeem(shop, 'own', asked)).toMatchObject({ status: 200, body: { discount: 1000 } });
  expect((await redeem(shop, 'not-own', asked)).status).toBe(409);
  await shop.store('POST', '/api/store/redemptions/own/commitment', {});
  expect(await discounts(orderId)).toEqual([]);
  expect(await used(`promotion/${id}/uses`)).toBe(1);
  expect(await used(`promotion/${id}/spent`)).toBe(1000);
  expect(await used(`coupon/${couponId}/uses`)).toBe(1);
  expect(await api.verify()).toEqual([]);
});

test('the stock of a flash sale that an order claims is there for its own redemption', async () => {
  const { id } = await sell(shop, 'BOWL', 10_000);
  const { data } = await shop.owner.getOne('products', { id });
  const variantId = data.variants[0].id;
  const item = { variantId, price: 9000, stock: 1, perMember: 1 };
  const sale = await promote(shop, 'Bowls', {
    lane: 'product',
    rewards: [{ kind: 'flash', items: [item] }],
  });
  const { status } = await shop.store('POST', '/api/store/orders', {
    externalId: 'bowl',
    channel: 'web',
    currency: 'CNY',
    memberExternalId: 'm-bowl',
    lines: [
      {
        sku: 'BOWL',
        quantity: 1,
        unitPrice: 10_000,
        paid: 9000,
        discounts: [{ promotionId: sale.id, label: 'Off', amount: 1000 }],
      },
    ],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  expect(status).toBe(200);
  const asked = basket('BOWL', 1, { member: 'm-bowl' });
  expect((await redeem(shop, 'no-bowl', asked)).body.discount).toBe(0);
  expect((await redeem(shop, 'bowl', asked)).body.discount).toBe(1000);
  await shop.store('POST', '/api/store/redemptions/bowl/commitment', {});
  expect(await used(`promotion/${sale.id}/flash/${variantId}`)).toBe(1);
});

test('an order that takes off more than was redeemed is marked with the difference', async () => {
  const { id, code } = await coded();
  await redeem(shop, 'more', basket('CUP', 1, { codes: [code] }));
  const orderId = await order('more', { promotionId: id, code, amount: 1200 });
  expect(await discounts(orderId)).toMatchObject([{ amount: 200, reason: 'more' }]);
  expect(await used(`promotion/${id}/uses`)).toBe(1);
  expect(await used(`promotion/${id}/spent`)).toBe(1200);
});

test('a promotion that does not exist is marked without a name', async () => {
  const orderId = await order('unknown', { promotionId: 999_999 });
  expect(await discounts(orderId)).toMatchObject([
    { promotionId: 999_999, promotionName: null, label: 'Off', reason: 'never' },
  ]);
});

test('a discount with an unknown code or without a code is no claim', async () => {
  const unknown = await order('foreign', { code: 'SOMETHING-ELSE' });
  const plain = await order('plain', {});
  expect(await discounts(unknown)).toEqual([]);
  expect(await discounts(plain)).toEqual([]);
});

test('returned goods give back their share, and the last unit the use and the stock', async () => {
  const { id } = await promote(shop, 'Flash', {
    lane: 'product',
    rewards: [{ kind: 'flash', items: [{ variantId: cupId, price: 9000, stock: 5 }] }],
  });
  await order('flash', { promotionId: id, amount: 4000, quantity: 4 });
  const back = (externalId: string, quantity: number) =>
    shop.store('POST', '/api/store/returns', {
      externalId,
      orderExternalId: 'flash',
      returnedAt: NOW + MINUTE,
      lines: [{ sku: 'CUP', quantity, amount: 9000 * quantity }],
    });
  const state = async () => [
    await used(`promotion/${id}/flash/${cupId}`),
    await used(`promotion/${id}/spent`),
    await used(`promotion/${id}/uses`),
  ];
  expect(await state()).toEqual([4, 4000, 1]);
  await back('r1', 3);
  expect(await state()).toEqual([1, 1000, 1]);
  await back('r2', 1);
  expect(await state()).toEqual([0, 0, 0]);
  expect(await api.verify()).toEqual([]);
});

test('only those who decide on discounts may decide, and the body names its fields', async () => {
  const { id, code } = await coded();
  const orderId = await order('grants', { code });
  const body = { promotionId: id, verdict: 'kept', version: 1 };
  const path = `/api/orders/${orderId}/discountDecision`;
  expect((await (await api.raw('analyst'))('POST', path, body)).status).toBe(403);
  const { status, body: refused } = await owner('POST', path, { ...body, verdict: 'perhaps' });
  expect(status).toBe(422);
  expect(refused.errors).toHaveProperty('verdict');
  expect((await owner('POST', path, { ...body, promotionId: id + 1 })).status).toBe(404);
  expect((await (await api.raw('manager'))('POST', path, body)).status).toBe(200);
});
