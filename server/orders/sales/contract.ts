/** What counts in figures, and the results of queries on the sales rollups. */

/**
 * What goods cost, in minor units; null for whoever does not see costs (`#shared/costFields`). Lines whose cost is not
 * known are in none of these sums.
 */
export interface CostSums<Amount = number | null> {
  /** Revenue of the lines whose cost is known. */
  revenueWithCost: Amount;
  /** What was given back for such lines, or for goods that cannot be told. */
  returnedWithCost: Amount;
  /** Cost of what was sold, less that of the units that came back. */
  cost: Amount;
}

/** The sums from which ratios are computed, so that ratios over longer periods are not averages of averages. */
export interface Sums extends CostSums {
  orders: number;
  memberOrders: number;
  units: number;
  revenue: number;
  discount: number;
  returned: number;
  /** What of `returned` was given back without any units that came back. */
  moneyOnly: number;
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
export interface SalesDay extends Omit<Sums, 'visits' | keyof CostSums>, CostSums<number> {
  day: string;
  weekBuyers: number;
  monthBuyers: number;
}

export interface VisitDay {
  day: string;
  visits: number;
}

/**
 * `fits`: within what was ordered, or of an order that is not known. `waiting`: beyond what was ordered in units of an
 * SKU or in money of the order, over all its returns, or of a line that the order does not have; it counts in no figure until a person accepts or refuses it.
 */
export const RETURN_REVIEWS = ['fits', 'waiting', 'accepted', 'refused', 'refunded'] as const;
export type ReturnReview = (typeof RETURN_REVIEWS)[number];

/** Why a returned line is not the line of its order that it names: there is none, or it is of another SKU. */
export type LineIssue = 'unknownLine' | 'lineOfOtherSku';
