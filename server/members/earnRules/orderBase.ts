/** On which part of an order a rule gives something, and how many times it counts. Pure; amounts in minor units. */
import type { EarnRule } from '#contract/members/earnRules';
import type { Benefits } from '#contract/members/benefits';
import type { ProgrammeTerms } from '#contract/members/programme';
import { matchScope, type ScopedGoods } from '#rules/catalog/scopes';
import { RATE } from '#shared/money';
import type { Currency } from './rules.ts';

/** A line of an order: what was paid for its goods, without shipping. */
export interface EarningLine {
  number: number;
  /** In money and with points. */
  paid: number;
  paidWithPoints: number;
  /** Discounts of the line; what was paid with points is none. */
  discount: number;
  goods: ScopedGoods;
}

type BaseTerms = Pick<ProgrammeTerms, 'earnOnDiscounted' | 'earnOnPointsPaid'>;

/** What of each line counts, by the goods to which the rule is limited. */
export const basesOf = (
  lines: readonly EarningLine[],
  { scope }: Pick<EarnRule, 'scope'>,
  { earnOnDiscounted, earnOnPointsPaid }: BaseTerms,
): number[] => {
  const isIn = matchScope(scope);
  return lines.map(({ paid, paidWithPoints, discount, goods }) => {
    if ((discount > 0 && !earnOnDiscounted) || !isIn(goods)) return 0;
    return earnOnPointsPaid ? paid : paid - paidWithPoints;
  });
};

/** What multiplies the points of an order, besides rules: the level's benefits, and whether it is the birthday. */
export interface Multipliers {
  benefits: Pick<Benefits, 'earnRate' | 'birthdayEarnRate'> | null;
  isBirthday: boolean;
}

/**
 * How many times each line counts, in basis points: the largest of what applies to it. Benefits multiply points only.
 */
export const ratesOf = (
  lines: readonly EarningLine[],
  currency: Currency,
  multiplying: readonly EarnRule[],
  { benefits, isBirthday }: Multipliers,
): number[] => {
  const ofLevel = currency === 'points' ? (benefits?.earnRate ?? RATE) : RATE;
  const ofDay = currency === 'points' && isBirthday ? (benefits?.birthdayEarnRate ?? RATE) : RATE;
  const rules = multiplying.flatMap(({ formula, scope, currency: own }) =>
    formula.kind === 'multiplier' && (own === 'both' || own === currency)
      ? [{ rate: formula.rate, isIn: matchScope(scope) }]
      : [],
  );
  return lines.map(({ goods }) =>
    rules.reduce(
      (largest, { rate, isIn }) => (rate > largest && isIn(goods) ? rate : largest),
      Math.max(RATE, ofLevel, ofDay),
    ),
  );
};
