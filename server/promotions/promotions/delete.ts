/** Deletes promotions that were never in force. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { couponBatches } from '#db/schema/promotions/coupons';
import { promotions } from '#db/schema/promotions/promotions';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { deleteRow, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { promotionEntry, rowOf } from './record.ts';

const anyBatch = prepared({ id: promotions.id }, (q, { id }) =>
  q
    .select({ id: couponBatches.id })
    .from(couponBatches)
    .where(eq(couponBatches.promotionId, id))
    .limit(1),
);

/** Only a promotion that was never in force and has no codes can be deleted. */
export const deletePromotion = async (tx: Db, writer: Writer, id: number) => {
  const row = await getRow(tx, promotions, id);
  if (row.liveRevision !== null) throw conflict('promotions.errors.used');
  if ((await anyBatch(tx, { id })).length > 0) throw conflict('promotions.errors.hasCodes');
  await deleteRow(tx, promotions, id);
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'delete'),
    before: { ...rowOf({ ...row, reason: null }) },
  });
  return row;
};
