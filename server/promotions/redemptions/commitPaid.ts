/** A message says that an order was paid: that stands, whatever has become of the points that pay for it. */
import type { Db } from '#db';
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
export const spendLate = async (tx: Db, writer: Writer, row: WithPoints): Promise<void> => {
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
