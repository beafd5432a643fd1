/** What the sales rollups answer. */

/** Sums a ratio is made of, so that figures fold over time without averaging averages. */
export interface Sums {
  orders: number;
  memberOrders: number;
  units: number;
  revenue: number;
  discount: number;
  returned: number;
  buyers: number;
  newBuyers: number;
  /** null where visits cannot be known (a category is chosen). */
  visits: number | null;
}

/** Business days, `from` included, `to` excluded. */
export interface Period {
  from: string;
  to: string;
}

/** One day of one scope, as the rollup keeps it. */
export interface SalesDay extends Omit<Sums, 'visits'> {
  day: string;
  weekBuyers: number;
  monthBuyers: number;
}

export interface VisitDay {
  day: string;
  visits: number;
}
