/** Which of the codes that a member holds are offered for a basket, and why others are not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_TRIED } from '#contract/promotions/quotes/held';
import { screenCandidates } from '#server/promotions/engine/eligible';
import { evaluateScreened } from '#server/promotions/engine/evaluate';
import type { Basket, Candidate, UsageLookup } from '#server/promotions/engine/types';
import { bestOf, offerCoupons } from '#server/promotions/quotes/held/offers';
import { type HeldCode, toHeldCodes, whyUnusable } from '#server/promotions/quotes/held/usable';
import { amountOff, amountOf, basket, candidate, line, NOON, RULES, unused } from './fixture.ts';

const SHOPPER = {
  key: 'member:m-1',
  level: null,
  levelsReached: [],
  groups: [],
  channel: 'web',
  joinedAt: 0,
  orderNumber: 1,
  birthday: null,
};
const BATCH = {
  id: 1,
  promotionId: 1,
  usesPerCode: 1,
  validFrom: null,
  validUntil: null,
  claim: { open: true, bound: true, perMember: 1, levels: [] },
  revoked: false,
} as unknown as HeldCode['batch'];
const NO_LIMITS = { uses: null, perMember: null, perDay: null, budget: null, givesBack: true };
const coded = (id: number, terms: Parameters<typeof candidate>[1], more: Partial<Candidate> = {}) =>
  candidate(id, { trigger: 'code', ...terms }, more);

let ids = 0;
/** Codes of these promotions, as they are stored. */
const rowsOf = (promotions: readonly Candidate[], more: Partial<HeldCode['row']> = {}) =>
  promotions.map(({ id }) => {
    const couponId = ++ids;
    return {
      id: couponId,
      code: `C${couponId}`,
      key: `C${couponId}`,
      batchId: id,
      memberId: 1,
      claimedAt: 0,
      validUntil: null,
      revokedAt: null,
      promotionId: id,
      labels: {},
      ...more,
    };
  });
const heldOf = (promotions: readonly Candidate[], more: Partial<HeldCode['row']> = {}) =>
  toHeldCodes(
    rowsOf(promotions, more),
    {
      promotions: new Map(promotions.map((one) => [one.id, one])),
      batches: new Map(promotions.map(({ id }) => [id, { ...BATCH, id, promotionId: id }])),
    },
    NOON,
  );
const of = (lines: Basket['lines']): Basket => basket([...lines], { shopper: SHOPPER });
const offersFor = (
  held: readonly HeldCode[],
  asked: Basket,
  { automatic = [], usage = unused }: { automatic?: Candidate[]; usage?: UsageLookup } = {},
) => {
  const screened = screenCandidates(asked, automatic, RULES);
  const { applied } = evaluateScreened(asked, screened, RULES, usage);
  return offerCoupons(held, { basket: asked, screened, applied, rules: RULES, usage });
};

