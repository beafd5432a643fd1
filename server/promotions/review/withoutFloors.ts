/** Hides discounts that stop at floors. Pure. */
import type { ConflictPair } from '#contract/promotions/review';

/**
 * The pairs for whoever does not see costs: a discount that a floor limits tells the floor, so its depth is null, and such
 * pairs come last.
 */
export const withoutFloors = (pairs: readonly ConflictPair[]): ConflictPair[] => {
  const isLimited = ({ other }: ConflictPair) => other.belowFloorVariants > 0;
  return [
    ...pairs.filter((pair) => !isLimited(pair)),
    ...pairs
      .filter(isLimited)
      .map(({ one, other }) => ({ one, other: { ...other, depthBps: null } }))
      .toSorted(
        (a, b) =>
          a.one.promotionId - b.one.promotionId || a.other.promotionId - b.other.promotionId,
      ),
  ];
};
