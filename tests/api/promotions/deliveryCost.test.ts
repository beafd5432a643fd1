/** What free delivery costs: in budgets, redemptions, replays and effects. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EffectReport } from '#contract/promotions/effects';
import type { PromotionReplay } from '#contract/promotions/replay';
import { readSettings } from '#server/platform/settings/read';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, draft, promote, quote, redeem, sell, type Shop } from './promotionStore.ts';

const FEE = 800;
const DAY = 86_400_000;

let api: OpenApi;
let shop: Shop;
let raw: Call;
let currency: string;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  raw = await api.raw('owner');
  ({ currency } = await readSettings(api.connection.db));
  await sell(shop, 'LAMP', 10_000, { status: 'active' });
});
afterAll(() => api.close());

const free = { lane: 'shipping', rewards: [{ kind: 'shipping', off: { kind: 'free' } }] };
const sent = basket('LAMP', 1, { shipping: [{ method: 'post', amount: FEE }] });
const spentOf = async (id: number) =>
  (await shop.owner.getOne<{ id: number; spent: number }>('promotions', { id })).data.spent;
const order = async (externalId: string, at: number, more: object) => {
  const { status, body } = await shop.store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency,
    lines: [
      { sku: 'LAMP', name: 'Lamp', quantity: 1, unitPrice: 10_000, paid: 10_000, cost: 6000 },
    ],
    statuses: [
      { status: 'placed', at },
      { status: 'paid', at },
    ],
    ...more,
  });
  expect([status, body]).toMatchObject([200, {}]);
};

test('delivery is free while its fees fit the budgets, and what it gave is spent', async () => {
  const campaign = await shop.owner.create('campaigns', {
    data: { name: 'Delivery', startsAt: NOW - DAY, endsAt: NOW + DAY } as never,
  });
  const campaignId = campaign.data.id as number;
  const terms = { ...free, limits: { budget: 2 * FEE + 1 }, endsAt: NOW + DAY };
  const { id } = await promote(shop, 'Two deliveries', terms, { campaignId });
  for (const name of ['d1', 'd2', 'd3']) expect((await redeem(shop, name, sent)).status).toBe(200);
  expect(await spentOf(id)).toBe(2 * FEE);
  const { body } = await quote(shop, { ...sent, explain: true });
  expect(body.totals.shippingDiscount).toBe(0);
  expect(body.verdicts.find(({ promotionId }) => promotionId === id)?.verdict).toBe(
    'budgetReached',
  );
  const shown = await raw<{ spent: number }>('GET', `/api/campaigns/${campaignId}`);
  expect(shown.body.spent).toBe(2 * FEE);
  await shop.store('POST', '/api/store/redemptions/d1/release', {});
  expect(await spentOf(id)).toBe(FEE);
  expect(await api.verify()).toEqual([]);
  await shop.owner.act('promotions', id, 'archival');
});
test('a replay counts the fees of the orders that would have been delivered free', async () => {
  for (const n of [1, 2]) await order(`past-${n}`, NOW - n * DAY, { shipping: FEE });
  await order('collected', NOW - DAY, {});
  const { body } = await raw<PromotionReplay>('POST', '/api/promotions/replay', {
    input: draft('Free', free),
    days: 7,
  });
  expect(body).toMatchObject({ touched: 2, cost: 2 * FEE });
});
test('the effect of free delivery counts its fees as cost', async () => {
  const { id } = await promote(shop, 'Effect', free);
  const { body } = await redeem(shop, 'e1', sent);
  expect(body.discount).toBe(FEE);
  await order('e1', NOW, {
    shipping: 0,
    shippingDiscounts: [{ promotionId: id, revision: 1, label: 'Effect', amount: FEE }],
  });
  const effect = await raw<EffectReport>('GET', `/api/promotions/${id}/effect`);
  expect(effect.body).toMatchObject({
    orders: 1,
    discount: FEE,
    revenue: 10_000,
    roasBps: (10_000 * 10_000) / FEE,
  });
});
