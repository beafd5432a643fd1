/** What the value of a return counts of refunds made here, and what their units give back. */
import type { Db } from '#db';
import { type OwnRefund, returnIdOf } from '../../orders/returns/ownRefunds.ts';
import type { RefundMade } from '../../promotions/redemptions/refundsMade.ts';
import { goodsOf } from '../refunds/lines.ts';
import { holdingRefunds, HOLDING, linesOfRefunds, refundsOfOrders } from '../refunds/record.ts';
import { isOfUnits } from '../refunds/rules.ts';

/** A refund of goods that has succeeded is told by its return. */
export const loadRefundsMade = async (db: Db, orderId: string): Promise<RefundMade[]> => {
  const refunds = (await holdingRefunds(db, { orderExternalId: orderId })).filter(
    ({ kind, state }) => kind !== 'exchange' && (kind !== 'goods' || state !== 'succeeded'),
  );
  const lines = await linesOfRefunds(db, { ids: refunds.map(({ id }) => id) });
  return refunds.map(({ id, state, createdAt, succeededAt }) => ({
    externalId: returnIdOf(id),
    returnedAt: succeededAt ?? createdAt,
    isSettled: state === 'succeeded',
    goods: goodsOf(lines.filter(({ refundId }) => refundId === id)),
  }));
};

/** Whether units were refunded at the merchant's fault. */
export const isAnyAtFault = async (db: Db, orderId: string): Promise<boolean> =>
  (await holdingRefunds(db, { orderExternalId: orderId })).some(
    ({ kind, state, responsibility }) =>
      isOfUnits(kind) && state === 'succeeded' && responsibility === 'merchant',
  );

const holds = (state: string): boolean => HOLDING.some((one) => one === state);

/** All refunds of orders, with what they refund for as long as they do. */
export const loadOwnRefunds = async (db: Db, orderIds: readonly number[]): Promise<OwnRefund[]> => {
  const refunds = await refundsOfOrders(db, { orderIds });
  const ids = refunds.flatMap(({ id, state }) => (holds(state) ? id : []));
  const lines = ids.length === 0 ? [] : await linesOfRefunds(db, { ids });
  return refunds.map(({ id, orderId, memberId, state, shipping }) => ({
    id,
    orderId,
    memberId,
    shipping: holds(state) ? shipping : 0,
    pointsDeducted: lines.reduce(
      (sum, { refundId, points }) => sum + (refundId === id ? (points ?? 0) : 0),
      0,
    ),
    // Units whose price was protected stay with the customer.
    lines: lines.flatMap(({ refundId, kind, lineId, sku, quantity: units }) =>
      refundId === id && kind === 'units' && lineId !== null && units > 0
        ? [{ lineId, sku, units }]
        : [],
    ),
  }));
};
