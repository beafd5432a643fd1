/** Computes the discount that a promotion would have given on a past order. Pure. */
import { evaluate } from '../engine/evaluate.ts';
import type { BasketLine, Candidate, EngineRules, GivenGoods } from '../engine/types.ts';
import type { VariantFacts } from '../quotes/variantFacts.ts';
import type { ReplayOrder } from './orders.ts';
import type { ReplayLine } from './lines.ts';

/**
 * The terms without their window and limits, so that they apply to past orders; hours of the week and audience still
 * apply.
 */
export const withoutWindow = (candidate: Candidate): Candidate => ({
  ...candidate,
  campaign: null,
  terms: {
    ...candidate.terms,
    startsAt: 0,
    endsAt: null,
    holdoutBps: 0,
    limits: { ...candidate.terms.limits, uses: null, perMember: null, perDay: null, budget: null },
  },
});

/** What the terms are evaluated with on every order of a replay. */
export interface ReplayRules {
  candidate: Candidate;
  rules: EngineRules;
  given: ReadonlyMap<number, GivenGoods>;
}

/**
 * What the discounts that the order keeps took off a line before the draft: all of them but those that the draft does not
 * follow. What was paid says how much, whoever gave it.
 */
const takenBefore = (
  { unitPrice, quantity, paid }: Pick<ReplayLine, 'unitPrice' | 'quantity' | 'paid'>,
  later: number,
): number => {
  const price = unitPrice * quantity;
  return Math.min(price, Math.max(0, price - paid - later));
};

/**
 * What one order would have cost: the discount on it, computed on what was left after the discounts that stay and go before
 * it, for each line at most the amount paid, and its gifts. `later`: what discounts that it does not follow took off each line.
 * Lines whose variant no longer exists get none.
 */
export const computeCost = (
  order: ReplayOrder,
  lines: readonly ReplayLine[],
  facts: ReadonlyMap<number, VariantFacts>,
  { candidate, rules, given }: ReplayRules,
  later: ReadonlyMap<number, number> = new Map(),
): number => {
  const paid = new Map(lines.map((line) => [String(line.position), line.paid]));
  const goods = lines.flatMap((line): BasketLine[] => {
    const known = line.variantId === null ? undefined : facts.get(line.variantId);
    if (!known) return [];
    const { unitPrice, quantity } = line;
    return [
      {
        id: String(line.position),
        quantity,
        ...known.line,
        unitPrice,
        originalPrice: unitPrice,
        takenBefore: takenBefore(line, later.get(line.position) ?? 0),
      },
    ];
  });
  if (goods.length === 0) return 0;
  const shipping = order.shipping > 0 ? [{ method: 'standard', amount: order.shipping }] : [];
  const { applied } = evaluate(
    { lines: goods, shipping, shopper: order.shopper, at: order.placedAt, given },
    [candidate],
    rules,
    () => 0,
  );
  let cost = 0;
  for (const { lines: discounts, shipping: fees, giftCost } of applied) {
    for (const [id, amount] of discounts) cost += Math.min(amount, paid.get(id) ?? 0);
    for (const amount of fees.values()) cost += amount;
    cost += giftCost;
  }
  return cost;
};
