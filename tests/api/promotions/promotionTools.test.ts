/** Tools for planning a promotion: simulation, replay, calendar and saved cases. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseResult, Simulation } from '#contract/promotions/simulator';
import type { PromotionReplay } from '#contract/promotions/replay';
import { NOW } from '../support/openApi.ts';
import { draft, promote } from './promotionStore.ts';
import { toolTests } from './toolStore.ts';

const DAY = 86_400_000;

const { shop, marketer, variant, inHome, steps, post, inScopeOf } = toolTests();
/** What goods of the draft have already. */
beforeAll(async () => {
  await promote(shop, 'Tenth off', {
    lane: 'product',
    rewards: [{ kind: 'percent', bps: 1000 }],
  });
  await promote(shop, 'Elsewhere', {
    rewards: steps([1000, 100]),
    scope: inScopeOf('PEN'),
  });
});

describe('the tools for a promotion draft', () => {
  test('the simulation gives every verdict and every step, including the draft', async () => {
    const input = draft('Home', {
      rewards: steps([30_000, 4000]),
      scope: inHome(),
      audience: { levels: ['gold'] },
    });
    const basket = {
      lines: [
        { id: 'a', variantId: variant.RUG, quantity: 2 },
        { id: 'b', variantId: variant.PEN, quantity: 1 },
      ],
    };
    const gold = await post<Simulation>('simulation', {
      basket,
      input,
      shopper: { level: 'gold' },
    });
    expect(gold.steps.map(({ name, amount }) => [name, amount])).toEqual([
      ['Tenth off', 4050],
      ['Home', 4000],
    ]);
    expect(gold.totals.total).toBe(40_500 - 4050 - 4000);
    const nobody = await post<Simulation>('simulation', { basket, input });
    expect(nobody.verdicts.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['Tenth off', 'applied'],
      ['Elsewhere', 'belowThreshold'],
      ['Home', 'otherLevel'],
    ]);
  });
  test('the replay gives the cost of the draft on past orders', async () => {
    const order = (
      externalId: string,
      sku: string,
      quantity: number,
      unitPrice: number,
      daysAgo: number,
    ) =>
      shop.store('POST', '/api/store/orders', {
        externalId,
        channel: 'web',
        currency: 'CNY',
        lines: [{ sku, quantity, unitPrice, paid: quantity * unitPrice }],
        statuses: [
          { status: 'placed', at: NOW - daysAgo * DAY },
          { status: 'paid', at: NOW - daysAgo * DAY },
        ],
      });
    await order('r1', 'RUG', 2, 20_000, 1);
    await order('r2', 'LAMP', 1, 10_000, 2);
    await order('r3', 'RUG', 3, 20_000, 3);
    await order('old', 'RUG', 3, 20_000, 40);
    const input = draft('Home', {
      rewards: steps([30_000, 4000], [50_000, 8000]),
      scope: inHome(),
    });
    const replay = await post<PromotionReplay>('replay', { input, days: 7 });
    expect(replay).toMatchObject({
      orders: 3,
      touched: 2,
      cost: 12_000,
      revenueBefore: 110_000,
      marginBefore: 110_000 - 81_000,
      marginAfter: 17_000,
      sampled: false,
    });
    expect(replay.byDay.reduce((sum, { cost }) => sum + cost, 0)).toBe(12_000);
    expect(replay.examples[0]).toMatchObject({ externalId: 'r3', before: 60_000, after: 52_000 });
    expect(replay.assumptions.length).toBeGreaterThan(3);
  });
  test('a past order can be simulated with its own lines and time', async () => {
    const {
      data: [order],
    } = await shop.owner.getList('orders', {
      pagination: { page: 1, perPage: 1 },
      sort: { field: 'placedAt', order: 'DESC' },
      filter: {},
    });
    const simulation = await post<Simulation>('simulation', {
      basket: { lines: [] },
      orderId: order?.id,
    });
    expect(simulation.lines).toMatchObject([{ variantId: variant.RUG, quantity: 2 }]);
    expect(simulation.at).toBe(order?.placedAt);
  });
  test('the replay counts thresholds on what the discounts of an order left that go before the draft', async () => {
    const sold = (
      externalId: string,
      discounts: { label: string; amount: number; promotionId?: number }[],
    ) =>
      shop.store('POST', '/api/store/orders', {
        externalId,
        channel: 'web',
        currency: 'CNY',
        lines: [
          {
            sku: 'RUG',
            quantity: 3,
            unitPrice: 20_000,
            paid: 60_000 - discounts.reduce((sum, { amount }) => sum + amount, 0),
            discounts,
          },
        ],
        statuses: [
          { status: 'placed', at: NOW - 1000 },
          { status: 'paid', at: NOW - 1000 },
        ],
      });
    const terms = { scope: inHome() };
    const kept = await promote(shop, 'Kept in orders', {
      ...terms,
      rewards: steps([50_000, 1000]),
      startsAt: NOW + 400 * DAY,
    });
    await sold('stage-1', [{ label: 'Own', amount: 11_740 }]);
    await sold('stage-2', [{ label: 'Kept', amount: 11_740, promotionId: kept.id }]);
    await sold('stage-3', []);
    const asked = (lane: string, more: object = {}) =>
      post<PromotionReplay>('replay', {
        input: draft('Tiers', { ...terms, lane, rewards: steps([40_000, 1000], [50_000, 8000]) }),
        days: 1,
        ...more,
      });
    // 482.60 is left of the first two orders, so that the step of 500 is reached only by the third.
    expect(await asked('order')).toMatchObject({ touched: 3, cost: 1000 + 1000 + 8000 });
    // Before the order stage, the discount of the promotion of that stage is not yet taken off.
    expect(await asked('product')).toMatchObject({ touched: 3, cost: 1000 + 8000 + 8000 });
    // What a promotion gave itself does not stand in the way of its next terms.
    expect(await asked('order', { replaces: kept.id })).toMatchObject({
      touched: 3,
      cost: 1000 + 8000 + 8000,
    });
  });
});

