/** Paying a basket with points. */

/**
 * The goods are worth too little; a coupon is used that points cannot be combined with; the largest share of the goods; what
 * is left to pay for goods; what the member has.
 */
export const POINT_LIMITS = ['minAmount', 'coupon', 'share', 'goods', 'balance'] as const;
export type PointLimit = (typeof POINT_LIMITS)[number];

/** Paying with points, where the basket says how many the member wants to spend. */
export interface QuotePoints {
  wanted: number;
  /** What the member can spend, and what this basket can use of it at most. */
  available: number;
  most: number;
  limitedBy: PointLimit;
  /** What the basket uses, and what that pays; the redemption holds so many. */
  used: number;
  amount: number;
  /** So many points are worth so much, and they are spent in multiples of the unit. */
  worth: { points: number; amount: number };
  unit: number;
}
