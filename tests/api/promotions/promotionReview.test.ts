/** The review of a draft: what it conflicts with, what it reaches, and what nobody gets by it. */
import { describe, expect, test } from 'vitest';
import type { PromotionReview } from '#contract/promotions/review';
import { NOW } from '../support/openApi.ts';
import { draft, promote, sell } from './promotionStore.ts';
import { toolTests } from './toolStore.ts';

const DAY = 86_400_000;

const { shop, marketer, variant, inHome, inScopeOf, steps, post } = toolTests();

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
});

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
