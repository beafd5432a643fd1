/** Reverts a written batch: another batch restores the prices it replaced, from now until its window ends. */
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Work } from '../../platform/http/context.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { withPhase } from './record.ts';
import {
  insertRevert,
  refuseChangedPrices,
  reviewRevert,
  windowToRevert,
  writeRevert,
} from './revertSteps.ts';

/** Reverts a written batch by another one, and returns that. Refused if prices have been changed again since. */
export const revertBatch = async (
  context: Work,
  id: number,
  { reason }: { reason: string | null },
): Promise<PriceBatch> => {
  const writer = await writerOf(context);
  const made = await context.longTransaction(async (tx) => {
    const original = await getRow(tx, priceBatches, id);
    const window = windowToRevert(original, writer.now);
    await refuseChangedPrices(tx, original, window);
    const batchId = await insertRevert(tx, writer, original, window, reason);
    const { endsAt } = original;
    const reverting = { id: batchId, revertsId: id, startsAt: window.startsAt, endsAt };
    await reviewRevert(tx, writer, reverting, reason);
    await writeRevert(tx, writer, batchId, original, window);
    await updateRow(tx, priceBatches, id, {
      status: 'reverted',
      revertedById: batchId,
      updatedAt: writer.now,
      version: original.version + 1,
    });
    await recordActivity(tx, {
      actor: writer.actor,
      at: writer.now,
      resource: 'priceBatches',
      recordId: id,
      recordName: original.name,
      verb: 'revert',
      reason,
      after: { revertedById: batchId, itemCount: original.itemCount },
    });
    return batchId;
  });
  return withPhase(await getRow(context.db, priceBatches, made), writer.now);
};
