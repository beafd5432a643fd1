/** The margin of a promotion takes returns as gross profit does: no more units than were sold, at the cost of their line. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EffectReport } from '#contract/promotions/effects';
import type { KpiAnswer } from '#contract/insight/kpis';
import { FORMULAS } from '#rules/insight/kpis';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { promote, sell, type Shop } from './promotionStore.ts';

const DAY = 86_400_000;
let api: OpenApi;
let shop: Shop;
let raw: Call;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  raw = await api.raw('owner');
  await sell(shop, 'A', 10_000);
});
afterAll(() => api.close());

const send = async (kind: string, body: object) => {
  const answer = await shop.store<{ id: number }>('POST', `/api/store/${kind}`, body);
  expect([kind, answer.status, answer.body]).toMatchObject([kind, 200, {}]);
  return answer.body.id;
};
interface Line {
  sku: string;
  quantity: number;
  paid: number;
  cost: number;
}
/** An order with the promotion, in a channel of its own. */
const order = (externalId: string, promotionId: number, lines: Line[]) =>
  send('orders', {
    externalId,
    channel: externalId,
    currency: 'CNY',
    lines: lines.map((line, index) => ({
      ...line,
      unitPrice: line.paid / line.quantity + 100,
      discounts: index === 0 ? [{ promotionId, revision: 1, label: 'Off', amount: 100 }] : [],
    })),
    statuses: [
      { status: 'placed', at: NOW - DAY / 2 },
      { status: 'paid', at: NOW - DAY / 2 },
    ],
  });
const giveBack = (orderExternalId: string, quantity: number, amount: number) =>
  send('returns', {
    externalId: `${orderExternalId}-r`,
    orderExternalId,
    channel: orderExternalId,
    returnedAt: NOW - DAY / 4,
    lines: [{ sku: 'A', quantity, amount }],
  });
const profitOf = async (channel: string) => {
  const { body } = await raw<KpiAnswer>(
    'GET',
    `/api/kpis?from=2025-11-01&to=2025-12-01&channel=${channel}`,
  );
  return FORMULAS.grossProfit(body.total);
};
const promotionIn = async (name: string) => {
  const { data } = await shop.owner.create('campaigns', {
    data: { name, startsAt: NOW - DAY, endsAt: NOW + DAY } as never,
  });
  const terms = { rewards: [{ kind: 'amount', amount: 100 }], endsAt: NOW + DAY };
  const { id } = await promote(shop, name, terms, { campaignId: data.id });
  return { id, campaignId: data.id as number };
};
/** The margin as the promotion and its campaign tell it. */
const marginsOf = async ({ id, campaignId }: { id: number; campaignId: number }) => {
  const of = (path: string) => raw<EffectReport>('GET', `/api/${path}/effect`);
  return [
    (await of(`promotions/${id}`)).body.marginAfter,
    (await of(`campaigns/${campaignId}`)).body.marginAfter,
  ];
};

test('an accepted return of more units than were sold gives no more cost back than was spent', async () => {
  const promotion = await promotionIn('Beyond');
  await order('beyond', promotion.id, [{ sku: 'A', quantity: 1, paid: 10_000, cost: 6000 }]);
  const id = await giveBack('beyond', 51, 8800);
  const { status } = await raw('POST', `/api/returns/${id}/acceptance`, {
    version: (await raw<{ version: number }>('GET', `/api/returns/${id}`)).body.version,
  });
  expect(status).toBe(200);
  // 40.00 less the 88.00 paid back, and the one unit is in stock again.
  expect([await profitOf('beyond'), ...(await marginsOf(promotion))]).toEqual([1200, 1200, 1200]);
});
test('of two lines of one SKU each unit gives back the cost of its own line', async () => {
  const promotion = await promotionIn('Two costs');
  await order('two', promotion.id, [
    { sku: 'A', quantity: 1, paid: 3000, cost: 900 },
    { sku: 'A', quantity: 1, paid: 2000, cost: 100 },
  ]);
  await giveBack('two', 1, 3000);
  expect([await profitOf('two'), ...(await marginsOf(promotion))]).toEqual([1900, 1900, 1900]);
});
