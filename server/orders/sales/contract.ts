/** What counts in figures, and the results of queries on the sales rollups. */

/** The sums from which ratios are computed, so that ratios over longer periods are not averages of averages. */
export interface Sums {
  orders: number;
  memberOrders: number;
  units: number;
  revenue: number;
  discount: number;
  returned: number;
  buyers: number;
  newBuyers: number;
  /** Null where visits are not known: a category is selected, or the store did not send them for all of the days. */
  visits: number | null;
}

/** Business days: `from` is included, `to` is excluded. */
export interface Period {
  from: string;
  to: string;
}

/** One day of one scope as stored in the rollup. */
export interface SalesDay extends Omit<Sums, 'visits'> {
  day: string;
  weekBuyers: number;
  monthBuyers: number;
}

export interface VisitDay {
  day: string;
  visits: number;
}

/**
 * `fits`: within what was ordered, or of an order that is not known. `waiting`: beyond what was ordered in units or
 * money, over all returns of the order; it counts in no figure until a person accepts or refuses it.
 */
export const RETURN_REVIEWS = ['fits', 'waiting', 'accepted', 'refused'] as const;
export type ReturnReview = (typeof RETURN_REVIEWS)[number];
