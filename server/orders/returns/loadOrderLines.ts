/** Loads the lines that returns may name, and links returned lines to them. */
import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { groupBy } from '#shared/groupBy';
import { isSame } from '../../platform/activities/record.ts';
import { type NamedLine, type OrderLines, toNamed, toOrderLines } from './namedLines.ts';
import { redeemedLines } from './redeemedLines.ts';

const orderedLines = prepared({ externalIds: many(orders.externalId) }, (q, { externalIds }) =>
  q
    .select({
      externalId: orders.externalId,
      lineId: orderLines.lineId,
      number: orderLines.number,
      sku: orderLines.sku,
      quantity: orderLines.quantity,
      paid: orderLines.paid,
    })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(inArray(orders.externalId, externalIds))
    .orderBy(asc(orders.id), asc(orderLines.position)),
);

/** By the store's order ids. */
export const loadOrderLines = async (
  tx: Db,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, OrderLines>> => {
  if (externalIds.length === 0) return new Map();
  const redeemed = new Map<string, readonly NamedLine[]>();
  for (const load of redeemedLines.parts)
    for (const [id, lines] of await load(tx, externalIds)) redeemed.set(id, lines);
  const ordered = groupBy(await orderedLines(tx, { externalIds }), (row) => row.externalId);
  return new Map(externalIds.map((id) => [id, toOrderLines(redeemed.get(id), ordered.get(id))]));
};

const namingLines = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      id: returnLines.id,
      sentLineId: returnLines.sentLineId,
      sentSku: returnLines.sentSku,
      lineId: returnLines.lineId,
      sku: returnLines.sku,
      orderPosition: returnLines.orderPosition,
      lineIssue: returnLines.lineIssue,
      externalId: orders.externalId,
    })
    .from(orders)
    .innerJoin(returns, eq(returns.orderId, orders.id))
    .innerJoin(returnLines, eq(returnLines.returnId, returns.id))
    .where(and(inArray(orders.id, orderIds), isNotNull(returnLines.sentLineId))),
);
const setLine = prepared(
  {
    id: returnLines.id,
    lineId: returnLines.lineId,
    sku: returnLines.sku,
    orderPosition: returnLines.orderPosition,
    lineIssue: returnLines.lineIssue,
  },
  (q, { id, ...named }) =>
    q
      .update(returnLines)
      .set({
        lineId: sql`${named.lineId}`,
        sku: sql`${named.sku}`,
        orderPosition: sql`${named.orderPosition}`,
        lineIssue: sql`${named.lineIssue}`,
      })
      .where(eq(returnLines.id, id)),
);

/** Links the returned lines that name a line to the lines that these orders have now. */
export const linkNamedLines = async (tx: Db, orderIds: readonly number[]) => {
  const naming = await namingLines(tx, { orderIds });
  const externalIds = [...new Set(naming.map(({ externalId }) => externalId))];
  const linesOf = await loadOrderLines(tx, externalIds);
  for (const { id, externalId, sentLineId, sentSku, ...row } of naming) {
    const named = toNamed({ id: sentLineId, sku: sentSku }, linesOf.get(externalId));
    if (!isSame(row, named)) await setLine(tx, { id, ...named });
  }
};
