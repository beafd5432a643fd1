/** What the policy asks of the lines of an order: their categories, when they arrived, and what is left of them. */
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { ReturnLine } from '#contract/service/policies';
import { REFUND_KINDS, type RefundKind, type RefundState } from '#contract/service/refunds';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orderLines, orders, orderStatusChanges } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { shipmentLines, shipments } from '#db/schema/orders/shipments';
import { refundLines, refunds } from '#db/schema/service/refunds';
import { loadAncestors } from '../../catalog/categoryTree/ancestorCache.ts';
import { isUnpaid } from '../../orders/returns/meeting.ts';
import { isReturn } from '../refunds/lines.ts';
import { HOLDING } from '../refunds/record.ts';
import { type Claim, isOfLine, leftOf, type ParcelLine, sentUnits, whereOf } from './lineRules.ts';

const RETURN_KINDS = REFUND_KINDS.filter(isReturn);
/** Once its money has moved, a refund of units that came back is told by its return; one without goods has no other trace. */
const isUntold = ({ kind, state }: { kind: RefundKind; state: RefundState }): boolean =>
  kind === 'refundOnly' || state !== 'succeeded';

const orderByNumber = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({
      id: orders.id,
      externalId: orders.externalId,
      channel: orders.channel,
      memberId: orders.memberId,
      status: orders.status,
      placedAt: orders.placedAt,
    })
    .from(orders)
    .where(eq(orders.externalId, externalId)),
);
const linesOf = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({
      position: orderLines.position,
      number: orderLines.number,
      lineId: orderLines.lineId,
      sku: orderLines.sku,
      name: orderLines.name,
      categoryId: orderLines.categoryId,
      quantity: orderLines.quantity,
      paid: orderLines.paid,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, id))
    .orderBy(asc(orderLines.position)),
);
const deliveredAt = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({ at: orderStatusChanges.at })
    .from(orderStatusChanges)
    .where(and(eq(orderStatusChanges.orderId, id), eq(orderStatusChanges.status, 'delivered'))),
);
const parcelsOf = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({
      status: shipments.status,
      shippedAt: shipments.shippedAt,
      deliveredAt: shipments.deliveredAt,
      lineId: shipmentLines.lineId,
      sku: shipmentLines.sku,
      quantity: shipmentLines.quantity,
    })
    .from(shipments)
    .innerJoin(shipmentLines, eq(shipmentLines.shipmentId, shipments.id))
    .where(eq(shipments.orderExternalId, externalId)),
);
const claimsOf = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({
      position: returnLines.orderPosition,
      lineId: returnLines.lineId,
      sku: returnLines.sku,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
    })
    .from(returns)
    .innerJoin(returnLines, eq(returnLines.returnId, returns.id))
    .where(and(eq(returns.orderExternalId, externalId), ne(returns.review, 'refused'))),
);

const refundedOf = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({
      kind: refunds.kind,
      state: refunds.state,
      lineId: refundLines.lineId,
      sku: refundLines.sku,
      quantity: refundLines.quantity,
    })
    .from(refunds)
    .innerJoin(refundLines, eq(refundLines.refundId, refunds.id))
    .where(
      and(
        eq(refunds.orderExternalId, externalId),
        inArray(refunds.kind, RETURN_KINDS),
        inArray(refunds.state, [...HOLDING]),
        eq(refundLines.kind, 'units'),
      ),
    ),
);
/** Units that refunds hold and that no return tells. */
const loadRefunded = async (
  db: Db,
  externalId: string,
  lines: readonly { position: number; lineId: string | null }[],
): Promise<Claim[]> =>
  (await refundedOf(db, { externalId })).filter(isUntold).map(({ lineId, sku, quantity }) => ({
    position:
      lines.find((line) => line.lineId !== null && line.lineId === lineId)?.position ?? null,
    sku,
    quantity,
  }));

export type OrderLineFacts = ReturnLine & {
  position: number;
  /** Counted within the order; cases name the line by it. */
  number: number;
  lineId: string | null;
  sku: string | null;
  name: string;
  quantity: number;
  paid: number;
  /** Units that were sent and are not lost. */
  sentUnits: number;
};
export interface OrderFacts {
  id: number;
  externalId: string;
  channel: string;
  memberId: number | null;
  placedAt: number;
  lines: OrderLineFacts[];
}

/** Null where there is no such order. */
export const loadOrderFacts = async (db: Db, externalId: string): Promise<OrderFacts | null> => {
  const [order] = await orderByNumber(db, { externalId });
  if (!order) return null;
  const { id, channel, status, ...known } = order;
  const lines = await linesOf(db, { id });
  const parcels: ParcelLine[] = await parcelsOf(db, { externalId });
  const wasPaid = (position: number | null) =>
    lines.some((line) => line.position === position && line.paid > 0);
  const claims: Claim[] = [
    // Goods that came in without their money are free until they are refunded.
    ...(await claimsOf(db, { externalId })).filter(
      (one) => !(isUnpaid(one) && wasPaid(one.position)),
    ),
    ...(await loadRefunded(db, externalId, lines)),
  ];
  const [delivered] = await deliveredAt(db, { id });
  const cache = await loadAncestors(db);
  await cache.load(lines.map(({ categoryId }) => categoryId));
  const left = leftOf(lines, claims);
  const sent = sentUnits(lines, parcels, status === 'shipped' || status === 'delivered');
  const ofOrder = {
    isShipped: status === 'shipped' || status === 'delivered',
    deliveredAt: delivered?.at ?? null,
  };
  return {
    ...known,
    id,
    channel,
    lines: lines.map(({ categoryId, ...line }) => ({
      ...line,
      ...whereOf(
        parcels.filter((parcel) => isOfLine(parcel, line)),
        ofOrder,
      ),
      channel,
      categoryPath: categoryId === null ? [] : cache.ancestors(categoryId),
      freeUnits: left.get(line.position) ?? 0,
      sentUnits: sent.get(line.position) ?? 0,
    })),
  };
};
