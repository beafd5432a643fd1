/** Commits a redemption with the payment. */
import type { Db } from '#db';
import { conflict } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { RedemptionRow } from './record.ts';
import { getRedemption, setStatus } from './status.ts';

/** The payment arrived, late or not: what is still reserved stays used. 409 where it was released already. */
export const commitRedemption = async (
  tx: Db,
  writer: Writer,
  orderId: string,
): Promise<RedemptionRow> => {
  const row = await getRedemption(tx, orderId);
  if (row.status === 'committed' || row.status === 'returned') return row;
  if (row.status === 'released') throw conflict('redemptions.errors.released');
  return setStatus(tx, writer, row, 'committed', { committedAt: writer.now });
};
