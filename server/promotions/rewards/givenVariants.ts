/** Which goods rewards hand out or sell themselves, apart from those in the basket. Pure. */
import type { Terms } from '#contract/promotions/promotions';

/** The variants that the terms give as gifts or sell from the stock of a flash sale. */
export const variantsGivenBy = ({ rewards }: Pick<Terms, 'rewards'>): number[] =>
  rewards.flatMap((reward) => {
    if (reward.kind === 'gift') return [reward.variantId];
    return reward.kind === 'flash' ? reward.items.map(({ variantId }) => variantId) : [];
  });
