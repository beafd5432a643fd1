/** Links returns to orders, whichever of the two came first. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';
import { statement } from '#db/statements';
import { updateRow } from '../../platform/records/records.ts';
import { loadBundles } from '../sales/bundles.ts';
import { returnDay } from '../sales/countedDays.ts';
import type { Bundle } from '../sales/bundle.ts';

/** What a return takes over from its order. */
interface OrderOfReturn {
  id: number;
  externalId: string;
  channel: string;
  memberId?: number | null | undefined;
  countedOn?: string | null | undefined;
}

/** By hand: it reads another table, the lines of the order, for every line of the return. */
const copySoldLines = statement(
  `update return_lines set
     variant_id = coalesce((select l.variant_id from order_lines l where l.order_id = ? and l.sku = return_lines.sku order by l.position limit 1), variant_id),
     product_id = coalesce((select l.product_id from order_lines l where l.order_id = ? and l.sku = return_lines.sku order by l.position limit 1), product_id),
     category_id = coalesce((select l.category_id from order_lines l where l.order_id = ? and l.sku = return_lines.sku order by l.position limit 1), category_id)
   where return_id = ?`,
);
/** The lines of a return take over the variants, products and categories in which its order sold them. */
const linkLines = (tx: Db, orderId: number, returnId: number) =>
  copySoldLines(tx, orderId, orderId, orderId, returnId);

const waitingReturns = prepared(
  { orderExternalIds: many(returns.orderExternalId) },
  (q, { orderExternalIds }) =>
    q
      .select({
        id: returns.id,
        orderExternalId: returns.orderExternalId,
        returnedAt: returns.returnedAt,
      })
      .from(returns)
      .where(and(isNull(returns.orderId), inArray(returns.orderExternalId, orderExternalIds))),
);

/** Links returns that came before their orders; answers what they contributed to the figures until now. */
export const linkReturns = async (
  tx: Db,
  written: readonly OrderOfReturn[],
  timeZone: string,
): Promise<{ before: Bundle[] }> => {
  const waiting = await waitingReturns(tx, {
    orderExternalIds: written.map(({ externalId }) => externalId),
  });
  if (waiting.length === 0) return { before: [] };
  const before = await loadBundles(tx, { returnIds: waiting.map(({ id }) => id) });
  const byExternalId = new Map(written.map((order) => [order.externalId, order]));
  for (const { id, orderExternalId, returnedAt } of waiting) {
    const order = byExternalId.get(orderExternalId ?? '');
    if (!order) continue;
    const { channel, memberId = null, countedOn = null } = order;
    await updateRow(tx, returns, id, {
      orderId: order.id,
      channel,
      memberId,
      countedOn: returnDay(returnedAt, { countedOn }, timeZone),
    });
    await linkLines(tx, order.id, id);
  }
  await refreshReturned(
    tx,
    written.map(({ id }) => id),
  );
  return { before };
};

const returnsOfOrders = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      id: returns.id,
      orderId: orders.id,
      returnedAt: returns.returnedAt,
      countedOn: orders.countedOn,
      channel: orders.channel,
      memberId: orders.memberId,
    })
    .from(returns)
    .innerJoin(orders, eq(orders.id, returns.orderId))
    .where(inArray(returns.orderId, orderIds)),
);

/** After orders changed: their returns follow their channel, member, and whether they count. */
export const recountReturns = async (tx: Db, orderIds: readonly number[], timeZone: string) => {
  const rows = await returnsOfOrders(tx, { orderIds });
  for (const { id, orderId, returnedAt, countedOn, channel, memberId } of rows) {
    await updateRow(tx, returns, id, {
      countedOn: returnDay(returnedAt, { countedOn }, timeZone),
      channel,
      memberId,
    });
    await linkLines(tx, orderId, id);
  }
};

/** Writes the sum of an order's returns on the order. By hand: it sums the rows of another table. */
export const refreshReturned = (tx: Db, orderIds: readonly number[]) =>
  selectIn(
    tx,
    'update orders set returned = (select coalesce(sum(r.amount), 0) from returns r where r.order_id = orders.id) where id in (?)',
    [...new Set(orderIds)],
    'integer',
  );
