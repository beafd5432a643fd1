/** Loads the stored data of orders that are about to be written again. */
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { OrderStatus } from '#contract/orders/orders';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderLines, orders, orderStatusChanges } from '#db/schema/orders/orders';
import { groupBy } from '#shared/groupBy';
import type { StoredLine } from '../lines/rules.ts';
import type { Reached } from './rules.ts';

const ordersByExternalId = prepared(
  { externalIds: many(orders.externalId) },
  (q, { externalIds }) =>
    q
      .select({
        id: orders.id,
        externalId: orders.externalId,
        contentHash: orders.contentHash,
        sourceUpdatedAt: orders.sourceUpdatedAt,
        status: orders.status,
        paidAt: orders.paidAt,
        isHistory: orders.isHistory,
        total: orders.total,
        version: orders.version,
        kind: orders.kind,
        channel: orders.channel,
        memberId: orders.memberId,
        revenue: orders.revenue,
        lastLineNumber: orders.lastLineNumber,
      })
      .from(orders)
      .where(inArray(orders.externalId, externalIds)),
);
export type KnownOrder = Awaited<ReturnType<typeof ordersByExternalId>>[number];

/** Stored orders by the store's id. */
export const loadKnownOrders = async (
  tx: Db,
  externalIds: readonly string[],
): Promise<Map<string, KnownOrder>> => {
  const rows = await ordersByExternalId(tx, { externalIds });
  return new Map(rows.map((row) => [row.externalId, row]));
};

const statusesByOrder = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      orderId: orderStatusChanges.orderId,
      status: orderStatusChanges.status,
      at: orderStatusChanges.at,
      clock: sql<
        number | null
      >`coalesce(${orderStatusChanges.sourceUpdatedAt}, ${orders.sourceUpdatedAt})`,
    })
    .from(orderStatusChanges)
    .innerJoin(orders, eq(orders.id, orderStatusChanges.orderId))
    .where(inArray(orderStatusChanges.orderId, orderIds)),
);

/** The statuses that each order has reached; one without a clock of its own has the clock of its order. */
export const loadStatuses = async (tx: Db, orderIds: readonly number[]) => {
  const byOrder = new Map<number, Map<OrderStatus, Reached>>();
  for (const { orderId, status, at, clock } of await statusesByOrder(tx, { orderIds })) {
    let statuses = byOrder.get(orderId);
    if (!statuses) byOrder.set(orderId, (statuses = new Map()));
    statuses.set(status, { at, clock: clock === null ? null : Number(clock) });
  }
  return byOrder;
};

const linesByOrder = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      orderId: orderLines.orderId,
      sku: orderLines.sku,
      name: orderLines.name,
      variantId: orderLines.variantId,
      productId: orderLines.productId,
      categoryId: orderLines.categoryId,
      quantity: orderLines.quantity,
      paid: orderLines.paid,
      cost: orderLines.cost,
      lineId: orderLines.lineId,
      number: orderLines.number,
    })
    .from(orderLines)
    .where(inArray(orderLines.orderId, orderIds))
    .orderBy(asc(orderLines.position)),
);

/** The stored lines of these orders, in order, so that an edit changes neither past sales nor what they cost. */
export const loadStoredLines = async (
  tx: Db,
  orderIds: readonly number[],
): Promise<ReadonlyMap<number, readonly StoredLine[]>> =>
  groupBy(await linesByOrder(tx, { orderIds }), ({ orderId }) => orderId);
