/** Starts the job that generates the codes of a batch, also after an interruption. */
import { couponBatches } from '#db/schema/promotions/coupons';
import { jobs } from '#db/schema/platform/jobs';
import type { Context } from '../../platform/http/context.ts';
import { conflict } from '../../platform/http/errors.ts';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import { startJob } from '../../platform/jobs/runner.ts';
import { generateCodes } from './generate.ts';
import type { BatchRow } from './record.ts';

/** Starts a job that generates the missing codes of a batch. */
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

/** Generates the missing codes of a batch whose job was interrupted. */
export const resumeBatch = async (context: Context, id: number) => {
  const batch = await getRow(context.db, couponBatches, id);
  if (batch.revokedAt !== null) throw conflict('coupons.errors.revoked');
  if (batch.generated >= batch.quantity) throw conflict('coupons.errors.complete');
  const job = batch.jobId === null ? undefined : await findRow(context.db, jobs, batch.jobId);
  if (job?.status === 'queued' || job?.status === 'running')
    throw conflict('coupons.errors.generating');
  return fillBatch(context, batch);
};
