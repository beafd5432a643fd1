/** How fast orders leave and arrive, whether they keep what was promised, and what was out of stock. */
import type { Localized } from '#shared/localization';

/** The most SKUs that are named as out of stock. */
export const MOST_SKUS = 20;

/** Of parcels of a period: how long a step took, in milliseconds. Null without any. */
export interface Duration {
  parcels: number;
  /** Parcels of the period of which the beginning of the step is not known. */
  unknown: number;
  median: number | null;
  /** Nine of ten took at most so long; like the median, interpolated between two parcels. */
  p90: number | null;
}

export interface OutOfStock {
  sku: string;
  productId: number | null;
  names: Localized | null;
  /** Days that ended without any, of those on which the stock is known. */
  out: number;
  known: number;
}

export interface FulfilmentReport {
  readAt: number;
  timeZone: string;
  /** The instants of the period, UTC ms: the first one, and the one after the last. */
  opens: number;
  ends: number;
  /** Since when the shop tells its parcels and its stock, UTC ms; null while it has told none. */
  parcelsFrom: number | null;
  stockFrom: number | null;
  /** Null where the period ends before anything is known. */
  paidToShipped: Duration | null;
  shippedToDelivered: Duration | null;
  /** Parcels that were promised within the period, until now, and those that arrived by then. */
  onTime: { part: number; whole: number } | null;
  outOfStock: { out: number; known: number; skus: OutOfStock[] } | null;
}
