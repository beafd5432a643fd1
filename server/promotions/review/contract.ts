/** What saving terms would mean: who must agree, what they conflict with, and the worst baskets. */
import * as z from 'zod';
import { reference } from '#shared/fields';
import type { Lane } from '#contract/promotions/terms';
import { PromotionInput, type PromotionPhase } from '#contract/promotions/promotions';

/** `POST /api/promotions/review`: what saving these terms would mean; `id` of the promotion they revise. */
export const ReviewInput = z.strictObject({
  id: reference('promotions').nullish(),
  input: PromotionInput,
});
export interface PromotionReview {
  /** Why a second person must agree: its budget is above the store's threshold, or it has none. */
  needsApproval: 'budget' | 'noBudget' | null;
  /** Promotions for the same goods, shoppers and time, the deepest first. */
  conflicts: {
    promotionId: number;
    name: string;
    phase: PromotionPhase;
    lane: Lane;
    overlap: { startsAt: number; endsAt: number | null };
    /** Both apply one after the other, the better for each line, or one silences the other. */
    both: 'stack' | 'best' | 'silences' | 'silenced';
    /** Worst discount of the two together over the goods looked at. */
    depthBps: number;
    /** Goods whose guards hold the two back. */
    belowFloorVariants: number;
  }[];
  /** The goods it hurts most, with every other promotion that may meet it: what is paid for the least such basket. */
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
  /** How many goods were looked at. */
  sampled: number;
  /** Translation keys. */
  warnings: string[];
}
