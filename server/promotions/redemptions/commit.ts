/** Commits a redemption when its order is paid. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { orRefuse } from '../../members/points/spendPoints.ts';
import { conflict } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { spendHeld } from './pointsOfOrder.ts';
import type { RedemptionRow } from './record.ts';
import { releaseRedemption } from './release.ts';
import { returnOnRecord } from './return.ts';
import { getRedemption, setStatus } from './status.ts';

const cancelledOrder = prepared({ orderId: orders.externalId }, (q, { orderId }) =>
  q
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.externalId, orderId), eq(orders.status, 'cancelled'))),
);

/**
 * Commits a reservation when the payment arrives, even late, and gives back what has come back or was cancelled by then.
 * Throws 409 if it has been released.
 */
export const commitRedemption = async (
  tx: Db,
  writer: Writer,
  orderId: string,
): Promise<RedemptionRow> => {
  const row = await getRedemption(tx, orderId);
  if (row.status === 'committed' || row.status === 'returned') return row;
  if (row.status === 'released') throw conflict('redemptions.errors.released');
  orRefuse(await spendHeld(tx, writer, row), row.points);
  const committed = await setStatus(tx, writer, row, 'committed', { committedAt: writer.now });
  const settled = await returnOnRecord(tx, writer, committed);
  const isCancelled = (await cancelledOrder(tx, { orderId })).length > 0;
  return isCancelled ? releaseRedemption(tx, writer, orderId) : settled;
};
