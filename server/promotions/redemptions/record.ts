/** Loads stored redemptions and converts them for the API and the activity log. */
import { and, desc, eq, getTableColumns, inArray, ne } from 'drizzle-orm';
import type { Redemption } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { redemptions } from '#db/schema/promotions/redemptions';
import type { Writer } from '../../platform/records/writer.ts';

export type RedemptionRow = typeof redemptions.$inferSelect;

const latestOf = prepared({ orderId: redemptions.orderId }, (q, { orderId }) =>
  q
    .select(getTableColumns(redemptions))
    .from(redemptions)
    .where(eq(redemptions.orderId, orderId))
    .orderBy(desc(redemptions.id))
    .limit(1),
);

/** The order's redemption. Where there are several, all but the latest were released, and the latest counts. */
export const findRedemption = async (db: Db, orderId: string): Promise<RedemptionRow | undefined> =>
  (await latestOf(db, { orderId }))[0];

const unreleased = prepared({ orderIds: many(redemptions.orderId) }, (q, { orderIds }) =>
  q
    .select(getTableColumns(redemptions))
    .from(redemptions)
    .where(and(ne(redemptions.status, 'released'), inArray(redemptions.orderId, orderIds))),
);

/** The redemptions of these orders that were not released, by order id; at most one for each order. */
export const loadUnreleased = async (
  db: Db,
  orderIds: readonly string[],
): Promise<Map<string, RedemptionRow>> => {
  const rows = await unreleased(db, { orderIds });
  return new Map(rows.map((row) => [row.orderId, row]));
};

/** Leaves out the shopper's key, the request hash, which returned units the store stated, and what others used. */
export const toRedemption = ({
  customerKey: _,
  requestHash: __,
  stated: ___,
  limitsThen: ____,
  ...row
}: RedemptionRow): Redemption => row;

/** The common fields of a redemption's activity entry. */
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
