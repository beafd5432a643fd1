/** The codes that a member holds, as the shop is told of them. */
import * as z from 'zod';
import type { Terms } from '#contract/promotions/promotions';
import type { Judgement, PromotionVerdict } from '#contract/promotions/verdicts';
import type { Localized } from '#shared/localization';

/** A code with what its promotion gives; instants are UTC ms, amounts minor units. */
export interface HeldCoupon {
  code: string;
  promotionId: number;
  /** For shoppers. */
  labels: Localized;
  /** Null for at once. */
  validFrom: number | null;
  /** Its end, excluded: the earliest of its own, its batch's and its promotion's; null for none. */
  validUntil: number | null;
  /** Null for any number. */
  usesLeft: number | null;
  isPaused: boolean;
  /**
   * Why the member cannot use it now, whatever the basket, the channel and the hour: a limit or a budget that is used up, an
   * audience that the member is not in, and the like. Null where a basket decides.
   */
  unusable: PromotionVerdict | null;
  terms: Pick<Terms, 'conditions' | 'rewards' | 'scope'>;
}

/** The most promotions of which the codes of a member are tried on a basket; those that end soonest. */
export const MAX_TRIED = 64;

/**
 * What a quote does with codes that the member holds: `offers` says of each what it would save, `best` also enters the one
 * that saves most, beside the codes of the basket.
 */
export const CouponQuestion = z.enum(['offers', 'best']);
export type CouponQuestion = z.infer<typeof CouponQuestion>;

/** A code that would apply, if it were entered in addition to the codes of the basket. */
export interface CouponOffer {
  code: string;
  promotionId: number;
  label: string;
  /**
   * By how much the discounts of the basket would grow, minor units; below zero where it excludes better ones. Points may pay
   * less beside a code: that is not taken off.
   */
  saves: number;
  gifts: { variantId: number; quantity: number }[];
  validUntil: number | null;
  /** Further codes of the promotion that the member holds; one of them counts for a basket. */
  others: string[];
}
/** A code that would give nothing, with the reason and what is missing. */
export type UnfitCoupon = Pick<
  Judgement,
  'promotionId' | 'verdict' | 'lostTo' | 'missing' | 'missingKind'
> & { code: string };

export interface QuoteCoupons {
  /** The one that saves most first. */
  offers: CouponOffer[];
  unfit: UnfitCoupon[];
  /** How many codes were not tried, because the member holds codes of more promotions than are tried. */
  untried: number;
  /**
   * The code that was entered because it saves most; null where none was asked for or saves anything, where the basket names as
   * many codes as it may, and where more would be paid with it, because points pay less beside it.
   */
  entered: string | null;
}
