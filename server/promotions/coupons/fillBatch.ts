/** Starts the job that generates the codes of a batch, also after an interruption. */
import type { Db } from '#db';
import { couponBatches } from '#db/schema/promotions/coupons';
import type { Context } from '../../platform/http/context.ts';
import { conflict } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { findActiveInputs } from '../../platform/jobs/findJobs.ts';
import { startJob } from '../../platform/jobs/runner.ts';
import { generateCodes } from './generate.ts';
import type { BatchRow } from './record.ts';

/** Two jobs would both generate the missing codes; those of a revoked batch are of no use. */
const refuseGenerating = async (tx: Db, batchId: number) => {
  const active = await findActiveInputs(tx, { kind: 'coupons' });
  if (active.some(({ input }) => input.batchId === batchId))
    throw conflict('coupons.errors.generating');
  const { generated, quantity, revokedAt } = await getRow(tx, couponBatches, batchId);
  if (revokedAt !== null) throw conflict('coupons.errors.revoked');
  if (generated >= quantity) throw conflict('coupons.errors.complete');
};

/** Starts a job that generates the missing codes of a batch. */
export const fillBatch = async (context: Context, batch: BatchRow): Promise<BatchRow> => {
  const { id: jobId } = await startJob(
    context,
    {
      kind: 'coupons',
      name: batch.name,
      input: { batchId: batch.id, quantity: batch.quantity },
      actor: context.actor,
      check: (tx) => refuseGenerating(tx, batch.id),
    },
    (run) => generateCodes(run, batch),
  );
  await context.transaction((tx) => updateRow(tx, couponBatches, batch.id, { jobId }));
  return { ...batch, jobId };
};

/** Generates the missing codes of a batch whose job was interrupted. */
export const resumeBatch = async (context: Context, id: number) =>
  fillBatch(context, await getRow(context.db, couponBatches, id));
