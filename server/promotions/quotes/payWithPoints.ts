/** Pays the goods of a quote with points as far as possible. Pure; amounts in minor units. */
import type { SpendPolicy } from '#contract/members/programme';
import type { QuotePoints } from '#contract/members/spending';
import type { QuoteLine } from '#contract/promotions/quotes';
import { mostPoints, usedPoints } from '#rules/members/spending';
import type { Applied } from '../engine/types.ts';
import { spread } from '#shared/spread';

/** The points of a basket's member. */
export interface BasketPoints {
  policy: SpendPolicy;
  /** How many the member wants to spend, and can. */
  wanted: number;
  available: number;
}

const isCoupon = ({ candidate: { couponId, terms } }: Applied) =>
  couponId !== null || terms.trigger === 'code';

/** The lines with what points pay of each, in proportion to what is to be paid, and the points of the quote. */
export const payWithPoints = (
  lines: readonly QuoteLine[],
  applied: readonly Applied[],
  { policy, wanted, available }: BasketPoints,
): { lines: QuoteLine[]; points: QuotePoints } => {
  const goods = lines.reduce((sum, { paid }) => sum + paid, 0);
  const coupons = applied.filter(isCoupon);
  const offByCoupons = coupons.reduce(
    (sum, one) => sum + [...one.lines.values()].reduce((total, amount) => total + amount, 0),
    0,
  );
  const order = {
    goods,
    goodsWithoutCoupons: goods + offByCoupons,
    hasCoupon: coupons.length > 0,
    available,
  };
  const most = mostPoints(policy, order);
  const used = usedPoints(policy, order, wanted);
  const parts = spread(
    used.amount,
    lines.map(({ paid }) => paid),
  );
  return {
    lines: lines.map((line, index) => {
      const pointsAmount = parts[index] ?? 0;
      return { ...line, pointsAmount, paid: line.paid - pointsAmount };
    }),
    points: {
      wanted,
      available,
      most: most.points,
      limitedBy: most.limitedBy,
      used: used.points,
      amount: used.amount,
      worth: { points: policy.points, amount: policy.amount },
      unit: policy.unit,
    },
  };
};
