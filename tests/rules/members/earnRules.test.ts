/** Which rules reward what happened, and how much an order or an event earns. */
import fc from 'fast-check';
import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import { EarnRule } from '#contract/members/earnRules';
import { ProgrammeTerms } from '#contract/members/programme';
import { giveInOrder, isRewarded, type Occasion, rulesFor } from '#rules/members/earnRules';
import { grant } from '#server/members/earnRules/caps';
import { eventAwardsOf } from '#server/members/earnRules/eventAwards';
import { awardsOf, type EarningOrder } from '#server/members/earnRules/orderAwards';
import type { EarningLine } from '#server/members/earnRules/orderBase';
import { pointsOfOrder, shareAmongLines } from '#server/members/earnRules/orderPoints';
import { reversedOf } from '#server/members/earnRules/reversal';
import { levelFactsOf } from '#rules/platform/audiences';

const SHANGHAI = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);
const RANKS = new Map([
  ['starter', 10],
  ['plus', 20],
  ['premium', 30],
]);
const names = { en: 'Rule' };

const ruleOf = (more: Partial<z.input<typeof EarnRule>> = {}): EarnRule =>
  EarnRule.parse({
    key: 'spend',
    names,
    trigger: 'order',
    formula: { kind: 'proportional', points: 1, per: 100 },
    ...more,
  });
const termsOf = (
  rules: readonly Partial<z.input<typeof EarnRule>>[],
  more: Partial<z.input<typeof ProgrammeTerms>> = {},
): ProgrammeTerms =>
  ProgrammeTerms.parse({
    names,
    levels: [{ key: 'starter' }],
    expiry: { kind: 'never' },
    returns: {},
    ...more,
    earnRules: rules.map((rule, index) => ruleOf({ key: `rule_${index}`, ...rule })),
  });

const lineOf = (number: number, paid: number, more: Partial<EarningLine> = {}): EarningLine => ({
  number,
  paid,
  paidWithPoints: 0,
  discount: 0,
  goods: {
    variantId: number,
    productId: number,
    categoryIds: [1],
    brand: null,
    tags: [],
    unitPrice: paid,
    originalPrice: paid,
  },
  ...more,
});
const orderOf = (
  lines: readonly EarningLine[],
  more: Partial<EarningOrder> = {},
): EarningOrder => ({
  trigger: 'order',
  subject: null,
  at: at('2026-11-29T12:00'),
  channel: 'app',
  level: levelFactsOf('starter', RANKS),
  groups: [],
  benefits: null,
  isBirthday: false,
  lines,
  ...more,
});
const NOTHING_GIVEN = { day: 0, month: 0, member: 0, all: 0 };
const nothing = () => ({ given: NOTHING_GIVEN, own: 0 });
const earned = (terms: ProgrammeTerms, order: EarningOrder) =>
  awardsOf(terms, order, SHANGHAI, nothing).map(({ rule, currency, granted, lines }) => ({
    key: rule.key,
    currency,
    granted,
    lines: lines.map(({ award }) => award),
  }));

const occasion = (more: Partial<Occasion> = {}): Occasion => ({
  trigger: 'custom',
  subject: 'quiz',
  at: at('2026-11-29T12:00'),
  channel: 'app',
  level: levelFactsOf('plus', RANKS),
  groups: ['staff'],
  ...more,
});
const custom = (more: Partial<z.input<typeof EarnRule>> = {}) =>
  ruleOf({ trigger: 'custom', formula: { kind: 'fixed', points: 5 }, ...more });
const rewards = (rule: EarnRule, more: Partial<Occasion> = {}) =>
  isRewarded(rule, occasion(more), SHANGHAI);

