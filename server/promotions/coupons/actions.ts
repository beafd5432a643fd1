/** Batches of codes: one that many share, or many that are made in the background; taken back whole or one by one. */
import { ALPHABET, type CouponBatchInput, guessable } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import { promotions } from '#db/schema/promotions/promotions';
import { query } from '#db/statements';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import { startJob } from '../../platform/jobs/runner.ts';
import { invalidatePromotions } from '../quotes/promotionCache.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { generateCodes } from './generate.ts';

export type BatchRow = typeof couponBatches.$inferSelect;

const activityEntry = (
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

const insertBatch = async (tx: Db, writer: Writer, input: CouponBatchInput) => {
  const promotion = await findRow(tx, promotions, input.promotionId);
  if (!promotion) throw invalid({ promotionId: 'errors.notFound' });
  if (promotion.archivedAt !== null) throw invalid({ promotionId: 'promotions.errors.archived' });
  if (promotion.trigger !== 'code') throw invalid({ promotionId: 'coupons.errors.automatic' });
  if (input.kind === 'unique') {
    // Codes of other batches that look alike are hit by the same guesses.
    const [alike] = await query<{ n: number | null }>(
      tx,
      `select sum(quantity) as n from coupon_batches where kind = 'unique' and prefix = ? and length = ?`,
      [input.prefix, input.length],
    );
    if (guessable(input.length, input.quantity + Number(alike?.n ?? 0)))
      throw invalid({ length: 'coupons.errors.guessable' });
  }
  const { promotionId, name, kind, usesPerCode, validFrom, validUntil, daysAfterClaim, claim } =
    input;
  const row = {
    promotionId,
    name,
    kind,
    usesPerCode,
    validFrom,
    validUntil,
    daysAfterClaim,
    claim,
    prefix: kind === 'unique' ? input.prefix : '',
    length: kind === 'unique' ? input.length : 0,
    alphabet: kind === 'unique' ? ALPHABET : '',
    quantity: kind === 'unique' ? input.quantity : 1,
    generated: kind === 'unique' ? 0 : 1,
    authorName: writer.actor.name,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, couponBatches, [row], { returning: true });
  if (kind === 'shared') {
    const [taken] = await query<{ name: string }>(
      tx,
      `select p.name from coupons c join coupon_batches b on b.id = c.batch_id join promotions p on p.id = b.promotion_id
       where c.code = ?`,
      [input.code],
    );
    if (taken) throw invalid({ code: 'coupons.errors.taken' });
    await insertRows(tx, coupons, [{ code: input.code, batchId: id }]);
  }
  await invalidatePromotions(tx);
  await recordActivity(tx, {
    ...activityEntry(writer, 'couponBatches', id, name),
    verb: 'create',
    after: { ...input },
  });
  return id;
};

/** The batch; codes of their own are made by a job that it names. */
export const createBatch = async (context: Context, input: CouponBatchInput): Promise<BatchRow> => {
  const writer = await writerOf(context);
  const id = await context.transaction((tx) => insertBatch(tx, writer, input));
  const batch = await getRow(context.db, couponBatches, id);
  if (batch.kind === 'shared') return batch;
  return fillBatch(context, batch);
};

/** Starts, or goes on with, making the codes of a batch. */
export const fillBatch = async (context: Context, batch: BatchRow): Promise<BatchRow> => {
  const { id: jobId } = await startJob(
    context,
    {
      kind: 'coupons',
      name: batch.name,
      input: { batchId: batch.id, quantity: batch.quantity },
      actor: context.actor,
    },
    (run) => generateCodes(run, batch),
  );
  await context.transaction((tx) => updateRow(tx, couponBatches, batch.id, { jobId }));
  return { ...batch, jobId };
};

/** A batch whose job was interrupted goes on where it stopped. */
export const resumeBatch = async (context: Context, id: number) => {
  const batch = await getRow(context.db, couponBatches, id);
  if (batch.revokedAt !== null) throw conflict('coupons.errors.revoked');
  if (batch.generated >= batch.quantity) throw conflict('coupons.errors.complete');
  const [running] = await query(
    context.db,
    `select 1 from jobs where id = ? and status in ('queued', 'running')`,
    [batch.jobId],
  );
  if (running) throw conflict('coupons.errors.generating');
  return fillBatch(context, batch);
};

/** None of its codes is good from now on. */
export const revokeBatch = async (tx: Db, writer: Writer, id: number, reason: string) => {
  const batch = await getRow(tx, couponBatches, id);
  if (batch.revokedAt !== null) throw conflict('coupons.errors.revoked');
  await updateRow(tx, couponBatches, id, {
    revokedAt: writer.now,
    updatedAt: writer.now,
    version: batch.version + 1,
  });
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
  await recordActivity(tx, {
    ...activityEntry(writer, 'coupons', id, coupon.code),
    verb: 'revoke',
    reason,
  });
};
