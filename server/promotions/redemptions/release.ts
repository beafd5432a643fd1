/** Releases what a cancelled order uses. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import type { RedemptionRow } from './record.ts';
import { releaseUsages } from './releaseUsages.ts';
import { getRedemption, setStatus } from './status.ts';
import { loadKeptCounters, releasedAmount } from './releasedAmount.ts';

/** The order is cancelled before or after payment: everything that the terms allow is released. */
export const releaseRedemption = async (
  tx: Db,
  writer: Writer,
  orderId: string,
): Promise<RedemptionRow> => {
  const { now } = writer;
  const row = await getRedemption(tx, orderId);
  if (row.status === 'released' || row.status === 'returned') return row;
  // An order that was never paid has used nothing.
  const kept = row.status === 'committed' ? await loadKeptCounters(tx, row.id) : [];
  await releaseUsages(tx, [row.id], (usage) => releasedAmount(usage, kept));
  return setStatus(tx, writer, row, 'released', { closedAt: now });
};