test('the calendar shows the promotions of a period and their overlaps', async () => {
  const { id } = await promote(shop, 'Later', {
    lane: 'product',
    rewards: [{ kind: 'percent', bps: 500 }],
    startsAt: NOW + 5 * DAY,
    endsAt: NOW + 9 * DAY,
    scope: inHome(),
  });
  const seen = await post<{
    promotions: { id: number; name: string; phase: string }[];
    overlaps: { a: number; b: number; startsAt: number; endsAt: number }[];
  }>('calendar', { from: NOW, to: NOW + 30 * DAY });
  expect(seen.promotions.map(({ name, phase }) => [name, phase])).toContainEqual([
    'Later',
    'scheduled',
  ]);
  expect(seen.overlaps).toContainEqual({
    a: expect.any(Number),
    b: id,
    startsAt: NOW + 5 * DAY,
    endsAt: NOW + 9 * DAY,
  });
  const moved = await marketer<{ openRevision: number; open: { terms: { startsAt: number } } }>(
    'POST',
    `/api/promotions/${id}/schedule`,
    { startsAt: NOW + 6 * DAY, endsAt: NOW + 10 * DAY },
  );
  expect(moved.body).toMatchObject({
    openRevision: 2,
    open: { terms: { startsAt: NOW + 6 * DAY } },
  });
  expect(
    (
      await post<{ promotions: { name: string }[] }>('calendar', {
        from: NOW + 20 * DAY,
        to: NOW + 30 * DAY,
      })
    ).promotions.map(({ name }) => name),
  ).not.toContain('Later');
});

test('a saved case reports when its result changes', async () => {
  const request = { basket: { lines: [{ id: 'a', variantId: variant.LAMP, quantity: 1 }] } };
  expect(
    (await marketer('POST', '/api/promotionCases', { name: 'One lamp', request })).status,
  ).toBe(201);
  const run = async () =>
    (await marketer<{ results: CaseResult[] }>('POST', '/api/promotionCases/run', {})).body.results;
  expect(await run()).toMatchObject([{ name: 'One lamp', same: true }]);
  const { id } = await promote(shop, 'Another', { rewards: [{ kind: 'amount', amount: 700 }] });
  const [result] = await run();
  expect(result).toMatchObject({ same: false });
  expect((result?.before ?? 0) - (result?.after ?? 0)).toBe(700);
  await shop.owner.act('promotions', id, 'archival');
});

test.each([
  ['campaigns', 'spent', 'name,'],
  ['promotions', 'uses', 'name,campaignName'],
  ['couponBatches', 'claimed', 'name,promotionName'],
  ['coupons', 'used', 'code,'],
  ['redemptions', 'createdAt', 'orderId,'],
  ['priceLists', 'current', 'code,'],
  ['priceEvents', 'sku', 'name,sku'],
  ['priceBatches', 'updatedAt', 'name,'],
])(
  'the list %s can be exported as CSV when sorted by its computed column',
  async (list, key, header) => {
    const { status, body } = await marketer<string>(
      'GET',
      `/api/exports/${list}?sort=["${key}","DESC"]`,
    );
    expect(status).toBe(200);
    expect(body.replaceAll('_', '').toLowerCase().trimStart()).toMatch(
      new RegExp(`^.?${header.toLowerCase()}`),
    );
    if (list === 'promotions') expect(body.split('\n').length).toBeGreaterThan(3);
  },
);