describe('whether a rule rewards what happened', () => {
  test('its trigger must be the same, and its subject where it names one', () => {
    expect(rewards(custom())).toBe(true);
    expect(rewards(custom({ subject: 'quiz' }))).toBe(true);
    expect(rewards(custom({ subject: 'survey' }))).toBe(false);
    expect(rewards(custom(), { trigger: 'share', subject: null })).toBe(false);
  });

  test('its window begins with its first instant and ends before its last', () => {
    const rule = custom({ startsAt: 1000, endsAt: 2000 });
    expect([999, 1000, 1999, 2000].map((instant) => rewards(rule, { at: instant }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('weekdays are those of the store, and hours past midnight belong to the day on which they began', () => {
    // 28 November 2026 is a Saturday.
    const night = custom({ weekdays: [6], hours: { from: 22 * 60, to: 2 * 60 } });
    expect(rewards(night, { at: at('2026-11-28T21:59') })).toBe(false);
    expect(rewards(night, { at: at('2026-11-28T22:00') })).toBe(true);
    expect(rewards(night, { at: at('2026-11-29T01:59') })).toBe(true);
    expect(rewards(night, { at: at('2026-11-29T02:00') })).toBe(false);
    expect(rewards(night, { at: at('2026-11-28T01:00') })).toBe(false);
    expect(rewards(custom({ weekdays: [6] }), { at: at('2026-11-28T00:00') })).toBe(true);
    expect(rewards(custom({ weekdays: [6] }), { at: at('2026-11-29T00:00') })).toBe(false);
  });

  test('its audience contains the level by name or from a rank on, a group and the channel', () => {
    expect(rewards(custom({ audience: { levels: ['plus'] } }))).toBe(true);
    expect(rewards(custom({ audience: { fromLevel: 'starter' } }))).toBe(true);
    expect(rewards(custom({ audience: { fromLevel: 'premium' } }))).toBe(false);
    expect(rewards(custom({ audience: { groups: ['wholesale'] } }))).toBe(false);
    expect(rewards(custom({ audience: { groups: ['wholesale', 'staff'] } }))).toBe(true);
    expect(rewards(custom({ audience: { channels: ['web'] } }))).toBe(false);
    expect(rewards(custom({ audience: { channels: ['app'] } }), { channel: null })).toBe(false);
  });

  test('rules are applied by priority, those of the same priority by key', () => {
    const rules = [
      custom({ key: 'b' }),
      custom({ key: 'c', priority: 1 }),
      custom({ key: 'a' }),
      custom({ key: 'other', subject: 'survey' }),
    ];
    expect(rulesFor(rules, occasion(), SHANGHAI).map(({ key }) => key)).toEqual(['c', 'a', 'b']);
  });

  test('an exclusive rule that gives something stops later ones of the same currency only', () => {
    const rules = [
      custom({ key: 'a', isExclusive: true }),
      custom({ key: 'b', currency: 'both' }),
      custom({ key: 'c', currency: 'growth' }),
    ];
    const given: string[] = [];
    giveInOrder(rules, ({ key }, currency) => given.push(`${key} ${currency}`));
    expect(given).toEqual(['a points', 'b growth', 'c growth']);
    const without: string[] = [];
    giveInOrder(rules, ({ key }) => (key === 'a' ? 0 : without.push(key)));
    expect(without).toEqual(['b', 'b', 'c']);
  });
});

describe('the points of an order', () => {
  test('are rounded down once for the order, not for each line', () => {
    const order = orderOf([lineOf(1, 150), lineOf(2, 150)]);
    expect(earned(termsOf([{}]), order)).toEqual([
      { key: 'rule_0', currency: 'points', granted: 3, lines: [2, 1] },
    ]);
  });

  test('in proportion and in steps are different numbers', () => {
    const lines = [{ base: 300, rate: 10_000 }];
    expect(pointsOfOrder({ kind: 'proportional', points: 5, per: 250 }, lines)).toBe(6);
    expect(pointsOfOrder({ kind: 'steps', points: 5, per: 250 }, lines)).toBe(5);
  });

  test('steps are counted on the order as a whole, and its lines are multiplied afterwards', () => {
    const lines = [
      { base: 150, rate: 20_000 },
      { base: 150, rate: 10_000 },
    ];
    // One step of 5 points, of which half counts twice: 7.5.
    expect(pointsOfOrder({ kind: 'steps', points: 5, per: 250 }, lines)).toBe(7);
  });

  test('are shared among lines by the largest remainder, of equal ones the first', () => {
    const lines = [100, 100, 100].map((base) => ({ base, rate: 10_000 }));
    expect(shareAmongLines(7, lines)).toEqual([3, 2, 2]);
  });

  test('count as often as the largest multiplier of each line, and only points by the level', () => {
    const terms = termsOf([
      { key: 'spend', currency: 'both' },
      {
        key: 'double',
        currency: 'both',
        scope: { include: [{ kind: 'product', id: 2 }] },
        formula: { kind: 'multiplier', rate: 20_000 },
      },
    ]);
    const order = orderOf([lineOf(1, 1000), lineOf(2, 1000)], {
      benefits: { earnRate: 15_000, birthdayEarnRate: 18_000 },
    });
    expect(earned(terms, order)).toEqual([
      { key: 'spend', currency: 'points', granted: 35, lines: [15, 20] },
      { key: 'spend', currency: 'growth', granted: 30, lines: [10, 20] },
    ]);
    expect(earned(terms, { ...order, isBirthday: true })[0]?.granted).toBe(38);
  });

  test('leave out discounted goods and what was paid with points where the programme says so', () => {
    const lines = [
      lineOf(1, 1000, { discount: 100 }),
      lineOf(2, 1000, { paidWithPoints: 400 }),
      lineOf(3, 1000),
    ];
    const of = (more: Partial<z.input<typeof ProgrammeTerms>>) =>
      earned(termsOf([{}], more), orderOf(lines))[0]?.granted;
    expect(of({})).toBe(26);
    expect(of({ earnOnPointsPaid: true })).toBe(30);
    expect(of({ earnOnDiscounted: false })).toBe(16);
  });

  test('are limited to the goods of the rule', () => {
    const [award] = awardsOf(
      termsOf([{ scope: { exclude: [{ kind: 'product', id: 1 }] } }]),
      orderOf([lineOf(1, 5000), lineOf(2, 700)]),
      SHANGHAI,
      nothing,
    );
    expect(award?.lines).toEqual([{ number: 2, paid: 700, base: 700, award: 7 }]);
  });

  test('are limited before they are shared among the lines', () => {
    const terms = termsOf([{ caps: { perEvent: 7 } }]);
    const order = orderOf([lineOf(1, 1000), lineOf(2, 1000), lineOf(3, 1000)]);
    const [award] = awardsOf(terms, order, SHANGHAI, nothing);
    expect(award).toMatchObject({ desired: 30, granted: 7, limits: ['perEvent'] });
    expect(award?.lines.map((line) => line.award)).toEqual([3, 2, 2]);
  });

  test('a fixed number is given once for an order and not multiplied', () => {
    const terms = termsOf([
      { formula: { kind: 'fixed', points: 50 } },
      { formula: { kind: 'multiplier', rate: 30_000 } },
    ]);
    expect(earned(terms, orderOf([lineOf(1, 100), lineOf(2, 300)]))[0]).toMatchObject({
      granted: 50,
      lines: [13, 37],
    });
    expect(earned(terms, orderOf([lineOf(1, 0)]))).toEqual([]);
  });

  test('of any lines and rates, the lines get the whole award, within one of their exact share', () => {
    const line = fc.record({
      base: fc.integer({ min: 1, max: 1_000_000_000_000 }),
      rate: fc.integer({ min: 10_000, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 10_000 }),
        (lines, points, per) => {
          const total = pointsOfOrder({ kind: 'proportional', points, per }, lines);
          const shares = shareAmongLines(total, lines);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
          const weight = lines.reduce((sum, { base, rate }) => sum + base * rate, 0);
          lines.forEach(({ base, rate }, index) =>
            expect(
              Math.abs((shares[index] ?? 0) - (total * base * rate) / weight),
            ).toBeLessThanOrEqual(1.001),
          );
        },
      ),
    );
  });
});

describe('limits of a rule', () => {
  test('truncate to the smallest room and say which of them did', () => {
    const caps = { perEvent: 80, perDay: 100, perMonth: 500, perMember: null, budget: 1000 };
    expect(grant(90, caps, { day: 70, month: 100, member: 100, all: 990 })).toEqual({
      desired: 90,
      granted: 10,
      limits: ['perEvent', 'perDay', 'budget'],
    });
    expect(grant(5, caps, { day: 120, month: 120, member: 0, all: 0 }).granted).toBe(0);
  });

  test('what a correction was given before does not count against it', () => {
    const caps = { perEvent: null, perDay: 100, perMonth: null, perMember: null, budget: null };
    const given = { day: 90, month: 90, member: 90, all: 90 };
    expect(grant(95, caps, given, 90).granted).toBe(95);
    expect(grant(120, caps, given, 90).granted).toBe(100);
  });
});

describe('the points of an event', () => {
  const award = (rule: Partial<z.input<typeof EarnRule>>, more: object) =>
    eventAwardsOf(termsOf([rule]), { ...occasion(), ...more }, SHANGHAI, () => NOTHING_GIVEN).map(
      ({ granted }) => granted,
    );

  test('of signing in are those of the day of the ladder', () => {
    const rule = {
      trigger: 'sign_in' as const,
      formula: { kind: 'ladder' as const, days: [1, 2, 0, 10] },
    };
    const of = (streak: number) => award(rule, { trigger: 'sign_in', streak });
    expect([1, 2, 3, 4, 5].map(of)).toEqual([[1], [2], [], [10], [1]]);
  });

  test('of a referral are others for the member who was referred', () => {
    const rule = {
      trigger: 'referral' as const,
      formula: { kind: 'fixed' as const, points: 100, refereePoints: 50 },
    };
    expect(award(rule, { trigger: 'referral' })).toEqual([100]);
    expect(award(rule, { trigger: 'referral', isReferee: true })).toEqual([50]);
  });
});

describe('what is taken back for returned goods', () => {
  const line = (award: number, paid: number, number = 1) => ({ number, paid, base: paid, award });
  const share = (part: number, whole: number) => ({ part: BigInt(part), whole: BigInt(whole) });

  test('is rounded over all refunds of a line together', () => {
    const of = (part: number) => reversedOf([line(10, 300)], new Map([[1, share(part, 300)]]));
    expect([of(100), of(200) - of(100), of(300) - of(200)]).toEqual([3, 3, 4]);
  });

  test('never exceeds the award, and is exactly the award for a full refund', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(100_000), fc.integer({ min: 1, max: 1_000_000_000 })), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.array(fc.nat(1_000_000_000), { maxLength: 8 }),
        (awards, refunds) => {
          const lines = awards.map(([award, paid], index) => line(award, paid, index + 1));
          const total = lines.reduce((sum, { award }) => sum + award, 0);
          const partly = new Map(
            refunds.map((refund, index) => [index + 1, share(refund, lines[index]?.paid ?? 1)]),
          );
          expect(reversedOf(lines, partly)).toBeLessThanOrEqual(total);
          expect(reversedOf(lines, partly)).toBeGreaterThanOrEqual(0);
          const fully = new Map(lines.map(({ number, paid }) => [number, share(paid, paid)]));
          expect(reversedOf(lines, fully)).toBe(total);
        },
      ),
    );
  });
});
