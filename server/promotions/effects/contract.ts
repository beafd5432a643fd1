/** The effect of a promotion or a campaign, and its cost. Money in minor units; days are business days. */

/** The largest number of promotions that are compared side by side. */
export const MAX_COMPARED = 4;
/** With fewer orders no effect is reported. */
export const MIN_ORDERS = 30;
/** Minimum number of buyers on each side of a holdout, and of days in a comparison with earlier days. */
export const MIN_BUYERS = 30;
export const MIN_DAYS = 7;
/** Minimum share of revenue with known cost for reporting a return on margin, in basis points. */
export const MIN_COST_KNOWN_BPS = 8000;
/** Other promotions together disturb a comparison with earlier days from this share of the promotion's orders on. */
export const MIN_SHARED_BPS = 1000;
/**
 * Days before and after that show whether purchases were only brought forward; days within which a new buyer must
 * return.
 */
export const AROUND_DAYS = 28;
export const RETENTION_DAYS = 90;

/**
 * The baseline of the lift. `holdout`: members who never got the promotion, with their `share` in basis points and
 * their average revenue per member (zero for those who bought nothing). `earlierPeriod`: the same weekdays before, over
 * the goods, audience, channels and hours of the promotion.
 * `from` and `to` are the days of the baseline.
 */
export interface EffectBaseline {
  kind: 'holdout' | 'earlierPeriod' | 'none';
  from?: string;
  to?: string;
  revenuePerBuyer?: number;
  share?: number;
}
/** Additional revenue caused by the promotion, with its 95 % interval; no figure where the interval contains zero. */
export interface EffectLift {
  incrementalRevenue: number | null;
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
  /** Translation key of the reason for no result; its `smart_count` is `orders`. */
  reason?:
    | 'promotionEffects.notEnough'
    | 'promotionEffects.notStarted'
    /** Its time has begun, but it, or each promotion of the campaign, is a draft. */
    | 'promotionEffects.nonePublished'
    /** A campaign without promotions. */
    | 'promotionEffects.noPromotions';
  /** Codes that were issued, claimed and redeemed with a paid order; and orders, also those without a code. */
  funnel: { issued: number; claimed: number; redeemed: number; orders: number };
  orders: number;
  /** Members only; guests are counted in neither. */
  newBuyers: number;
  returningBuyers: number;
  discount: number;
  /** What their gifts cost the store; null for whoever does not see costs. */
  giftCost: number | null;
  /** Revenue of the orders, of which `returned` was paid back; ratios are computed on what is left. */
  revenue: number;
  returned: number;
  /** Gross profit of the orders with their returns, minus gifts; null where no cost is known. */
  marginAfter: number | null;
  /** Share of the orders' revenue with known cost; null without revenue. */
  costKnownBps: number | null;
  averageOrder: number | null;
  /** Average order value of the other orders in the same days. */
  averageOrderOthers: number | null;
  baseline: EffectBaseline;
  lift: EffectLift | null;
  /**
   * Other promotions for the same goods and shoppers that were used in only part of the compared days, so that there is
   * no lift.
   */
  sharedWith: { id: number; name: string }[];
  /** What ratios divide by: discounts, gifts and other costs of the campaign; null where gifts are among them and costs are hidden. */
  effectCost: number | null;
  /**
   * Revenue of the orders as a share of the costs in basis points; 10,000 means equal. Null of a campaign
   * without promotions, and where gifts are among the costs and the caller does not see costs.
   */
  roasBps: number | null;
  /** Additional margin (after discounts) minus gifts and other cost, as a share of all costs. */
  roiBps: number | null;
  /** The store's orders per day before, during and after; `expected` is the number before. */
  pullForward: { before: number; during: number; after: number; expected: number } | null;
  /** New buyers of at least 90 days ago, and those of them who ordered again within 90 days. */
  retention90: { cohort: number; returned: number; bps: number } | null;
  byDay: EffectDay[];
}
