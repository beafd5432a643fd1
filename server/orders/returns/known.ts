/** Loads the stored data of returns that are about to be written, and of the orders that they name. */
import { desc, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { groupBy } from '#shared/groupBy';
import type { SentGoods } from './sentGoods.ts';

const returnsByExternalId = prepared(
  { externalIds: many(returns.externalId) },
  (q, { externalIds }) =>
    q
      .select({
        id: returns.id,
        externalId: returns.externalId,
        orderId: returns.orderId,
        contentHash: returns.contentHash,
        sourceUpdatedAt: returns.sourceUpdatedAt,
        orderExternalId: returns.orderExternalId,
        amount: returns.amount,
        units: returns.units,
        shipping: returns.shipping,
        metShipping: returns.metShipping,
        review: returns.review,
        version: returns.version,
      })
      .from(returns)
      .where(inArray(returns.externalId, externalIds)),
);
const goodsOfReturns = prepared({ returnIds: many(returnLines.returnId) }, (q, { returnIds }) =>
  q
    .select({
      returnId: returnLines.returnId,
      sku: returnLines.sku,
      lineId: returnLines.sentLineId,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
      metUnits: returnLines.metUnits,
      metAmount: returnLines.metAmount,
      claimedAfter: returnLines.claimedAfter,
    })
    .from(returnLines)
    .where(inArray(returnLines.returnId, returnIds)),
);
/** Goods with the newest refund of the order when the store first asked for so much. */
export type KnownGoods = SentGoods & { claimedAfter: number };
/** With what the store sent, whether it counts or was refunded in the console before. */
export type KnownReturn = Awaited<ReturnType<typeof returnsByExternalId>>[number] & {
  goods: readonly KnownGoods[];
};

/** Stored returns by the store's id. */
export const loadKnownReturns = async (
  tx: Db,
  externalIds: readonly string[],
): Promise<Map<string, KnownReturn>> => {
  const rows = await returnsByExternalId(tx, { externalIds });
  const goods = groupBy(
    await goodsOfReturns(tx, { returnIds: rows.map(({ id }) => id) }),
    ({ returnId }) => returnId,
  );
  return new Map(
    rows.map((row) => {
      const sent = (goods.get(row.id) ?? []).map(
        ({ quantity, amount, metUnits, metAmount, ...one }) => ({
          ...one,
          quantity: quantity + metUnits,
          amount: amount + metAmount,
        }),
      );
      const known = {
        ...row,
        goods: sent,
        units: sent.reduce((sum, { quantity }) => sum + quantity, 0),
        amount: sent.reduce((sum, { amount }) => sum + amount, 0),
        shipping: row.shipping + row.metShipping,
      };
      return [row.externalId, known];
    }),
  );
};

const ordersByExternalId = prepared(
  { externalIds: many(orders.externalId) },
  (q, { externalIds }) =>
    q
      .select({
        id: orders.id,
        externalId: orders.externalId,
        channel: orders.channel,
        memberId: orders.memberId,
        countedOn: orders.countedOn,
      })
      .from(orders)
      .where(inArray(orders.externalId, externalIds)),
);
export type ReturnedOrder = Awaited<ReturnType<typeof ordersByExternalId>>[number];

const linesByOrder = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      orderId: orderLines.orderId,
      position: orderLines.position,
      sku: orderLines.sku,
      name: orderLines.name,
      variantId: orderLines.variantId,
      productId: orderLines.productId,
      categoryId: orderLines.categoryId,
    })
    .from(orderLines)
    .where(inArray(orderLines.orderId, orderIds))
    // The first line of an SKU comes last in the result, so that it is the one kept in the map.
    .orderBy(desc(orderLines.position)),
);
export type ReturnedOrderLine = Awaited<ReturnType<typeof linesByOrder>>[number];

/** The orders with these external ids, and their lines by order and SKU, or by position where that is known. */
export const loadReturnedOrders = async (tx: Db, externalIds: readonly string[]) => {
  const rows = await ordersByExternalId(tx, { externalIds });
  const lines = await linesByOrder(tx, { orderIds: rows.map(({ id }) => id) });
  const lineOf = new Map(lines.map((line) => [`${line.orderId} ${line.sku}`, line]));
  return {
    orders: new Map(rows.map((row) => [row.externalId, row])),
    soldLine: (
      orderId: number,
      sku: string | null,
      position: number | null,
    ): ReturnedOrderLine | undefined =>
      position === null
        ? lineOf.get(`${orderId} ${sku}`)
        : lines.find((line) => line.orderId === orderId && line.position === position),
  };
};
