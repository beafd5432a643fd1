/** Reads stored redemptions and converts them for the API and the activity log. */
import type { Redemption } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { redemptions } from '#db/schema/promotions/redemptions';
import { statement } from '#db/statements';
import type { Writer } from '../../platform/records/writer.ts';
import { findRow } from '../../platform/records/records.ts';

export type RedemptionRow = typeof redemptions.$inferSelect;

const idOf = statement<{ id: number }>(
  'select id from redemptions where order_id = ? order by id desc limit 1',
);

/** The order's redemption; of several, of which all but the last were given back, the last. */
export const findRedemption = async (
  db: Db,
  orderId: string,
): Promise<RedemptionRow | undefined> => {
  const [row] = await idOf(db, orderId);
  return row && findRow(db, redemptions, row.id);
};

/** Those of these orders that hold something, or did until all of it was returned; by order id. */
export const heldRedemptions = async (
  db: Db,
  orderIds: readonly string[],
): Promise<Map<string, RedemptionRow>> => {
  const ids = await selectIn<{ order_id: string }>(
    db,
    `select order_id from redemptions where status <> 'released' and order_id in (?)`,
    orderIds,
    'text',
  );
  const rows = new Map<string, RedemptionRow>();
  // A repeat is rare.
  for (const { order_id } of ids)
    rows.set(order_id, (await findRedemption(db, order_id)) as RedemptionRow);
  return rows;
};

/** Leaves out the shopper's key and the hash by which a repeat is recognised. */
export const toRedemption = ({
  customerKey: _,
  requestHash: __,
  ...row
}: RedemptionRow): Redemption => row;

/** The start of an entry of the activity log. */
export const activityOf = (
  { actor, now }: Pick<Writer, 'actor' | 'now'>,
  { id, orderId }: Pick<RedemptionRow, 'id' | 'orderId'>,
) => ({
  actor,
  at: now,
  resource: 'redemptions',
  recordId: id,
  recordName: orderId,
});
