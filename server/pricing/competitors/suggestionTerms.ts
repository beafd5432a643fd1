/** What a suggestion is computed from, and what comes out. Pure. */
import type { Bound, SuggestionRuleInput } from '#contract/pricing/competitors';
import type { Guards } from '../guards/rules.ts';

export interface CompetingOffer {
  id: number;
  /** With shipping. */
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
  /** Where the rule aims, and what it would like before any bound. */
  aimAmount: number;
  wantedAmount: number;
  bound: Bound | null;
  /** The lowest of the offers compared, the first seen of several. */
  offer: CompetingOffer;
  offers: number;
}
