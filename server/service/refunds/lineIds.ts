/** How the value of a return names the lines of an order: a redeemed order by the ids of its quote. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';
import { loadOrderLines } from '../../orders/returns/loadOrderLines.ts';

const numbered = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q
    .select({ position: orderLines.position, number: orderLines.number, sku: orderLines.sku })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(eq(orders.externalId, externalId))
    .orderBy(asc(orderLines.position)),
);
/** By line number, the id under which its units are refunded. */
export const loadLineIds = async (
  db: Db,
  orderExternalId: string,
): Promise<ReadonlyMap<number, string>> => {
  const named = [
    ...((await loadOrderLines(db, [orderExternalId])).get(orderExternalId)?.byId.values() ?? []),
  ];
  const lines = await numbered(db, { externalId: orderExternalId });
  return new Map(
    lines.flatMap(({ number, position, sku }, index): [number, string][] => {
      const found =
        named.find((one) => one.position === index || one.position === position) ??
        named.find((one) => one.position === null && one.sku !== null && one.sku === sku);
      return found ? [[number, found.id]] : [];
    }),
  );
};
