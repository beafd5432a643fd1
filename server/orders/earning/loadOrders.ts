/** Loads paid orders with what decides what they earn. */
import { and, asc, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';
import { earnApprovals, orderEarnings } from '#db/schema/orders/earning';
import { together } from '#db/together';
import { groupBy } from '#shared/groupBy';
import { loadStatuses } from '../orders/known.ts';
import { loadOwnRefunds } from '../returns/ownRefunds.ts';
import { isOwnReturn, returnIdOf } from '../returns/ownReturnIds.ts';
import { COUNTED_REVIEWS } from '../sales/countedDays.ts';
import { linesOfReturns, returnsOfOrders } from '../sales/returnFacts.ts';
import { differencesBack, withPaidDifferences } from './exchanged.ts';
import { loadExchangedMoney } from './exchangedMoney.ts';
import { paidWithPoints } from './paidWithPoints.ts';
import { NO_POINTS, type PointsOfLine, pointsOfLines, type RedeemedLine } from './pointsOfLines.ts';
import { type CountedReturn, type Refund, refundsOf } from './refunds.ts';
import { withRefundedUnits } from './refundedUnits.ts';

const paidOrders = prepared({ ids: many(orders.id) }, (q, { ids }) =>
  q
    .select({
      id: orders.id,
      externalId: orders.externalId,
      kind: orders.kind,
      channel: orders.channel,
      memberId: orders.memberId,
      placedAt: orders.placedAt,
      paidAt: orders.paidAt,
      isHistory: orders.isHistory,
    })
    .from(orders)
    .where(and(inArray(orders.id, ids), isNotNull(orders.paidAt)))
    .orderBy(asc(orders.paidAt), asc(orders.id)),
);
const linesOfOrders = prepared({ orderIds: many(orderLines.orderId) }, (q, { orderIds }) =>
  q
    .select({
      orderId: orderLines.orderId,
      lineId: orderLines.lineId,
      number: orderLines.number,
      sku: orderLines.sku,
      variantId: orderLines.variantId,
      productId: orderLines.productId,
      categoryId: orderLines.categoryId,
      quantity: orderLines.quantity,
      unitPrice: orderLines.unitPrice,
      discount: orderLines.discount,
      paid: orderLines.paid,
    })
    .from(orderLines)
    .where(inArray(orderLines.orderId, orderIds))
    .orderBy(asc(orderLines.position)),
);
export type Line = Awaited<ReturnType<typeof linesOfOrders>>[number] &
  PointsOfLine & { paidBesides?: number };

const earningsOfOrders = prepared({ orderIds: many(orderEarnings.orderId) }, (q, { orderIds }) =>
  q.select().from(orderEarnings).where(inArray(orderEarnings.orderId, orderIds)),
);
export type Earnings = Awaited<ReturnType<typeof earningsOfOrders>>[number];

const approvalsOfOrders = prepared({ orderIds: many(earnApprovals.orderId) }, (q, { orderIds }) =>
  q
    .select({
      orderId: earnApprovals.orderId,
      memberId: earnApprovals.memberId,
      state: earnApprovals.state,
    })
    .from(earnApprovals)
    .where(inArray(earnApprovals.orderId, orderIds)),
);

export interface DeductedPoints {
  returnId: string;
  memberId: number | null;
  points: number;
}
/** What would come back besides, by order. */
export type PlannedReturns = ReadonlyMap<number, readonly CountedReturn[]>;

export interface PaidOrder {
  id: number;
  externalId: string;
  kind: 'sale' | 'adjustment';
  channel: string;
  memberId: number | null;
  placedAt: number;
  paidAt: number;
  /** A file told that it was paid. */
  isHistory: boolean;
  deliveredAt: number | null;
  cancelledAt: number | null;
  /** In the order of their positions. */
  lines: readonly Line[];
  refunds: readonly Refund[];
  /** What went back when goods were exchanged for cheaper ones; it is no return. */
  differences: readonly Refund[];
  /** Points that these refunds paid less for, and of whom. */
  deducted: readonly DeductedPoints[];
  /** Of this and of former members. */
  earnings: readonly Earnings[];
  /** Whether somebody has to approve, or decided, that it earns; by member. */
  approvals: ReadonlyMap<number, 'waiting' | 'approved' | 'rejected'>;
}

const loadRefunds = async (tx: Db, orderIds: readonly number[]) => {
  // Also of orders that count in no figure, because only points paid for them.
  const returns = (await returnsOfOrders(tx, { orderIds })).filter(({ review }) =>
    COUNTED_REVIEWS.includes(review),
  );
  const goods = groupBy(
    await linesOfReturns(tx, { returnIds: returns.map(({ id }) => id) }),
    ({ returnId }) => returnId,
  );
  const told = returns.map(({ id, ...one }) => ({ ...one, goods: goods.get(id) ?? [] }));
  return groupBy(await withRefundedUnits(tx, told), ({ orderId }) => orderId ?? 0);
};

/** The lines of orders that points paid for, by the store's order ids. */
const loadRedeemed = async (tx: Db, externalIds: readonly string[]) => {
  const redeemed = new Map<string, readonly RedeemedLine[]>();
  for (const load of paidWithPoints.parts)
    for (const [externalId, lines] of await load(tx, externalIds)) redeemed.set(externalId, lines);
  return redeemed;
};

const isOwn = ({ externalId }: CountedReturn) => isOwnReturn(externalId);

/** Those of these orders that are paid, in the order in which they were. `planned`: as if that had come back, too. */
export const loadPaidOrders = async (
  tx: Db,
  orderIds: readonly number[],
  planned: PlannedReturns = new Map(),
): Promise<PaidOrder[]> => {
  const rows = await paidOrders(tx, { ids: orderIds });
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [lines, statuses, returns, earnings, approvals] = await together([
    linesOfOrders(tx, { orderIds: ids }),
    loadStatuses(tx, ids),
    loadRefunds(tx, ids),
    earningsOfOrders(tx, { orderIds: ids }),
    approvalsOfOrders(tx, { orderIds: ids }),
  ]);
  const externalIds = rows.map(({ externalId }) => externalId);
  const redeemed = await loadRedeemed(tx, externalIds);
  const exchanged = await loadExchangedMoney(tx, externalIds);
  const countedOf = new Map(
    ids.map((id): [number, CountedReturn[]] => [
      id,
      [...(returns.get(id) ?? []), ...(planned.get(id) ?? [])],
    ]),
  );
  const own = await loadOwnRefunds(
    tx,
    ids.filter((id) => countedOf.get(id)?.some(isOwn)),
  );
  const linesOf = groupBy(lines, ({ orderId }) => orderId);
  const earningsOf = groupBy(earnings, ({ orderId }) => orderId);
  const approvalsOf = groupBy(approvals, ({ orderId }) => orderId ?? 0);
  return rows.map(({ paidAt, ...row }) => {
    const sent = linesOf.get(row.id) ?? [];
    const points = pointsOfLines(sent, redeemed.get(row.externalId) ?? []);
    const priced = sent.map((line, index) => ({ ...line, ...(points[index] ?? NO_POINTS) }));
    const counted = countedOf.get(row.id) ?? [];
    const exchanges = exchanged.get(row.externalId) ?? [];
    return {
      ...row,
      paidAt: paidAt ?? 0,
      deliveredAt: statuses.get(row.id)?.get('delivered')?.at ?? null,
      cancelledAt: statuses.get(row.id)?.get('cancelled')?.at ?? null,
      lines: withPaidDifferences(priced, exchanges),
      refunds: counted.length === 0 ? [] : refundsOf(priced, counted),
      differences: differencesBack(exchanges),
      deducted: own.flatMap(({ id, memberId, pointsDeducted }) =>
        counted.some(({ externalId }) => externalId === returnIdOf(id))
          ? [{ returnId: returnIdOf(id), memberId, points: pointsDeducted }]
          : [],
      ),
      earnings: earningsOf.get(row.id) ?? [],
      approvals: new Map(
        (approvalsOf.get(row.id) ?? []).map(({ memberId, state }) => [memberId, state]),
      ),
    };
  });
};
