/** Loads orders with their returns as bundles, whose contributions are summed in the rollups. */
import { asc, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';
import type { Bundle } from './bundle.ts';
import { loadReturnFacts, returnsOfOrders, returnsWithoutOrder } from './returnFacts.ts';

const ordersById = prepared({ ids: many(orders.id) }, (q, { ids }) =>
  q
    .select({
      id: orders.id,
      channel: orders.channel,
      memberId: orders.memberId,
      countedOn: orders.countedOn,
      paidAt: orders.paidAt,
    })
    .from(orders)
    .where(inArray(orders.id, ids)),
);
const linesOfOrders = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      orderId: orderLines.orderId,
      sku: orderLines.sku,
      categoryId: orderLines.categoryId,
      quantity: orderLines.quantity,
      paid: orderLines.paid,
      discount: orderLines.discount,
      cost: orderLines.cost,
    })
    .from(orderLines)
    .where(inArray(orderLines.orderId, orderIds))
    .orderBy(asc(orderLines.position)),
);

/** Bundles of these orders with their returns, and bundles of those of these returns that have no known order. */
export const loadBundles = async (
  db: Db,
  {
    orderIds = [],
    returnIds = [],
  }: { orderIds?: readonly number[]; returnIds?: readonly number[] },
): Promise<Bundle[]> => {
  const known = await ordersById(db, { ids: orderIds });
  const ids = known.map(({ id }) => id);
  const lines = await linesOfOrders(db, { orderIds: ids });
  const returned = await returnsOfOrders(db, { orderIds: ids });
  const alone = await returnsWithoutOrder(db, { ids: returnIds });
  const bundles = new Map(
    known.map(({ id, channel, memberId, countedOn, paidAt }): [number, Bundle] => [
      id,
      { channel, memberId, order: { id, countedOn, paidAt, lines: [] }, returns: [] },
    ]),
  );
  for (const { orderId, ...line } of lines) bundles.get(orderId)?.order?.lines.push(line);
  const facts = await loadReturnFacts(
    db,
    [...returned, ...alone],
    (orderId) => bundles.get(orderId)?.order?.lines,
  );
  for (const { id, orderId } of returned) {
    const fact = facts.get(id);
    if (fact && orderId !== null) bundles.get(orderId)?.returns.push(fact);
  }
  const withoutOrder = alone.map(({ id, channel, memberId }): Bundle => {
    const fact = facts.get(id);
    return { channel, memberId, order: null, returns: fact ? [fact] : [] };
  });
  return [...bundles.values(), ...withoutOrder];
};
