/** The review of terms: required approval, conflicts, and the worst baskets. */
import * as z from 'zod';
import { reference } from '#shared/fields';
import type { Lane } from '#contract/promotions/terms';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import { PromotionInput, type PromotionPhase } from '#contract/promotions/promotions';

/** `POST /api/promotions/review`: reviews terms before they are saved; `id` is the promotion that they revise. */
export const ReviewInput = z.strictObject({
  id: reference('promotions').nullish(),
  input: PromotionInput,
});
/** A promotion that may apply to the same basket as another one. */
export interface Conflict {
  promotionId: number;
  name: string;
  phase: PromotionPhase;
  lane: Lane;
  overlap: { startsAt: number; endsAt: number | null };
  /** Both apply one after the other, or the better one for each line, or one excludes the other. */
  both: 'stack' | 'best' | 'silences' | 'silenced';
  /** Largest combined discount on the sampled goods. */
  depthBps: number;
  /** Number of goods whose guards limit the combined discount. */
  belowFloorVariants: number;
}
/** Two promotions that may apply to the same basket: `other` as seen from `one`. */
export interface ConflictPair {
  one: Pick<Conflict, 'promotionId' | 'name' | 'phase'>;
  /** The depth is null where a floor limits it and the caller does not see costs. */
  other: Omit<Conflict, 'depthBps'> & { depthBps: number | null };
}

/** A variant that a finding names. */
export interface FoundVariant {
  variantId: number;
  name: string;
  sku: string | null;
  /** The price of one unit when the promotion starts. */
  price: number;
  /** What the terms say instead: a price in minor units, or a number of units for limits. */
  offered: number;
}
export interface VariantBelowFloor extends FoundVariant {
  /** Of one unit. */
  floor: number;
}
/** A variant of which no stock is left for a flash sale: `offered` is the stock for it. */
export interface VariantTaken extends FoundVariant {
  /** Units sold or reserved. */
  taken: number;
}
/**
 * From what nothing comes, or what gives goods away. Prices are those of the sampled variants; `count` is how many were
 * found, of which `variants` are the first.
 */
export type Finding =
  | {
      kind:
        | 'flashNotLower'
        | 'fixedNotLower'
        | 'memberLimitAboveStock'
        /** The amount off is as high as the price. */
        | 'givenAway';
      count: number;
      variants: FoundVariant[];
    }
  /** A price below the floor of the variant, under which nothing is sold; of a flash sale, every such variant. */
  | {
      kind: 'flashBelowFloor' | 'fixedBelowFloor';
      count: number;
      variants: VariantBelowFloor[];
    }
  /** The dearest goods of all parts together are worth no more than the price of the bundle. */
  | { kind: 'bundleNotCheaper'; price: number; worth: number }
  /** The floors of the goods with the highest ones, of all parts together, are above the price of the bundle. */
  | { kind: 'bundleUnderFloors'; price: number; floor: number }
  | { kind: 'stockTaken'; count: number; variants: VariantTaken[] }
  /** A limit of the promotion, or the budget of its campaign, of which as much or more was used before. */
  | {
      kind: 'usesReached' | 'dayUsesReached' | 'budgetSpent' | 'campaignSpent';
      used: number;
      limit: number;
    }
  | { kind: 'memberLimitAboveUses'; perMember: number; uses: number }
  /** `noCodes`: it needs a code, and none was made for it. */
  | { kind: 'allFree' | 'endsInPast' | 'noCodes' };

export interface PromotionReview {
  /** Why a second person must approve: the budget is above the store's limit, or there is none. */
  needsApproval: 'budget' | 'noBudget' | null;
  /** Promotions for the same goods, shoppers and period, the largest combined discount first. */
  conflicts: Conflict[];
  /**
   * The goods with the largest reduction, together with all other promotions that may apply: what is paid for the
   * smallest such basket.
   */
  worst: {
    variantId: number;
    name: string;
    sku: string | null;
    quantity: number;
    price: number;
    paid: number;
    depthBps: number;
    marginBps: number | null;
    floor: number | null;
  }[];
  /** Number of sampled goods. */
  sampled: number;
  /**
   * Sampled goods for which no basket could be found in which the draft applies, so that their worst price is not
   * known, by the reason.
   */
  unmet: { verdict: PromotionVerdict; count: number }[];
  /** What does not do what it seems to say. */
  findings: Finding[];
  /** Translation keys. */
  warnings: string[];
}
