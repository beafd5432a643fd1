/** What the engine takes and gives. Money in minor units, rates in basis points, instants UTC ms. */
import type { Lane, Terms } from '#contract/promotions/promotions';
import type { CappedBy, Judgement } from '#contract/promotions/quotes';
import type { LaneMode, ThresholdBasis } from '#contract/platform/settings';
import type { CompiledTerms } from './compile.ts';

/** A line of the basket, priced: prices are resolved before the engine starts. */
export interface BasketLine {
  id: string;
  variantId: number;
  productId: number;
  /** Its categories with all their ancestors. */
  categoryIds: readonly number[];
  brand: string | null;
  tags: readonly string[];
  quantity: number;
  unitPrice: number;
  /** What a sale price has reduced; the same when none holds. */
  originalPrice: number;
  /** Least price of one unit by its guards; null for none. */
  floor: number | null;
}
export interface Delivery {
  method: string;
  amount: number;
}
/** Whoever buys, as far as it is known. */
export interface Shopper {
  /** Whom limits per member count; null where nothing names them. */
  key: string | null;
  level: string | null;
  groups: readonly string[];
  channel: string | null;
  joinedAt: number | null;
  /** The order this one would be; null for a guest. */
  orderNumber: number | null;
  /** `YYYY-MM-DD`; the year may be any. */
  birthday: string | null;
}
export interface Basket {
  lines: readonly BasketLine[];
  shipping: readonly Delivery[];
  shopper: Shopper;
  at: number;
}

/**
 * How the house computes. `halves`: in whose favour the exact half of a minor unit falls, the shopper's (`discount`,
 * ours) or the shop's (`price`). `leftovers`: who gets the units a proportional split leaves, the largest remainders
 * (ours) or the first lines. The latter of each exist so that other shops' figures can be told in our terms.
 */
export interface EngineRules {
  lanes: Record<Lane, LaneMode>;
  thresholdBasis: ThresholdBasis;
  timeZone: string;
  halves: 'discount' | 'price';
  leftovers: 'largest' | 'first';
}

/** A promotion that may apply, with its terms made ready. */
export interface Candidate {
  id: number;
  revision: number;
  name: string;
  label: string;
  terms: Terms;
  compiled: CompiledTerms;
  paused: boolean;
  /** The code that was entered for it; null for none. */
  code: string | null;
  couponId: number | null;
  /** How often that code may be used; null for no limit of its own. */
  couponUses: number | null;
  campaign: { id: number; budget: number | null } | null;
}

/** How much of a counter is in use (`counters.ts`). */
export type Used = (counter: string) => number;

/** What one promotion took off, line by line. */
export interface Applied {
  candidate: Candidate;
  /** By line id. */
  lines: Map<string, number>;
  /** By method of delivery. */
  shipping: Map<string, number>;
  amount: number;
  gifts: { variantId: number; quantity: number }[];
  /** Units sold out of a flash sale's stock, by variant. */
  flash: Map<number, number>;
  cappedBy: CappedBy | null;
}
export interface Outcome {
  /** In the order they were applied. */
  applied: Applied[];
  /** One for every candidate, in the order of their ids. */
  verdicts: Judgement[];
}
