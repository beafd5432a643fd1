/** What redemptions give back for units that come back, as it is told before they do. Only reads. */
import type { Db } from '#db';
import { promotionsOf } from './releasedAmount.ts';
import { pointsBetween } from './pointsOfOrder.ts';
import { findRedemption } from './record.ts';
import { isRefundedAtFault } from './refundsMade.ts';
import type { Units } from './unitsIn.ts';

/** How many of the points that paid for an order go back when `after` has come back and `before` had. */
export const pointsOfUnits = async (
  db: Db,
  orderId: string,
  before: Units,
  after: Units,
): Promise<number> => {
  const row = await findRedemption(db, orderId);
  return row?.status === 'committed' ? pointsBetween(db, row, before, after) : 0;
};

/** Whether a code of the order can be used again once all of its units have come back. */
export const returnsCoupon = async (
  db: Db,
  orderId: string,
  isAtFault: boolean,
): Promise<boolean> => {
  const row = await findRedemption(db, orderId);
  if (row?.status !== 'committed') return false;
  const codes = (await promotionsOf(db, { redemptionId: row.id })).filter(
    ({ couponId }) => couponId !== null,
  );
  if (codes.length === 0) return false;
  return (
    isAtFault || codes.some(({ givesBack }) => givesBack) || (await isRefundedAtFault(db, orderId))
  );
};
