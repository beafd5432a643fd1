/** Releases the usage of a cancelled order. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { releaseHeld, restoreRest } from './pointsOfOrder.ts';
import type { RedemptionRow } from './record.ts';
import { releaseUsages } from './releaseUsages.ts';
import { getRedemption, setStatus } from './status.ts';
import { loadReleasedAmounts } from './releasedAmount.ts';

/**
 * Releases what the terms allow when the order is cancelled, before or after payment. A reservation that had lapsed holds
 * nothing, but from now on no payment of it is expected.
 */
export const releaseRedemption = async (
  tx: Db,
  writer: Writer,
  orderId: string,
): Promise<RedemptionRow> => {
  const { now } = writer;
  const row = await getRedemption(tx, orderId);
  if (row.status === 'released' && row.closedAt === row.expiresAt && row.closedAt < now) {
    await restoreRest(tx, writer, row);
    return setStatus(tx, writer, row, 'released', { closedAt: now });
  }
  if (row.status === 'released' || row.status === 'returned') return row;
  // For an order that was never paid, everything is released.
  if (row.status === 'committed') {
    await releaseUsages(tx, [row.id], await loadReleasedAmounts(tx, row.id, 'cancelled'));
    await restoreRest(tx, writer, row);
  } else {
    await releaseUsages(tx, [row.id]);
    await releaseHeld(tx, writer, row);
  }
  return setStatus(tx, writer, row, 'released', { closedAt: now });
};
