/** A stored batch, its phase at an instant, and its activity entries. */
import { count, inArray } from 'drizzle-orm';
import type { ActivityVerb } from '#contract/platform/activities';
import type { BatchStatus, PriceBatch } from '#contract/pricing/priceBatches';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { priceBatches, priceBatchItems } from '#db/schema/pricing/priceBatches';
import { isOpen } from '#rules/platform/approvals';
import type { Writer } from '../../platform/records/writer.ts';
import { entryOf } from '../../platform/approvals/actions.ts';
import { phaseOf } from './rules.ts';

export type BatchRecord = typeof priceBatches.$inferSelect;

/** A batch with its phase at an instant. */
export const withPhase = (batch: BatchRecord, now: number): PriceBatch & BatchRecord => ({
  ...batch,
  phase: phaseOf(batch, now),
});

const itemCounts = prepared({ ids: many(priceBatchItems.batchId) }, (q, { ids }) =>
  q
    .select({ id: priceBatchItems.batchId, changing: count(priceBatchItems.newAmount) })
    .from(priceBatchItems)
    .where(inArray(priceBatchItems.batchId, ids))
    .groupBy(priceBatchItems.batchId),
);

/** Adds to batches the number of prices that they would change now: variants that are deleted leave those not written yet. */
export const withItemCounts = async <
  T extends { id: number; status: BatchStatus; itemCount: number },
>(
  db: Db,
  batches: readonly T[],
): Promise<T[]> => {
  const ids = batches.filter(({ status }) => isOpen(status)).map(({ id }) => id);
  const counts = new Map((await itemCounts(db, { ids })).map(({ id, changing }) => [id, changing]));
  return batches.map((batch) =>
    ids.includes(batch.id) ? { ...batch, itemCount: counts.get(batch.id) ?? 0 } : batch,
  );
};

/** The common fields of a batch's activity entry. */
export const batchEntry = (
  writer: Writer,
  batch: { id: number; name: string },
  verb: ActivityVerb,
) => entryOf('priceBatches', writer, batch, verb);
