/** What the value of a return counts of refunds made here, and what their units give back. */
import type { Db } from '#db';
import { loadProgramme } from '../../members/programme/load.ts';
import type { OwnRefund } from '../../orders/returns/ownRefunds.ts';
import { returnIdOf } from '../../orders/returns/ownReturnIds.ts';
import type { RefundMade } from '../../promotions/redemptions/refundsMade.ts';
import { loadNeverReplaced } from '../exchangeValues/neverReplaced.ts';
import { deductedPoints, isTyped } from '../refundQuotes/deductedPoints.ts';
import { differenceOf, goodsOf } from '../refunds/lines.ts';
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

type Lines = Awaited<ReturnType<typeof linesOfRefunds>>;

/** By refund: the points that it paid less for, at what they paid in the checkout when it was granted. */
const loadDeducted = async (
  db: Db,
  refunds: Awaited<ReturnType<typeof refundsOfOrders>>,
  lines: Lines,
): Promise<ReadonlyMap<number, number>> => {
  const byRefund = new Map<number, number>();
  for (const { id, createdAt } of refunds) {
    const own = lines.filter(({ refundId }) => refundId === id);
    const programme = own.some(isTyped) ? await loadProgramme(db, createdAt) : null;
    const value = programme?.terms.spending ?? null;
    byRefund.set(
      id,
      own.reduce((sum, line) => sum + deductedPoints(line, value), 0),
    );
  }
  return byRefund;
};

/** All refunds of orders, with what they refund for as long as they do. */
export const loadOwnRefunds = async (db: Db, orderIds: readonly number[]): Promise<OwnRefund[]> => {
  const refunds = await refundsOfOrders(db, { orderIds });
  const ids = refunds.flatMap(({ id, state }) => (holds(state) ? id : []));
  const lines = ids.length === 0 ? [] : await linesOfRefunds(db, { ids });
  const deducted = await loadDeducted(db, refunds, lines);
  const differing = lines.flatMap(({ kind, lineId, refundId }) =>
    kind === 'difference' && lineId !== null ? refundId : [],
  );
  const neverReplaced = await loadNeverReplaced(db, [...new Set(differing)]);
  const own = (id: number) => lines.filter(({ refundId }) => refundId === id);
  return refunds.map(({ id, orderId, memberId, state, shipping }) => ({
    id,
    orderId,
    memberId,
    shipping: holds(state) ? shipping : 0,
    pointsDeducted: deducted.get(id) ?? 0,
    // Units whose price was protected stay with the customer.
    lines: lines.flatMap(({ refundId, kind, lineId, sku, quantity: units }) =>
      refundId === id && kind === 'units' && lineId !== null && units > 0
        ? [
            {
              lineId,
              sku,
              units,
              difference: differenceOf(own(refundId), lineId, neverReplaced.get(refundId)),
            },
          ]
        : [],
    ),
  }));
};
