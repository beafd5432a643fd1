/** A message says that an order was paid: that stands, whatever has become of the points that pay for it. */
import { and, asc, eq, getTableColumns, gt, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { redemptions } from '#db/schema/promotions/redemptions';
import { spendPoints } from '../../members/points/spendPoints.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { spendHeld, type WithPoints } from './pointsOfOrder.ts';
import { activityOf, type RedemptionRow } from './record.ts';
import { getRedemption, setStatus } from './status.ts';

/**
 * Spends the points of the order. Where it was paid too late and the member has spent them otherwise, what the member has
 * left, and the history of the redemption names what is missing.
 */
const spendLate = async (tx: Db, writer: Writer, row: WithPoints): Promise<void> => {
  const outcome = await spendHeld(tx, writer, row);
  if (outcome.isDone || row.memberId === null) return;
  const points = Math.min(row.points, outcome.balance.available);
  if (points > 0)
    await spendPoints(tx, writer, {
      memberId: row.memberId,
      points,
      source: 'redemption',
      sourceId: String(row.id),
      occurredAt: writer.now,
      detail: { orderId: row.orderId },
    });
  await recordActivity(tx, {
    ...activityOf(writer, row),
    verb: 'flag',
    after: { pointsMissing: row.points - points },
  });
};

export const commitPaid = async (
  tx: Db,
  writer: Writer,
  orderId: string,
): Promise<RedemptionRow> => {
  const row = await getRedemption(tx, orderId);
  await spendLate(tx, writer, row);
  return setStatus(tx, writer, row, 'committed', { committedAt: writer.now });
};

const lapsedWithPoints = prepared({ orderIds: many(redemptions.orderId) }, (q, { orderIds }) =>
  q
    .select(getTableColumns(redemptions))
    .from(redemptions)
    .where(
      and(
        inArray(redemptions.orderId, orderIds),
        eq(redemptions.status, 'released'),
        gt(redemptions.points, 0),
        // Not released by a cancellation.
        eq(redemptions.closedAt, redemptions.expiresAt),
      ),
    )
    .orderBy(asc(redemptions.id)),
);
/** Orders that were paid after their reservation had lapsed: its points paid for them all the same. */
export const spendLapsed = async (
  tx: Db,
  writer: Writer,
  orderIds: readonly string[],
): Promise<void> => {
  if (orderIds.length === 0) return;
  const latest = new Map(
    (await lapsedWithPoints(tx, { orderIds })).map((row) => [row.orderId, row]),
  );
  for (const row of latest.values()) await spendLate(tx, writer, row);
};
