/** Input and output of the engine. Money in minor units, rates in basis points, instants in UTC ms. Pure. */
import type { LaneMode, ThresholdBasis } from '#contract/platform/settings';
import type { Lane, Terms } from '#contract/promotions/promotions';
import type { CappedBy, Judgement } from '#contract/promotions/verdicts';
import type { LevelFacts } from '#contract/platform/audiences';
import type { CompiledTerms } from './compile.ts';

/** A line of the basket with its price: prices are resolved before the engine starts. */
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
  /** The price before a sale price; equals `unitPrice` where no sale price applies. */
  originalPrice: number;
  /** The lowest price of one unit that its guards allow; null where it has none. */
  floor: number | null;
  /** What discounts that stay as they are took off the whole line before; nothing where it is left out. */
  takenBefore?: number;
}
export interface Delivery {
  method: string;
  amount: number;
}
/** The buyer, as far as the store knows them. */
export interface Shopper extends LevelFacts {
  /** Identifies the buyer for limits per member; null for an unknown buyer. */
  key: string | null;
  groups: readonly string[];
  channel: string | null;
  joinedAt: number | null;
  /** The number that this order would have among the member's orders; null for a guest. */
  orderNumber: number | null;
  /** `YYYY-MM-DD`; the year is not used. */
  birthday: string | null;
}
export interface Basket {
  lines: readonly BasketLine[];
  shipping: readonly Delivery[];
  shopper: Shopper;
  /** The instant at which the basket is priced. */
  at: number;
  /** The goods that promotions give or sell from their stock, by variant. */
  given?: ReadonlyMap<number, GivenGoods>;
}

/** Goods that a promotion gives or sells from its stock. */
export interface GivenGoods {
  /** Whether they are not sold any more, so that no promotion gives or sells them. */
  isArchived: boolean;
  /** What one unit costs the store: its cost, or its price where the cost is not known. */
  unitCost: number;
}

/**
 * How the store computes. `halves` says in whose favour exactly half a minor unit is rounded: the shopper's
 * (`discount`, our default) or the shop's (`price`). `leftovers` says which lines get the minor units that a
 * proportional split leaves over: those with the largest remainders (our default) or the first lines. `rewardBase` says
 * what a further reward of one promotion is computed on: what the rewards before it `left` (our default), or what the
 * promotion found at its `start`. The other value of each exists so that figures of other shops can be reproduced.
 */
export interface EngineRules {
  lanes: Record<Lane, LaneMode>;
  thresholdBasis: ThresholdBasis;
  timeZone: string;
  halves: 'discount' | 'price';
  leftovers: 'largest' | 'first';
  rewardBase: 'left' | 'start';
}

/** A promotion that may apply, with its terms compiled. */
export interface Candidate {
  id: number;
  revision: number;
  name: string;
  label: string;
  terms: Terms;
  compiled: CompiledTerms;
  paused: boolean;
  /** The code that was entered for it; null when it needs none. */
  code: string | null;
  couponId: number | null;
  /** How often that code may be used; null when the code has no limit of its own. */
  couponUses: number | null;
  campaign: { id: number; budget: number | null } | null;
}

/** Returns how much of a counter (`counters.ts`) is in use. */
export type UsageLookup = (counter: string) => number;

/** What one promotion took off, line by line. */
export interface Applied {
  candidate: Candidate;
  /** Discount by line id. */
  lines: Map<string, number>;
  /** Discount by delivery method. */
  shipping: Map<string, number>;
  amount: number;
  /** What the gifts cost the store. */
  giftCost: number;
  gifts: { variantId: number; quantity: number }[];
  /** Units sold from the stock of a flash sale, by variant. */
  flash: Map<number, number>;
  cappedBy: CappedBy | null;
}
export interface Outcome {
  /** In the order in which they were applied. */
  applied: Applied[];
  /** One for each candidate, ordered by promotion id. */
  verdicts: Judgement[];
}
