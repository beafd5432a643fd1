/** Margins and changes of prices, and the guards that limit how low a price may be. Pure; used by server and client. */
import { mulDiv, RATE } from '#shared/money';

/** Margin of a price over its cost, in basis points of the price; null without a cost or for a price of zero. */
export const marginBps = (price: number | null, cost: number | null): number | null =>
  price === null || cost === null || price <= 0 ? null : mulDiv(price - cost, RATE, price, 'down');

/** Change from the old to the new price, in basis points of the old price. */
export const changeBps = (before: number | null, after: number | null): number | null =>
  before === null || after === null || before <= 0 ? null : mulDiv(after - before, RATE, before);

/** Guards that a category or the store defines for the prices of its products. */
export interface CategoryGuards {
  minPrice: number | null;
  /** Minimum margin in basis points of the price. */
  minMarginBps: number | null;
}
export interface Guards extends CategoryGuards {
  cost: number | null;
}

/**
 * The lowest price that the guards allow; null where none is set. Rounded up, so that the price reaches the minimum
 * margin.
 */
export const floorOf = ({ cost, minPrice, minMarginBps }: Guards): number | null => {
  const byMargin =
    cost === null || minMarginBps === null ? null : mulDiv(cost, RATE, RATE - minMarginBps, 'up');
  if (byMargin === null) return minPrice;
  return minPrice === null ? byMargin : Math.max(minPrice, byMargin);
};

/**
 * Whether a price lies below its floor. Such a price needs a second person, whichever way it is written: forms and files
 * refuse it, and a batch that allows it waits for approval.
 */
export const isBelowFloor = (price: number, floor: number | null): boolean =>
  floor !== null && price < floor;

/** The store's guards, each replaced by that of the last category of `path` that has one; `path` begins at the root. */
export const inheritedGuards = (
  store: CategoryGuards,
  path: readonly (Partial<CategoryGuards> | undefined)[],
): CategoryGuards => {
  const guards = { ...store };
  for (const category of path) {
    guards.minPrice = category?.minPrice ?? guards.minPrice;
    guards.minMarginBps = category?.minMarginBps ?? guards.minMarginBps;
  }
  return guards;
};

/** The variant's own guards, and those of its category where the variant has none. */
export const guardsOfVariant = (
  { cost, minPrice, minMarginBps }: Guards,
  category: CategoryGuards,
): Guards => ({
  cost,
  minPrice: minPrice ?? category.minPrice,
  minMarginBps: minMarginBps ?? category.minMarginBps,
});