describe('codes that a member holds', () => {
  const BASKET = of([line('1', 10_000)]);

  test('are offered with what each saves, the one that saves most first', () => {
    const held = heldOf([
      coded(1, { rewards: [amountOff(500)] }),
      coded(2, { rewards: [amountOff(2_000)] }),
      coded(3, { rewards: [{ kind: 'percent', bps: 1_000, per: 'order' }] }),
    ]);
    const { offers, unfit, untried } = offersFor(held, BASKET);
    expect(offers.map(({ promotionId, saves }) => [promotionId, saves])).toEqual([
      [2, 2_000],
      [3, 1_000],
      [1, 500],
    ]);
    expect([unfit, untried]).toEqual([[], 0]);
    expect(bestOf({ offers })).toBe(held[1]?.row.code);
  });

  test('say why they give nothing, and what is missing', () => {
    const held = heldOf([
      coded(1, {
        rewards: [amountOff(500)],
        conditions: [{ kind: 'amount', scope: null, min: 15_000, max: null, basis: null }],
      }),
      coded(2, { rewards: [amountOff(500)] }, { paused: true }),
      coded(3, { rewards: [amountOff(500)], limits: { ...NO_LIMITS, perMember: 1 } }),
      coded(4, { rewards: [amountOff(500)], limits: { ...NO_LIMITS, budget: 499 } }),
      coded(5, { rewards: [amountOff(500)], audience: { channels: ['app'] } }),
      coded(6, { rewards: [amountOff(500)] }),
    ]);
    const usage: UsageLookup = (counter) =>
      ['promotion/3/member/member:m-1', `coupon/${held[5]?.row.id}/uses`].includes(counter) ? 1 : 0;
    const { offers, unfit } = offersFor(held, BASKET, { usage });
    expect(offers).toEqual([]);
    expect(
      unfit
        .map(({ code: _, ...one }) => one)
        .toSorted((one, other) => one.promotionId - other.promotionId),
    ).toEqual([
      { promotionId: 1, verdict: 'belowThreshold', missing: 5_000, missingKind: 'amount' },
      { promotionId: 2, verdict: 'paused' },
      { promotionId: 3, verdict: 'memberUsesReached' },
      { promotionId: 4, verdict: 'budgetReached' },
      { promotionId: 5, verdict: 'otherChannel' },
      { promotionId: 6, verdict: 'codeUsedUp' },
    ]);
    expect(bestOf({ offers })).toBeNull();
  });

  test('of one promotion are one offer, with the code that ends soonest', () => {
    const promotion = coded(1, { rewards: [amountOff(500)] });
    const promotions = new Map([[1, promotion]]);
    const batches = new Map([[1, BATCH]]);
    const [late, soon, ended] = [
      ...rowsOf([promotion]),
      ...rowsOf([promotion], { validUntil: NOON + 1 }),
      ...rowsOf([promotion], { validUntil: NOON }),
    ];
    const rows = [late, soon, ended].filter((row) => row !== undefined);
    const { offers, unfit } = offersFor(toHeldCodes(rows, { promotions, batches }, NOON), BASKET);
    expect(offers).toMatchObject([
      { code: soon?.code, saves: 500, validUntil: NOON + 1, others: [late?.code] },
    ]);
    expect(unfit).toEqual([]);
  });

  test('are not the best where they would exclude what gives more', () => {
    const held = heldOf([coded(1, { rewards: [amountOff(500)], exclusivity: 'all' })]);
    const automatic = [candidate(9, { rewards: [amountOff(800)] })];
    const { offers } = offersFor(held, BASKET, { automatic });
    expect(offers).toMatchObject([{ saves: -300 }]);
    expect(bestOf({ offers })).toBeNull();
  });

  test('are tried for a bounded number of promotions, and the others are counted', () => {
    const held = heldOf(
      Array.from({ length: 200 }, (_, index) => coded(index + 1, { rewards: [amountOff(500)] })),
    );
    const { offers, untried } = offersFor(held, BASKET);
    expect([offers.length, untried]).toEqual([MAX_TRIED, 200 - MAX_TRIED]);
  });

  test('save exactly what the basket would pay less with the code', () => {
    const reward = fc.oneof(
      fc.integer({ min: 1, max: 30_000 }).map(amountOff),
      fc
        .integer({ min: 1, max: 9_000 })
        .map((bps): unknown => ({ kind: 'percent', bps, per: 'order' })),
    );
    const promotion = fc.record({
      reward,
      exclusivity: fc.constantFrom('none', 'lane', 'all'),
      lane: fc.constantFrom('product', 'order'),
      priority: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(promotion, { minLength: 1, maxLength: 5 }),
        fc.array(promotion, { maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 4 }),
        (codes, others, prices) => {
          const asked = of(prices.map((price, index) => line(String(index + 1), price)));
          const said = ({ reward: one, ...terms }: (typeof codes)[number]) => ({
            rewards: [one],
            ...terms,
          });
          const held = heldOf(codes.map((one, index) => coded(index + 1, said(one))));
          const automatic = others.map((one, index) => candidate(index + 100, said(one)));
          const { offers } = offersFor(held, asked, { automatic });
          const without = amountOf(
            evaluateScreened(asked, screenCandidates(asked, automatic, RULES), RULES, unused),
          );
          for (const { code, saves } of offers) {
            const entered = held.find(({ row }) => row.code === code)?.candidate as Candidate;
            const screened = screenCandidates(asked, [...automatic, entered], RULES);
            const outcome = evaluateScreened(asked, screened, RULES, unused);
            expect(amountOf(outcome)).toBe(without + saves);
          }
          for (const [index, { saves }] of offers.entries())
            expect(saves).toBeLessThanOrEqual(offers[index - 1]?.saves ?? Infinity);
        },
      ),
    );
  });
});

describe('a code without a basket', () => {
  const because = (terms: object, more: Partial<Candidate> = {}, usage: UsageLookup = unused) =>
    whyUnusable(
      coded(1, { rewards: [amountOff(500)], ...terms }, { code: 'C', couponId: 7, ...more }),
      SHOPPER,
      NOON,
      RULES,
      usage,
    );
  const used =
    (name: string, n = 1): UsageLookup =>
    (counter) =>
      counter === name ? n : 0;

  test('can be used whatever the channel and the hour of the question', () => {
    expect(because({})).toBeNull();
    expect(
      because({
        audience: { channels: ['app'] },
        hours: [{ weekdays: [1], from: 0, to: 60 }],
      }),
    ).toBeNull();
  });
  test.each([
    ['paused', {}, { paused: true }, unused],
    ['otherLevel', { audience: { levels: ['gold'] } }, {}, unused],
    ['usesReached', { limits: { uses: 3 } }, {}, used('promotion/1/uses', 3)],
    ['memberUsesReached', { limits: { perMember: 1 } }, {}, used('promotion/1/member/member:m-1')],
    ['dayUsesReached', { limits: { perDay: 1 } }, {}, used('promotion/1/day/2026-11-27')],
    ['budgetReached', { limits: { budget: 900 } }, {}, used('promotion/1/spent', 900)],
    [
      'campaignBudgetReached',
      {},
      { campaign: { id: 4, budget: 900 } },
      used('campaign/4/spent', 900),
    ],
    ['codeUsedUp', {}, { couponUses: 1 }, used('coupon/7/uses')],
  ] as const)(
    'a code that cannot be used gives %s as the reason',
    (verdict, terms, more, usage) => {
      expect(because(terms, more, usage)).toBe(verdict);
    },
  );
  test('can be used while anything is left of its budget', () => {
    expect(because({ limits: { budget: 900 } }, {}, used('promotion/1/spent', 899))).toBeNull();
  });
});
