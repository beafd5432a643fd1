/** Ties returns to orders, whichever of the two came first. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { query } from '#db/statements';
import { returnDay } from '../sales/countedDays.ts';
import { loadBundles } from '../sales/bundles.ts';
import type { Bundle } from '../sales/rules.ts';

interface OrderFacts {
  id: number;
  externalId: string;
  channel: string;
  memberId?: number | null | undefined;
  countedOn?: string | null | undefined;
}

/** The categories in which an order's SKUs were sold pass to its returns' lines. */
const adoptLines = (tx: Db, orderId: number, returnId: number) =>
  query(
    tx,
    `update return_lines set
       variant_id = coalesce((select l.variant_id from order_lines l where l.order_id = ? and l.sku = return_lines.sku order by l.position limit 1), variant_id),
       product_id = coalesce((select l.product_id from order_lines l where l.order_id = ? and l.sku = return_lines.sku order by l.position limit 1), product_id),
       category_id = coalesce((select l.category_id from order_lines l where l.order_id = ? and l.sku = return_lines.sku order by l.position limit 1), category_id)
     where return_id = ?`,
    [orderId, orderId, orderId, returnId],
  );

/** Gives waiting returns their order; answers what they contributed while alone. */
export const linkReturns = async (
  tx: Db,
  orders: readonly OrderFacts[],
  timeZone: string,
): Promise<{ before: Bundle[] }> => {
  const waiting = await selectIn<{
    id: number;
    order_external_id: string;
    member_id: number | null;
    returned_at: number;
  }>(
    tx,
    'select id, order_external_id, member_id, returned_at from returns where order_id is null and order_external_id in (?)',
    orders.map(({ externalId }) => externalId),
    'text',
  );
  if (waiting.length === 0) return { before: [] };
  const before = await loadBundles(tx, { returnIds: waiting.map(({ id }) => id) });
  const byExternalId = new Map(orders.map((order) => [order.externalId, order]));
  for (const row of waiting) {
    const order = byExternalId.get(row.order_external_id);
    if (!order) continue;
    await query(
      tx,
      'update returns set order_id = ?, channel = ?, member_id = ?, counted_on = ? where id = ?',
      [
        order.id,
        order.channel,
        order.memberId ?? null,
        returnDay(row.returned_at, { countedOn: order.countedOn ?? null }, timeZone),
        row.id,
      ],
    );
    await adoptLines(tx, order.id, row.id);
  }
  await refreshReturned(
    tx,
    orders.map(({ id }) => id),
  );
  return { before };
};

/** After orders changed: their returns follow their channel, member, and whether they count. */
export const recountReturns = async (tx: Db, orderIds: readonly number[], timeZone: string) => {
  const rows = await selectIn<{
    id: number;
    order_id: number;
    returned_at: number;
    counted_on: string | null;
    channel: string;
    member_id: number | null;
  }>(
    tx,
    `select r.id, r.order_id, r.returned_at, o.counted_on, o.channel, o.member_id
     from returns r join orders o on o.id = r.order_id where r.order_id in (?)`,
    orderIds,
    'integer',
  );
  for (const row of rows) {
    const day = returnDay(row.returned_at, { countedOn: row.counted_on }, timeZone);
    await query(tx, 'update returns set counted_on = ?, channel = ?, member_id = ? where id = ?', [
      day,
      row.channel,
      row.member_id,
      row.id,
    ]);
    await adoptLines(tx, row.order_id, row.id);
  }
};

/** Writes the sum of an order's returns on the order. */
export const refreshReturned = (tx: Db, orderIds: readonly number[]) =>
  selectIn(
    tx,
    'update orders set returned = (select coalesce(sum(r.amount), 0) from returns r where r.order_id = orders.id) where id in (?)',
    [...new Set(orderIds)],
    'integer',
  );
