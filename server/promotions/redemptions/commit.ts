/** Commits a redemption when its order is paid. */
import type { Db } from '#db';
import { orRefuse } from '../../members/points/spendPoints.ts';
import { conflict } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { spendHeld } from './pointsOfOrder.ts';
import type { RedemptionRow } from './record.ts';
import { getRedemption, setStatus } from './status.ts';

/** Commits a reservation when the payment arrives, even late. Throws 409 if it has been released. */
export const commitRedemption = async (
  tx: Db,
  writer: Writer,
  orderId: string,
): Promise<RedemptionRow> => {
  const row = await getRedemption(tx, orderId);
  if (row.status === 'committed' || row.status === 'returned') return row;
  if (row.status === 'released') throw conflict('redemptions.errors.released');
  orRefuse(await spendHeld(tx, writer, row), row.points);
  return setStatus(tx, writer, row, 'committed', { committedAt: writer.now });
};
