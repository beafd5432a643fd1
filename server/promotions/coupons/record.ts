/** A batch as stored, and the activity entries of batches and codes. */
import type { couponBatches } from '#db/schema/promotions/coupons';
import type { Writer } from '../../platform/records/writer.ts';

export type BatchRow = typeof couponBatches.$inferSelect;

export const activityEntry = (
  writer: Writer,
  resource: 'couponBatches' | 'coupons',
  recordId: number,
  recordName: string,
) => ({
  actor: writer.actor,
  at: writer.now,
  resource,
  recordId,
  recordName,
});
