/** What gifts cost: in budgets, redemptions, replays, effects and campaigns. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EffectReport } from '#contract/promotions/effects';
import type { PromotionReplay } from '#contract/promotions/replay';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { readSettings } from '#server/platform/settings/read';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, draft, promote, quote, redeem, sell, type Shop } from './promotionStore.ts';

const COST = 47_790;
const DAY = 86_400_000;

let api: OpenApi;
let shop: Shop;
let raw: Call;
let currency: string;
const variants: Record<string, number> = {};
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  raw = await api.raw('owner');
  ({ currency } = await readSettings(api.connection.db));
  for (const [sku, cost] of [
    ['LAMP', 6000],
    ['GIFT', COST],
    ['PRICED', null],
  ] as const) {
    await sell(shop, sku, 10_000, {
      variants: [{ sku, basePrice: sku === 'GIFT' ? 60_000 : 10_000, cost }],
      status: 'active',
    });
    variants[sku] = (await quote(shop, basket(sku))).body.lines[0]?.variantId ?? 0;
  }
});
afterAll(() => api.close());

const gift = (sku: string, quantity = 1) => [{ kind: 'gift', variantId: variants[sku], quantity }];
const spentOf = async (id: number) =>
  (await shop.owner.getOne<{ id: number; spent: number }>('promotions', { id })).data.spent;

test('a gift is not given once its cost exceeds the budget, and what it cost is spent', async () => {
  const campaign = await shop.owner.create('campaigns', {
    data: { name: 'Gifts', startsAt: NOW - DAY, endsAt: NOW + DAY } as never,
  });
  const campaignId = campaign.data.id as number;
  const tiny = await promote(shop, 'Tiny', { rewards: gift('GIFT'), limits: { budget: 100 } });
  const { id } = await promote(
    shop,
    'Two gifts',
    { rewards: gift('GIFT'), limits: { budget: 2 * COST }, endsAt: NOW + DAY },
    { campaignId },
  );
  for (const order of ['g1', 'g2', 'g3'])
    expect((await redeem(shop, order, basket('LAMP'))).status).toBe(200);
  expect([await spentOf(tiny.id), await spentOf(id)]).toEqual([0, 2 * COST]);
  const { body } = await quote(shop, basket('LAMP', 1, { explain: true }));
  expect(body.gifts).toEqual([]);
  expect(
    body.verdicts.filter(({ promotionId }) => [tiny.id, id].includes(promotionId)),
  ).toMatchObject([{ verdict: 'budgetReached' }, { verdict: 'budgetReached' }]);
  const shown = await raw<{ spent: number }>('GET', `/api/campaigns/${campaignId}`);
  expect(shown.body.spent).toBe(2 * COST);
  await shop.store('POST', '/api/store/redemptions/g1/release', {});
  expect(await spentOf(id)).toBe(COST);
  await api.verify();
  await shop.owner.act('promotions', id, 'archival');
  await shop.owner.act('promotions', tiny.id, 'archival');
});
test('a gift for every two units is given, spent, and given back with the order', async () => {
  const rewards = [
    { kind: 'gift', variantId: variants.GIFT, every: { basis: 'quantity', from: 2 }, times: 3 },
  ];
  const { id } = await promote(shop, 'Every two', { rewards, limits: { budget: 5 * COST } });
  const giftsOf = async (units: number) =>
    (await quote(shop, basket('LAMP', units))).body.gifts.map(({ quantity }) => quantity);
  expect(await Promise.all([1, 2, 5, 20].map(giftsOf))).toEqual([[], [1], [2], [3]]);
  const { body } = await quote(shop, basket('LAMP', 1, { explain: true }));
  expect(body.verdicts.find(({ promotionId }) => promotionId === id)).toMatchObject({
    verdict: 'belowThreshold',
    missing: 1,
    missingKind: 'quantity',
  });
  expect((await redeem(shop, 'every-1', basket('LAMP', 6))).status).toBe(200);
  expect(await spentOf(id)).toBe(3 * COST);
  // Three more exceed the budget.
  expect(await giftsOf(6)).toEqual([]);
  expect(await giftsOf(4)).toEqual([2]);
  await shop.store('POST', '/api/store/redemptions/every-1/release', {});
  expect(await spentOf(id)).toBe(0);
  const wrong = await raw('POST', '/api/promotions', {
    ...draft('Wrong', { rewards: [{ kind: 'gift', variantId: variants.GIFT, times: 2 }] }),
  });
  expect(wrong).toMatchObject({
    status: 422,
    body: { errors: { terms: { rewards: { 0: { times: 'promotions.errors.noMeaning' } } } } },
  });
  expect(await api.verify()).toEqual([]);
  await shop.owner.act('promotions', id, 'archival');
});
test('a gift without a known cost counts with its price', async () => {
  const { id } = await promote(shop, 'Priced', { rewards: gift('PRICED', 3) });
  await redeem(shop, 'p1', basket('LAMP'));
  expect(await spentOf(id)).toBe(30_000);
  await shop.owner.act('promotions', id, 'archival');
});
test('a replay counts the cost of gifts on every order that gets them', async () => {
  for (const n of [1, 2]) {
    const { status } = await shop.store('POST', '/api/store/orders', {
      externalId: `past-${n}`,
      channel: 'web',
      currency,
      lines: [
        { sku: 'LAMP', name: 'Lamp', quantity: 1, unitPrice: 10_000, paid: 10_000, cost: 6000 },
      ],
      statuses: [
        { status: 'placed', at: NOW - n * DAY },
        { status: 'paid', at: NOW - n * DAY },
      ],
    });
    expect(status).toBe(200);
  }
  const { body } = await raw<PromotionReplay>('POST', '/api/promotions/replay', {
    input: draft('Gift', { rewards: gift('GIFT') }),
    days: 7,
  });
  expect(body).toMatchObject({
    touched: 2,
    cost: 2 * COST,
    marginBefore: 8000,
    marginAfter: 8000 - 2 * COST,
  });
});
test('the effect of a promotion counts its gifts as cost, once, whether or not the order names them as lines', async () => {
  const { id } = await promote(shop, 'Effect', { rewards: gift('GIFT') });
  const line = (sku: string, paid: number, cost: number) => ({
    sku,
    name: sku,
    quantity: 1,
    unitPrice: paid,
    paid,
    cost,
  });
  for (const [order, lines] of [
    ['e1', [line('LAMP', 10_000, 6000)]],
    ['e2', [line('LAMP', 10_000, 6000), line('GIFT', 0, COST)]],
  ] as const) {
    const { body } = await redeem(shop, order, basket('LAMP'));
    expect(body.quote.gifts).toMatchObject([{ sku: 'GIFT', quantity: 1 }]);
    await shop.store('POST', `/api/store/redemptions/${order}/commit`, {});
    const { status } = await shop.store('POST', '/api/store/orders', {
      externalId: order,
      channel: 'web',
      currency,
      lines,
      statuses: [
        { status: 'placed', at: NOW },
        { status: 'paid', at: NOW },
      ],
    });
    expect(status).toBe(200);
  }
  const { body } = await raw<EffectReport>('GET', `/api/promotions/${id}/effect`);
  expect(body).toMatchObject({
    orders: 2,
    discount: 0,
    giftCost: 2 * COST,
    effectCost: 2 * COST,
    revenue: 20_000,
    marginAfter: 8000 - 2 * COST,
    roasBps: Math.round((20_000 * 10_000) / (2 * COST)),
  });
});
/** A paid order of a lamp with its gift, of which everything came back. */
const sellAndReturn = async (order: string) => {
  await redeem(shop, order, basket('LAMP'));
  await shop.store('POST', `/api/store/redemptions/${order}/commitment`, {});
  await shop.store('POST', '/api/store/orders', {
    externalId: order,
    channel: 'web',
    currency,
    lines: [
      { sku: 'LAMP', name: 'Lamp', quantity: 1, unitPrice: 10_000, paid: 10_000, cost: 6000 },
    ],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  const { status } = await shop.store('POST', '/api/store/returns', {
    externalId: `${order}-r`,
    orderExternalId: order,
    channel: 'web',
    returnedAt: NOW,
    lines: [{ sku: 'LAMP', name: 'Lamp', quantity: 1, amount: 10_000 }],
  });
  expect(status).toBe(200);
  const { data: found } = await shop.owner.getList('redemptions', {
    filter: { q: order },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'DESC' },
  });
  expect(found).toMatchObject([{ status: 'returned' }]);
};
const campaignWith = async (name: string) =>
  (
    await shop.owner.create('campaigns', {
      data: { name, startsAt: NOW - DAY, endsAt: NOW + DAY } as never,
    })
  ).data.id as number;
const campaignSpent = async (id: number) =>
  (await raw<{ spent: number }>('GET', `/api/campaigns/${id}`)).body.spent;

test('a gift that nobody asks for stays spent when all goods came back', async () => {
  const campaignId = await campaignWith('Kept gifts');
  const { id } = await promote(
    shop,
    'Keep',
    { rewards: gift('GIFT'), endsAt: NOW + DAY },
    { campaignId },
  );
  await sellAndReturn('keep-1');
  await redeem(shop, 'keep-2', basket('LAMP'));
  await shop.store('POST', '/api/store/redemptions/keep-2/commitment', {});
  await shop.store('POST', '/api/store/redemptions/keep-2/release', {});
  expect([await spentOf(id), await campaignSpent(campaignId)]).toEqual([COST, COST]);
  const { body } = await raw<EffectReport>('GET', `/api/promotions/${id}/effect`);
  expect(body).toMatchObject({
    orders: 1,
    revenue: 10_000,
    returned: 10_000,
    giftCost: COST,
    marginAfter: -COST,
  });
  expect(await api.verify()).toEqual([]);
  await shop.owner.act('promotions', id, 'archival');

  // As stores have it that counted before: the migration puts them right.
  const before = await query(api.connection.db, 'select * from usage_counters order by counter');
  await api.connection.transaction(async (tx) => {
    await query(
      tx,
      `update redemption_takes set amount = 0 where counter like '%/spent'
      and redemption_id in (select id from redemptions where status = 'returned')`,
    );
    await query(tx, `update usage_counters set used = 0 where counter = 'promotion/${id}/spent'`);
    const file = readFileSync(
      join('drizzle', 'migrations', dialect, '0030_kept_gifts.sql'),
      'utf8',
    );
    for (const statement of file.split('--> statement-breakpoint')) await query(tx, statement);
  });
  expect(await query(api.connection.db, 'select * from usage_counters order by counter')).toEqual(
    before,
  );
});
test('a gift that is taken back is no longer spent when all goods came back', async () => {
  const campaignId = await campaignWith('Gifts taken back');
  const { id } = await promote(
    shop,
    'Came back',
    { rewards: gift('GIFT'), whenReturned: 'takeBack', endsAt: NOW + DAY },
    { campaignId },
  );
  await sellAndReturn('back-1');
  expect([await spentOf(id), await campaignSpent(campaignId)]).toEqual([0, 0]);
  const { body } = await raw<EffectReport>('GET', `/api/promotions/${id}/effect`);
  expect(body).toMatchObject({ orders: 1, revenue: 10_000, returned: 10_000, giftCost: 0 });
  expect(await api.verify()).toEqual([]);
});
