/** The parts of `POST /api/promotions/review`, and whether they must be seen before saving. Pure. */
import type { PromotionReview } from '#contract/promotions/review';

export type WorstRow = PromotionReview['worst'][number];

/** Would something be sold below its cost or floor? Where guards hold a price, the report says so and that is enough. */
export const isAlarming = ({ worst }: Pick<PromotionReview, 'worst'>): boolean =>
  worst.some(
    ({ paid, floor, marginBps }) =>
      (floor !== null && paid < floor) || (marginBps !== null && marginBps < 0),
  );
