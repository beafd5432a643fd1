/** How many points pay how much of an order. Pure; points and minor units are whole numbers. */
import type { SpendPolicy } from '#contract/members/programme';
import type { PointLimit } from '#contract/members/spending';
import { mulDiv, RATE } from '#shared/money';

/** An order that may be paid in part with points. Amounts in minor units. */
export interface PayableOrder {
  /** What is to be paid for goods, and what it would be without coupons. */
  goods: number;
  goodsWithoutCoupons: number;
  hasCoupon: boolean;
  /** What the member can spend. */
  available: number;
}

/** What points are worth, rounded down. */
export const worthOf = ({ points, amount }: SpendPolicy, spent: number): number =>
  mulDiv(spent, amount, points, 'down');

/** Rounded down to what can be spent. */
const toUnit = ({ unit }: SpendPolicy, points: number): number => points - (points % unit);

/** The most points that are worth no more than the amount. */
export const pointsWithin = ({ points, amount }: SpendPolicy, value: number): number =>
  mulDiv(value, points, amount, 'down');

/**
 * The most points that an order can use, in multiples of the unit, and what limits them: the share of the goods before
 * coupons, what is left to pay for goods after them, or the balance. Where points cannot be combined with coupons, or the
 * goods are worth too little, none.
 */
export const mostPoints = (
  policy: SpendPolicy,
  { goods, goodsWithoutCoupons, hasCoupon, available }: PayableOrder,
): { points: number; limitedBy: PointLimit } => {
  if (goods < policy.minAmount) return { points: 0, limitedBy: 'minAmount' };
  if (hasCoupon && !policy.withCoupons) return { points: 0, limitedBy: 'coupon' };
  const share = mulDiv(goodsWithoutCoupons, policy.maxShare, RATE, 'down');
  const limits: { limitedBy: PointLimit; points: number }[] = [
    { limitedBy: 'share', points: pointsWithin(policy, share) },
    { limitedBy: 'goods', points: pointsWithin(policy, goods) },
    { limitedBy: 'balance', points: Math.max(0, available) },
  ];
  const least = limits.reduce((one, other) => (other.points < one.points ? other : one));
  return { points: toUnit(policy, least.points), limitedBy: least.limitedBy };
};

/** The fewest points, in multiples of the unit, that are worth the amount. */
const fewestFor = ({ points, amount, unit }: SpendPolicy, worth: number): number =>
  Math.ceil(mulDiv(worth, points, amount, 'up') / unit) * unit;

/**
 * What an order uses of the points that the shopper wants to spend: never more than is possible, none that would pay
 * nothing, and never an error.
 */
export const usedPoints = (
  policy: SpendPolicy,
  order: PayableOrder,
  wanted: number,
): { points: number; amount: number } => {
  const possible = Math.min(Math.max(0, wanted), mostPoints(policy, order).points);
  const amount = worthOf(policy, toUnit(policy, possible));
  return { points: fewestFor(policy, amount), amount };
};
