/** Tools for planning a promotion: review, simulation, replay, calendar and saved cases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseResult, Simulation } from '#contract/promotions/simulator';
import type { PromotionReplay } from '#contract/promotions/replay';
import type { PromotionReview } from '#contract/promotions/review';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { draft, promote, sell, type Shop } from './promotionStore.ts';

const DAY = 86_400_000;

let api: OpenApi;
let shop: Shop;
let marketer: Call;
let home: number;
const variant: Record<string, number> = {};
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  marketer = await api.raw('marketer');
  home = (
    await shop.owner.create('categories', {
      data: { code: 'home', names: { en: 'Home' }, parentId: null },
    })
  ).data.id as number;
  for (const [sku, price, cost] of [
    ['LAMP', 10_000, 6000],
    ['RUG', 20_000, 15_000],
    ['PEN', 500, 100],
  ] as const) {
    await sell(shop, sku, price, {
      ...(sku !== 'PEN' && { categoryCode: 'home' }),
      status: 'active',
      variants: [{ sku, basePrice: price, cost }],
    });
    const { data } = await shop.owner.getList('products', {
      pagination: { page: 1, perPage: 1 },
      sort: { field: 'id', order: 'DESC' },
      filter: {},
    });
    const { data: product } = await shop.owner.getOne('products', { id: data[0]?.id });
    variant[sku] = product.variants[0].id;
    if (sku !== 'PEN') {
      await shop.owner.update('products', {
        id: product.id,
        previousData: product,
        data: { ...product, primaryCategoryId: home },
      });
    }
  }
});
afterAll(() => api.close());

const inHome = () => ({ include: [{ kind: 'category', id: home }] });
const inScopeOf = (sku: string) => ({ include: [{ kind: 'variant', id: variant[sku] }] });
const steps = (...pairs: [number, number][]) => [
  {
    kind: 'fullReduction',
    steps: pairs.map(([from, amount]) => ({ from, off: { kind: 'amount', amount } })),
  },
];
const post = async <T>(path: string, body: object) => {
  const answer = await marketer<T>('POST', `/api/promotions/${path}`, body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};

describe('the tools for a promotion draft', () => {
  test('the review names conflicting promotions, their combined depth and the worst basket', async () => {
    await promote(shop, 'Tenth off', {
      lane: 'product',
      rewards: [{ kind: 'percent', bps: 1000 }],
    });
    await promote(shop, 'Elsewhere', {
      rewards: steps([1000, 100]),
      scope: { include: [{ kind: 'variant', id: variant.PEN }] },
    });
    const input = draft('Home', {
      rewards: steps([30_000, 4000], [50_000, 8000]),
      scope: inHome(),
    });
    const review = await post<PromotionReview>('review', { input });
    expect(review.needsApproval).toBe('noBudget');
    expect(review.conflicts.map(({ name, both }) => [name, both])).toEqual([
      ['Tenth off', 'stack'],
    ]);
    expect(review.warnings).toContain('promotions.warnings.noEnd');
    // Three rugs: 60,000, less 10 %, less 80.
    expect(review.worst.map(({ sku, quantity, paid }) => [sku, quantity, paid])).toEqual([
      ['RUG', 3, 46_000],
      ['LAMP', 5, 41_000],
    ]);
    expect(review.worst[0]?.marginBps).toBe(217);
    expect(review.conflicts[0]?.depthBps).toBe(2333);
  });
  test.each([
    [
      'a flash sale with a limit per member',
      () => ({
        lane: 'product',
        rewards: [
          {
            kind: 'flash',
            items: [{ variantId: variant.LAMP, price: 6000, stock: 10, perMember: 1 }],
          },
        ],
      }),
      { LAMP: [1, 10_000, 6000, 0] },
    ],
    [
      'a bundle, with the dearest goods in its other part',
      () => ({
        rewards: [
          {
            kind: 'bundle',
            price: 24_000,
            parts: [
              { scope: inScopeOf('LAMP'), quantity: 1 },
              { scope: inScopeOf('RUG'), quantity: 1 },
            ],
          },
        ],
      }),
      // 24,000 for 30,000.
      { LAMP: [1, 10_000, 8000, 2500], RUG: [1, 20_000, 16_000, 625] },
    ],
    [
      'buying one thing and getting another',
      () => ({
        rewards: [
          {
            kind: 'buyGet',
            buy: { scope: inScopeOf('RUG'), quantity: 1 },
            get: { scope: inScopeOf('LAMP'), quantity: 1, bps: 3000 },
          },
        ],
      }),
      { LAMP: [1, 10_000, 7000, 1428] },
    ],
    [
      'a discount behind a condition on other goods and a delivery method',
      () => ({
        scope: inScopeOf('PEN'),
        conditions: [
          { kind: 'amount', scope: inHome(), min: 30_000 },
          { kind: 'shippingMethod', methods: ['express'] },
        ],
        rewards: [{ kind: 'percent', bps: 5000 }],
        audience: { newWithinDays: 30 },
      }),
      { PEN: [1, 500, 250, 6000] },
    ],
  ] as const)('the review evaluates a basket that completes %s', async (_, terms, expected) => {
    const review = await post<PromotionReview>('review', {
      input: draft('Alone', { ...terms(), exclusivity: 'all', priority: 9 }),
    });
    expect(review.unmet).toEqual([]);
    const found = review.worst.map(({ sku, quantity, price, paid, marginBps }) => [
      sku,
      [quantity, price, paid, marginBps],
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
  test('the review says on how many goods no basket reaches the draft, and why', async () => {
    const review = await post<PromotionReview>('review', {
      input: draft('Never', {
        conditions: [{ kind: 'amount', scope: inScopeOf('PEN'), min: 1000, max: 1200 }],
        scope: inScopeOf('PEN'),
        rewards: steps([30_000, 4000]),
      }),
    });
    expect(review.unmet).toEqual([{ verdict: 'aboveThreshold', count: 1 }]);
  });
  const lamp = (item: object) => [
    { kind: 'flash', items: [{ variantId: variant.LAMP, price: 6000, ...item }] },
  ];
  const bundleFor = (price: number) => [
    {
      kind: 'bundle',
      price,
      parts: ['LAMP', 'RUG'].map((sku) => ({ scope: inScopeOf(sku), quantity: 1 })),
    },
  ];
  test.each<[string, () => object, unknown[]]>([
    ['a flash price below the price', () => ({ rewards: lamp({}) }), []],
    [
      'a flash price at the price',
      () => ({ rewards: lamp({ price: 10_000 }) }),
      [['flashNotLower', 'LAMP', 10_000, 10_000]],
    ],
    [
      'a limit per member above the stock',
      () => ({ rewards: lamp({ stock: 3, perMember: 4 }) }),
      [['memberLimitAboveStock', 'LAMP', 10_000, 4]],
    ],
    [
      'a fixed price at or above the price of some goods',
      () => ({ scope: inHome(), rewards: [{ kind: 'fixedPrice', price: 15_000 }] }),
      [['fixedNotLower', 'LAMP', 10_000, 15_000]],
    ],
    ['a bundle that costs less', () => ({ rewards: bundleFor(29_999) }), []],
    [
      'a bundle that costs as much',
      () => ({ rewards: bundleFor(30_000) }),
      [['bundleNotCheaper', 30_000, 30_000]],
    ],
    [
      'an amount off as high as the price',
      () => ({ rewards: [{ kind: 'amount', amount: 500 }] }),
      [['givenAway', 'PEN', 500, 0]],
    ],
    [
      'an amount off that a threshold holds',
      () => ({
        rewards: [{ kind: 'amount', amount: 500 }],
        conditions: [{ kind: 'amount', min: 1000 }],
      }),
      [],
    ],
    ['everything free', () => ({ rewards: [{ kind: 'percent', bps: 10_000 }] }), [['allFree']]],
    [
      'more uses for a member than in all, and an end that has passed',
      () => ({
        rewards: [{ kind: 'percent', bps: 100 }],
        limits: { uses: 2, perMember: 3 },
        startsAt: NOW - 2 * DAY,
        endsAt: NOW - DAY,
      }),
      [['endsInPast'], ['memberLimitAboveUses', 3, 2]],
    ],
  ])('the review finds %s', async (_, terms, expected) => {
    const { findings } = await post<PromotionReview>('review', {
      input: draft('Found', { lane: 'product', ...terms() }),
    });
    expect(
      findings.flatMap((finding): unknown[] => {
        if ('variants' in finding)
          return finding.variants.map(({ sku, price, offered }) => [
            finding.kind,
            sku,
            price,
            offered,
          ]);
        return [Object.values(finding)];
      }),
    ).toEqual(expected);
  });
  test('the review of a saved promotion with a code says that nobody has one', async () => {
    const input = draft('Coded', { trigger: 'code', rewards: [{ kind: 'percent', bps: 100 }] });
    const { data } = await shop.owner.create('promotions', { data: input as never });
    const kinds = async () =>
      (await post<PromotionReview>('review', { id: data.id, input })).findings.map(
        ({ kind }) => kind,
      );
    expect(await kinds()).toEqual(['noCodes']);
    await shop.owner.create('couponBatches', {
      data: { kind: 'shared', promotionId: data.id, name: 'A', code: 'SPRINGTIME' } as never,
    });
    expect(await kinds()).toEqual([]);
    const named = async (q: string) =>
      (
        await shop.owner.getList('promotions', {
          filter: { q },
          pagination: { page: 1, perPage: 5 },
          sort: { field: 'id', order: 'ASC' },
        })
      ).data.map(({ name }) => name);
    expect(await named('springtime')).toEqual(['Coded']);
    expect(await named('springtim')).toEqual([]);
    expect(await named('code')).toEqual(['Coded']);
  });
  test('the review of free delivery looks for no basket of goods', async () => {
    const input = draft('Delivery', {
      lane: 'shipping',
      rewards: [{ kind: 'shipping', off: { kind: 'free' } }],
    });
    expect((await post<PromotionReview>('review', { input })).unmet).toEqual([]);
  });
  test('a part of a bundle without goods is refused with its field', async () => {
    const input = draft('Set', {
      lane: 'product',
      rewards: [
        {
          kind: 'bundle',
          price: 9900,
          parts: [
            { scope: inScopeOf('LAMP'), quantity: 1 },
            { scope: {}, quantity: 1 },
          ],
        },
      ],
    });
    const { status, body } = await marketer<{ errors: unknown }>('POST', '/api/promotions', input);
    expect(status).toBe(422);
    expect(body.errors).toEqual({
      terms: {
        rewards: { 0: { parts: { 1: { scope: { include: 'promotions.errors.noGoods' } } } } },
      },
    });
  });
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

test('the review says which flash, fixed and bundle prices lie below the floor, under which nothing is sold', async () => {
  await sell(shop, 'VASE', 9000, {
    status: 'active',
    variants: [{ sku: 'VASE', basePrice: 9000, cost: 100, minPrice: 4000 }],
  });
  const { data: sold } = await shop.owner.getList('prices', {
    filter: { q: 'VASE' },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'ASC' },
  });
  const variantId = sold[0]?.variantId as number;
  const foundOf = async (reward: object) => {
    const scope = { include: [{ kind: 'variant', id: variantId }] };
    const input = draft('Low', { lane: 'product', scope, rewards: [reward] });
    const { findings, worst } = await post<PromotionReview>('review', { input });
    expect(worst.every(({ paid, floor }) => floor === null || paid >= floor)).toBe(true);
    return findings;
  };
  const flashFor = (price: number) => ({
    kind: 'flash',
    items: [{ variantId, price }],
  });
  const found = { sku: 'VASE', price: 9000, offered: 3999, floor: 4000 };
  expect(await foundOf(flashFor(3999))).toMatchObject([
    { kind: 'flashBelowFloor', count: 1, variants: [found] },
  ]);
  expect(await foundOf({ kind: 'fixedPrice', price: 3999 })).toMatchObject([
    { kind: 'fixedBelowFloor', count: 1, variants: [found] },
  ]);
  expect(await foundOf(flashFor(4000))).toEqual([]);
  const bundleFor = (price: number) => ({
    kind: 'bundle',
    parts: [{ scope: { include: [{ kind: 'variant', id: variantId }] }, quantity: 2 }],
    price,
  });
  expect(await foundOf(bundleFor(7999))).toEqual([
    { kind: 'bundleUnderFloors', price: 7999, floor: 8000 },
  ]);
  expect(await foundOf(bundleFor(8000))).toEqual([]);
  expect(await foundOf({ kind: 'fixedPrice', price: 4000 })).toEqual([]);
});
