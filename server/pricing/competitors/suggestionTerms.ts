/** Input and output of a suggestion. Pure. */
import type { Bound, SuggestionRuleInput } from '#contract/pricing/competitors';
import type { Guards } from '../guards/rules.ts';

export interface CompetingOffer {
  id: number;
  /** Including shipping. */
  total: number;
  own: boolean;
  inStock: boolean;
  observedAt: number;
}
export interface SuggestionFacts extends Guards {
  currentAmount: number;
  offers: readonly CompetingOffer[];
}
export type Terms = Pick<
  SuggestionRuleInput,
  'aim' | 'offsetBps' | 'rounding' | 'maxDownBps' | 'maxUpBps' | 'freshDays'
>;
export interface Suggested {
  amount: number;
  /** The price that the rule aims at, and the price that it derives before limits. */
  aimAmount: number;
  wantedAmount: number;
  bound: Bound | null;
  /** The lowest of the compared offers; of equal ones, the first. */
  offer: CompetingOffer;
  offers: number;
}
