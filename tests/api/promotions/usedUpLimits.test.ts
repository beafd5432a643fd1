/** What the review of terms says of limits that were lowered below what is used of them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PromotionReview } from '#contract/promotions/review';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, draft, promote, quote, redeem, sell, type Shop } from './promotionStore.ts';

const DAY = 86_400_000;
let api: OpenApi;
let shop: Shop;
let marketer: Call;
let pen: number | undefined;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  marketer = await api.raw('marketer');
  await sell(shop, 'PEN', 500, { status: 'active' });
  pen = (await quote(shop, basket('PEN'))).body.lines[0]?.variantId;
});
afterAll(() => api.close());

const terms = (stock: number | null, limits: object) => ({
  lane: 'product',
  rewards: [{ kind: 'flash', items: [{ variantId: pen, price: 400, stock }] }],
  limits,
});

test('it names stock, uses and budgets of which nothing is left, and none of which something is', async () => {
  const { data: campaign } = await shop.owner.create('campaigns', {
    data: { name: 'Small', startsAt: NOW - DAY, endsAt: null, budget: 1000 } as never,
  });
  const campaignId = campaign.id as number;
  const { id } = await promote(shop, 'Flash', terms(5, { uses: 10 }), { campaignId });
  await redeem(shop, 'o-flash', basket('PEN', 3));
  const found = async (stock: number | null, limits: object, asked: object = { id }) => {
    const input = draft('Flash', terms(stock, limits), { campaignId });
    const { body } = await marketer<PromotionReview>('POST', '/api/promotions/review', {
      ...asked,
      input,
    });
    return body.findings;
  };
  const enough = { uses: 2, perDay: 2, budget: 301 };
  expect(await found(4, enough)).toEqual([]);
  expect(await found(null, enough)).toEqual([]);
  for (const stock of [2, 3])
    expect(await found(stock, enough)).toMatchObject([
      { kind: 'stockTaken', count: 1, variants: [{ sku: 'PEN', offered: stock, taken: 3 }] },
    ]);
  expect(await found(4, { uses: 1, perDay: 1, budget: 300 })).toEqual([
    { kind: 'budgetSpent', used: 300, limit: 300 },
    { kind: 'usesReached', used: 1, limit: 1 },
    { kind: 'dayUsesReached', used: 1, limit: 1 },
  ]);
  // A new promotion has used nothing.
  expect(await found(2, enough, {})).toEqual([]);
  const { data: saved } = await shop.owner.getOne('campaigns', { id: campaignId });
  await shop.owner.update('campaigns', {
    id: campaignId,
    data: { ...saved, budget: 200 },
    previousData: saved,
  });
  const spent = { kind: 'campaignSpent', used: 300, limit: 200 };
  expect([await found(4, enough), await found(4, enough, {})]).toEqual([[spent], [spent]]);
});
