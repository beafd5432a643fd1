/** What a member earns with a paid order, by every rule and in both currencies. Pure. */
import type { EarnRule } from '#contract/members/earnRules';
import type { ProgrammeTerms } from '#contract/members/programme';
import { type CapName, grant, type Given } from './caps.ts';
import { basesOf, type EarningLine, type Multipliers, ratesOf } from './orderBase.ts';
import { pointsOfOrder, shareAmongLines } from './orderPoints.ts';
import type { LineAward } from './reversal.ts';
import { type Currency, giveInOrder, type Occasion, rulesFor } from './rules.ts';

/** What a rule gives for an order in one currency. */
export interface OrderAward {
  rule: EarnRule;
  currency: Currency;
  desired: number;
  granted: number;
  limits: CapName[];
  /** How many times each line of `lines` counts, in basis points. */
  rates: number[];
  /** The lines on which the rule gives something. */
  lines: LineAward[];
}

export interface EarningOrder extends Occasion, Multipliers {
  /** In the order of their numbers. */
  lines: readonly EarningLine[];
}

/** What the rule has given, and what of that it gave for this order before. */
export type GivenOf = (rule: EarnRule, currency: Currency) => { given: Given; own: number };

const awardOf = (
  rule: EarnRule,
  currency: Currency,
  order: EarningOrder,
  context: { terms: ProgrammeTerms; multiplying: readonly EarnRule[]; givenOf: GivenOf },
): OrderAward => {
  const bases = basesOf(order.lines, rule, context.terms);
  const rates = ratesOf(order.lines, currency, context.multiplying, order);
  const counting = order.lines.flatMap(({ number, paid }, index) => {
    const base = bases[index] ?? 0;
    return base > 0 ? [{ number, paid, base, rate: rates[index] ?? 0 }] : [];
  });
  const { given, own } = context.givenOf(rule, currency);
  const granted = grant(pointsOfOrder(rule.formula, counting), rule.caps, given, own);
  const shares = shareAmongLines(granted.granted, counting);
  return {
    rule,
    currency,
    ...granted,
    rates: counting.map(({ rate }) => rate),
    lines: counting.map(({ number, paid, base }, index) => ({
      number,
      paid,
      base,
      award: shares[index] ?? 0,
    })),
  };
};

/**
 * The awards of an order that was paid, by the terms that were in force then. The order itself lifts no level for them:
 * `order.level` is the one before it.
 */
export const awardsOf = (
  terms: ProgrammeTerms,
  order: EarningOrder,
  timeZone: string,
  givenOf: GivenOf,
): OrderAward[] => {
  const rules = rulesFor(terms.earnRules, order, timeZone);
  const multiplying = rules.filter(({ formula }) => formula.kind === 'multiplier');
  const awards: OrderAward[] = [];
  giveInOrder(rules, (rule, currency) => {
    const award = awardOf(rule, currency, order, { terms, multiplying, givenOf });
    if (award.desired > 0) awards.push(award);
    return award.granted;
  });
  return awards;
};
