/** What a promotion or a campaign brought, and what it cost. Money in minor units, days those of the store. */

/** Below so many orders nothing is told from them. */
export const LEAST_ORDERS = 30;
/** Buyers that each side of a holdout needs, and days that a comparison with earlier ones needs. */
export const LEAST_BUYERS = 30;
export const LEAST_DAYS = 7;
/** Share of its revenue whose cost must be known before a return on margin is told: basis points. */
export const LEAST_COST_KNOWN_BPS = 8000;
/** Days before and after it that show whether shoppers only bought sooner; days within which a new buyer comes back. */
export const AROUND_DAYS = 28;
export const RETENTION_DAYS = 90;

/**
 * What the lift is measured against. `holdout`: members who never got it, `share` of all in basis points, with what one
 * of them brought on average (those who bought nothing as zero). `earlierPeriod`: the same weekdays before it.
 * `from` and `to` are the days that were compared with.
 */
export interface EffectBaseline {
  kind: 'holdout' | 'earlierPeriod' | 'none';
  from?: string;
  to?: string;
  revenuePerBuyer?: number;
  share?: number;
}
/** Revenue that would not have been without it, with its 95 % interval. */
export interface EffectLift {
  incrementalRevenue: number;
  low: number;
  high: number;
}
export interface EffectDay {
  day: string;
  orders: number;
  discount: number;
  revenue: number;
}
export interface EffectReport {
  /** First day and the day after the last, `YYYY-MM-DD`; the same day twice before it starts. */
  from: string;
  to: string;
  enough: boolean;
  /** Translation key of why not; its `smart_count` is `orders`. */
  reason?: 'promotionEffects.notEnough' | 'promotionEffects.notStarted';
  funnel: { issued: number; claimed: number; redeemed: number; orders: number };
  orders: number;
  /** Members; guests are in neither. */
  newBuyers: number;
  returningBuyers: number;
  discount: number;
  revenue: number;
  /** Paid less cost of the lines whose cost is known; null where none is. */
  marginAfter: number | null;
  /** Share of its orders' revenue whose cost is known; null without revenue. */
  costKnownBps: number | null;
  averageOrder: number | null;
  /** Of the orders without it in the same days. */
  averageOrderOthers: number | null;
  baseline: EffectBaseline;
  lift: EffectLift | null;
  /** Revenue of its orders over what it cost; 10,000 is as much as it cost. */
  roasBps: number | null;
  /** What the additional margin, discounts already taken off, leaves of its other cost, over all it cost. */
  roiBps: number | null;
  /** The store's orders per day before, during and after; `expected` after it is what was before. */
  pullForward: { before: number; during: number; after: number; expected: number } | null;
  /** Of the new buyers who came at least 90 days ago, those who ordered again within 90 days. */
  retention90: { cohort: number; returned: number; bps: number } | null;
  byDay: EffectDay[];
}
