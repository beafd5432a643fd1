/** Revokes batches and single codes. */
import type { Db } from '#db';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { invalidatePromotions } from '../quotes/promotionVersion.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { activityEntry } from './record.ts';
import { tellVoided } from './tellCoupons.ts';

/** Revokes a batch, so that none of its codes can be used from now on. */
export const revokeBatch = async (tx: Db, writer: Writer, id: number, reason: string) => {
  const batch = await getRow(tx, couponBatches, id);
  if (batch.revokedAt !== null) throw conflict('coupons.errors.revoked');
  await updateRow(tx, couponBatches, id, {
    revokedAt: writer.now,
    updatedAt: writer.now,
    version: batch.version + 1,
  });
  await tellVoided(tx, writer, batch, null);
  await invalidatePromotions(tx);
  await recordActivity(tx, {
    ...activityEntry(writer, 'couponBatches', id, batch.name),
    verb: 'revoke',
    reason,
  });
};

export const revokeCoupon = async (tx: Db, writer: Writer, id: number, reason: string) => {
  const coupon = await getRow(tx, coupons, id);
  if (coupon.revokedAt !== null) throw conflict('coupons.errors.revoked');
  await updateRow(tx, coupons, id, { revokedAt: writer.now });
  await tellVoided(tx, writer, await getRow(tx, couponBatches, coupon.batchId), coupon);
  await recordActivity(tx, {
    ...activityEntry(writer, 'coupons', id, coupon.code),
    verb: 'revoke',
    reason,
  });
};
