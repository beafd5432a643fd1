/** Baskets and promotions for the tests of the engine. */
import { Terms } from '#contract/promotions/promotions';
import { compileTerms } from '#server/promotions/engine/compile';
import type {
  Basket,
  BasketLine,
  Candidate,
  EngineRules,
  Outcome,
  Shopper,
} from '#server/promotions/engine/types';

export const NOON = Date.parse('2026-11-27T12:00:00Z');
export const RULES: EngineRules = {
  lanes: { product: 'best', order: 'stack', shipping: 'best' },
  thresholdBasis: 'after',
  timeZone: 'UTC',
  halves: 'discount',
  leftovers: 'largest',
  rewardBase: 'left',
};
export const NOBODY: Shopper = {
  key: null,
  level: null,
  levelsReached: [],
  groups: [],
  channel: null,
  joinedAt: null,
  orderNumber: null,
  birthday: null,
};
export const unused = () => 0;

export const line = (
  id: string,
  unitPrice: number,
  quantity = 1,
  more: Partial<BasketLine> = {},
): BasketLine => ({
  id,
  variantId: Number(id.replace(/\D/g, '')) || 1,
  productId: 1,
  categoryIds: [],
  brand: null,
  tags: [],
  quantity,
  unitPrice,
  originalPrice: unitPrice,
  floor: null,
  ...more,
});
export const basket = (lines: BasketLine[], more: Partial<Basket> = {}): Basket => ({
  lines,
  shipping: [],
  shopper: NOBODY,
  at: NOON,
  ...more,
});
export type Said = Omit<Partial<Terms>, 'rewards' | 'conditions' | 'audience'> & {
  rewards: readonly unknown[];
  [further: string]: unknown;
};
export const candidateOf = (
  id: number,
  terms: Terms,
  more: Partial<Candidate> = {},
): Candidate => ({
  id,
  revision: 1,
  name: `P${id}`,
  label: `P${id}`,
  terms,
  compiled: compileTerms(terms),
  paused: false,
  code: null,
  couponId: null,
  couponUses: null,
  campaign: null,
  ...more,
});
export const candidate = (id: number, terms: Said, more: Partial<Candidate> = {}): Candidate =>
  candidateOf(id, Terms.parse({ lane: 'order', startsAt: 0, ...terms }), more);
export const off = ({ applied }: Outcome) => {
  const lines: Record<string, number> = {};
  for (const one of applied)
    for (const [id, amount] of one.lines) lines[id] = (lines[id] ?? 0) + amount;
  return lines;
};
export const verdicts = ({ verdicts: all }: Outcome) =>
  Object.fromEntries(all.map(({ promotionId, verdict }) => [promotionId, verdict]));
export const amountOf = (outcome: Outcome) =>
  outcome.applied.reduce((sum, { amount }) => sum + amount, 0);
export const amountOff = (amount: number): unknown => ({ kind: 'amount', amount });
export const steps = (...pairs: [number, number][]): unknown => ({
  kind: 'fullReduction',
  steps: pairs.map(([from, amount]) => ({ from, off: { kind: 'amount', amount } })),
});
