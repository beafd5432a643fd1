/** Reads orders with their returns as the bundles whose contributions the rollups sum. */
import { and, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import type { Bundle, ReturnFacts } from './rules.ts';

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
      categoryId: orderLines.categoryId,
      quantity: orderLines.quantity,
      paid: orderLines.paid,
      discount: orderLines.discount,
    })
    .from(orderLines)
    .where(inArray(orderLines.orderId, orderIds)),
);

const RETURN_COLUMNS = {
  id: returns.id,
  orderId: returns.orderId,
  channel: returns.channel,
  memberId: returns.memberId,
  countedOn: returns.countedOn,
};
const returnsOfOrders = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q.select(RETURN_COLUMNS).from(returns).where(inArray(returns.orderId, orderIds)),
);
const returnsWithoutOrder = prepared({ ids: many(returns.id) }, (q, { ids }) =>
  q
    .select(RETURN_COLUMNS)
    .from(returns)
    .where(and(isNull(returns.orderId), inArray(returns.id, ids))),
);
const linesOfReturns = prepared({ returnIds: many(returns.id) }, (q, { returnIds }) =>
  q
    .select({
      returnId: returnLines.returnId,
      categoryId: returnLines.categoryId,
      amount: returnLines.amount,
    })
    .from(returnLines)
    .where(inArray(returnLines.returnId, returnIds)),
);

const loadReturnFacts = async (
  db: Db,
  rows: readonly { id: number; countedOn: string | null }[],
): Promise<Map<number, ReturnFacts>> => {
  const facts = new Map(
    rows.map(({ id, countedOn }): [number, ReturnFacts] => [id, { countedOn, lines: [] }]),
  );
  for (const { returnId, categoryId, amount } of await linesOfReturns(db, {
    returnIds: [...facts.keys()],
  }))
    facts.get(returnId)?.lines.push({ categoryId, amount });
  return facts;
};

/** Bundles of these orders, returns included, and of those of these returns that belong to no known order. */
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
  const facts = await loadReturnFacts(db, [...returned, ...alone]);

  const bundles = new Map(
    known.map(({ id, channel, memberId, countedOn, paidAt }): [number, Bundle] => [
      id,
      { channel, memberId, order: { id, countedOn, paidAt, lines: [] }, returns: [] },
    ]),
  );
  for (const { orderId, ...line } of lines) bundles.get(orderId)?.order?.lines.push(line);
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
