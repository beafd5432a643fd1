/** The replay of a member's past by one version of the programme, and what it is compared with. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProgrammeTerms } from '#contract/members/programme';
import { startingTerms } from '#rules/members/programmeTerms';
import { levelFactsOf } from '#rules/platform/audiences';
import { startOfDay } from '#shared/days';
import { compare } from '#server/orders/replays/compare';
import { asAsked } from '#server/orders/earning/originalPrices';
import { openEarner } from '#server/orders/replays/earner';
import { keyOf, type Happened, type PastMember } from '#server/orders/replays/past';
import { monthsIn } from '#server/orders/replays/scenarios';
import { simulate } from '#server/orders/replays/simulate';
import { earnedOf } from '#server/orders/replays/tally';
import { skippedRules } from '#server/orders/dryRuns/skipped';
import type { PaidOrder } from '#server/orders/earning/loadOrders';

const SHANGHAI = 'Asia/Shanghai';
const DAY = 86_400_000;
const FROM = startOfDay('2025-01-01', SHANGHAI);
const UNTIL = startOfDay('2026-01-01', SHANGHAI);
const RANKS = new Map([
  ['starter', 10],
  ['plus', 20],
]);
const TERMS = startingTerms(['starter', 'plus'], 100);

const orderOf = (id: number, paidAt: number, paid: number[], refunds: PaidOrder['refunds'] = []) =>
  ({
    id,
    externalId: `o-${id}`,
    kind: 'sale',
    channel: 'app',
    memberId: 1,
    placedAt: paidAt,
    paidAt,
    isHistory: false,
    deliveredAt: null,
    cancelledAt: null,
    lines: paid.map((amount, index) => ({
      orderId: id,
      lineId: null,
      number: index + 1,
      sku: `S${index}`,
      variantId: null,
      productId: null,
      categoryId: null,
      quantity: 1,
      unitPrice: amount,
      discount: 0,
      paid: amount,
      points: 0,
      pointsOff: 0,
    })),
    refunds,
    differences: [],
    deducted: [],
    earnings: [],
    approvals: new Map(),
  }) satisfies PaidOrder;

const memberOf = (happened: Happened[], more: Partial<PastMember> = {}): PastMember => ({
  id: 1,
  createdAt: FROM,
  joinedAt: FROM,
  birthday: null,
  birthdaySetAt: null,
  levelVersion: 0,
  groups: [],
  channel: null,
  sentLevel: null,
  sentBefore: null,
  moves: [],
  levels: [],
  facts: [],
  otherGrowth: new Map(),
  givenBefore: [],
  enteredBefore: new Set(),
  happened: happened.toSorted((one, other) => one.knownAt - other.knownAt),
  given: new Map(),
  adjusted: { points: 0, growth: 0 },
  notApproved: new Set(),
  ...more,
});

const run = (member: PastMember, terms: ProgrammeTerms = TERMS) => {
  const version = { number: 1, startsAt: FROM, terms };
  return simulate(member, {
    version,
    isOld: false,
    earner: openEarner(version, [member], new Map(), {
      earning: new Map(),
      goods: new Map(),
      originalPriceOf: asAsked,
      ranks: RANKS,
      timeZone: SHANGHAI,
    }),
    metrics: new Set(['growth']),
    ranks: RANKS,
    timeZone: SHANGHAI,
    fromAt: FROM,
    untilAt: UNTIL,
  });
};
const bought = (order: PaidOrder): Happened => ({
  kind: 'order',
  at: order.paidAt,
  knownAt: order.paidAt,
  order,
});
const returned = (order: PaidOrder, index: number): Happened => {
  const at = order.refunds[index]?.returnedAt ?? 0;
  return { kind: 'return', at, knownAt: at, order, index };
};

describe('a replayed member', () => {
  test('earns by the level before each order, which growth of earlier ones has raised', () => {
    const orders = [
      orderOf(1, FROM + DAY, [100_000]),
      orderOf(2, FROM + 2 * DAY, [10_000]),
      orderOf(3, FROM + 3 * DAY, [10_000]),
    ];
    const { credits } = run(memberOf(orders.map(bought)));
    expect(
      credits
        .filter(({ currency }) => currency === 'points')
        .map(({ granted, level }) => [level, granted]),
    ).toEqual([
      ['starter', 1_000],
      ['plus', 120],
      ['plus', 120],
    ]);
  });

  test('falls back to the lower level where the order comes back by which the level was reached', () => {
    const back = {
      id: 'r',
      returnedAt: FROM + 2 * DAY,
      lines: [{ number: 1, amount: 100_000, units: 1 }],
      other: 0,
    };
    const first = orderOf(1, FROM + DAY, [100_000], [back]);
    const second = orderOf(2, FROM + 3 * DAY, [10_000]);
    const simulated = run(memberOf([bought(first), returned(first, 0), bought(second)]));
    expect(simulated.takenBack).toBe(1_000);
    expect(simulated.growthTakenBack).toBe(1_000);
    expect(earnedOf(simulated)).toEqual({ points: 100, growth: 100 });
  });

  test('is left with nothing of orders that come back in any parts, and with no more than was given', () => {
    const part = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.boolean(), (all, isWhole) => {
        const happened = all.flatMap((parts, index): Happened[] => {
          const paidAt = FROM + (index + 1) * DAY;
          const total = parts.reduce((sum, one) => sum + one, 0);
          const kept = isWhole ? parts : parts.slice(0, -1);
          const refunds = kept.map((amount, at) => ({
            id: `r-${index}-${at}`,
            returnedAt: paidAt + 40 * DAY + at,
            lines: [{ number: 1, amount, units: 1 }],
            other: 0,
          }));
          const order = orderOf(index + 1, paidAt, [total], refunds);
          return [bought(order), ...refunds.map((_, at) => returned(order, at))];
        });
        const { points, growth } = earnedOf(run(memberOf(happened)));
        if (isWhole) expect([points, growth]).toEqual([0, 0]);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(growth).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('gets the same from the same past, and limits count what was given before the period', () => {
    const terms = structuredClone(TERMS);
    terms.earnRules[0]!.caps = { ...terms.earnRules[0]!.caps, perMember: 150 };
    const order = orderOf(1, FROM + DAY, [10_000]);
    const member = memberOf([bought(order)], {
      givenBefore: [{ ruleKey: 'spend', currency: 'points', day: '2024-12-01', amount: 100 }],
    });
    expect(earnedOf(run(member, terms))).toEqual({ points: 50, growth: 100 });
    expect(run(member, terms)).toEqual(run(member, terms));
  });

  test('signs in by the ladder and gets points of a level once', () => {
    const terms = structuredClone(TERMS);
    terms.levels[1]!.benefits.entryPoints = 77;
    const event = (day: number, streak: number): Happened => ({
      kind: 'event',
      at: FROM + day * DAY,
      knownAt: FROM + day * DAY,
      event: {
        trigger: 'sign_in',
        subject: null,
        channel: null,
        streak,
        source: 'event',
        sourceId: `e-${day}`,
      },
    });
    const happened = [
      event(1, 1),
      event(2, 2),
      event(3, 7),
      bought(orderOf(1, FROM + 4 * DAY, [100_000])),
    ];
    const { credits } = run(memberOf(happened), terms);
    expect(
      credits.filter(({ currency }) => currency === 'points').map(({ granted }) => granted),
    ).toEqual([1, 2, 10, 1_000, 77]);
    const before = run(memberOf(happened, { enteredBefore: new Set(['plus']) }), terms);
    expect(before.credits.some(({ source }) => source === 'level')).toBe(false);
  });
});

describe('what was really given', () => {
  const order = (id: number, more: Partial<PaidOrder> = {}): PaidOrder => ({
    ...orderOf(id, FROM + id * DAY, [10_000]),
    ...more,
  });
  const given = (id: number, amount: number): [string, { amount: number; at: number }] => [
    keyOf({ source: 'order', sourceId: `o-${id}`, ruleKey: 'spend', currency: 'points' }),
    { amount, at: FROM + id * DAY },
  ];

  test('differs from the replay for a reason that is named, and the reasons add up', () => {
    const orders = [
      order(1),
      order(2, { isHistory: true }),
      order(3),
      order(4),
      order(5),
      order(6),
    ];
    const member = memberOf(orders.map(bought), {
      given: new Map([given(1, 40), given(5, 90), given(6, 100), given(9, 7)]),
      notApproved: new Set(['order/o-3']),
      adjusted: { points: 12, growth: 0 },
    });
    const { points } = compare(run(member).credits, member, FROM + 2 * DAY);
    expect(points).toEqual({
      replayed: 600,
      earlierVersion: -60,
      history: -100,
      notApproved: -100,
      unrewarded: -100,
      different: -10 + 7,
      given: 237,
      adjusted: 12,
    });
    const { replayed, given: sum, adjusted: _, ...reasons } = points;
    expect(replayed + Object.values(reasons).reduce((all, one) => all + one, 0)).toBe(sum);
  });
});

describe('the month whose points are doubled', () => {
  const period = { fromAt: FROM + 10 * DAY, untilAt: UNTIL + 20 * DAY, timeZone: SHANGHAI };
  test('is cut at both ends of the period, and occurs once for each year', () => {
    expect(monthsIn(1, period)).toEqual([
      { startsAt: FROM + 10 * DAY, endsAt: FROM + 31 * DAY },
      { startsAt: UNTIL, endsAt: UNTIL + 20 * DAY },
    ]);
    expect(monthsIn(11, period)).toHaveLength(1);
    expect(monthsIn(11, { ...period, untilAt: FROM + 40 * DAY })).toEqual([]);
  });
});

describe('a rule that gives nothing', () => {
  const [spend] = TERMS.earnRules;
  const occasion = {
    trigger: 'order' as const,
    subject: null,
    at: FROM,
    channel: 'app',
    level: levelFactsOf('starter', RANKS),
    groups: [],
  };
  const reasonOf = (change: Partial<ProgrammeTerms['earnRules'][number]>) =>
    skippedRules([{ ...spend!, ...change }], occasion, SHANGHAI, [])[0]?.reason;

  test('a rule that gives nothing says why', () => {
    expect(reasonOf({ endsAt: FROM })).toBe('window');
    expect(reasonOf({ weekdays: [4] })).toBe('window');
    expect(reasonOf({ audience: { levels: [], groups: ['staff'], channels: [] } })).toBe(
      'audience',
    );
    expect(reasonOf({ audience: { levels: [], groups: [], channels: ['web'] } })).toBe('audience');
    expect(reasonOf({})).toBe('tooLittle');
    const scope = { ...spend!.scope, include: [{ kind: 'product' as const, id: 1 }] };
    expect(reasonOf({ scope })).toBe('goods');
    expect(reasonOf({ trigger: 'share' })).toBeUndefined();
  });
  test('multiplies by less than something else, for which the level counts too', () => {
    const doubled = {
      ...spend!,
      key: 'november',
      currency: 'points' as const,
      formula: { kind: 'multiplier' as const, rate: 20_000 },
    };
    const reasonFor = (rates: number[], change: Partial<typeof doubled> = {}) => {
      const lines = rates.map((rate) => ({ rate }));
      const award = { ruleKey: 'spend', currency: 'points', granted: 5, desired: 5, lines };
      return skippedRules([{ ...doubled, ...change }], occasion, SHANGHAI, [award])[0]?.reason;
    };
    expect(reasonFor([30_000])).toBe('lower');
    expect(reasonFor([30_000, 20_000])).toBeUndefined();
    expect(reasonFor([20_000])).toBeUndefined();
    expect(reasonFor([])).toBeUndefined();
    const scope = { ...spend!.scope, include: [{ kind: 'product' as const, id: 1 }] };
    expect(reasonFor([10_000], { scope })).toBe('goods');
    expect(reasonFor([30_000], { endsAt: FROM })).toBe('window');
  });
  test('stands behind an exclusive one, or has used up its limit', () => {
    const first = { ...spend!, key: 'first', priority: 1, isExclusive: true };
    const award = { ruleKey: 'first', currency: 'points', granted: 5, desired: 5 };
    expect(skippedRules([first, spend!], occasion, SHANGHAI, [award])).toEqual([
      { ruleKey: 'spend', reason: 'exclusive' },
    ]);
    const none = { ruleKey: 'spend', currency: 'points', granted: 0, desired: 5 };
    expect(skippedRules([spend!], occasion, SHANGHAI, [none])).toEqual([
      { ruleKey: 'spend', reason: 'limit' },
    ]);
  });
});
