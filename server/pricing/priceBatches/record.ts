/** A stored batch, what time has made of it, and how its changes are told. */
import type { ActivityVerb } from '#contract/platform/activities';
import type { BatchStatus, PriceBatch } from '#contract/pricing/priceBatches';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import type { priceBatches } from '#db/schema/pricing/priceBatches';
import type { Writer } from '../../platform/records/writer.ts';
import { entryOf } from '../../platform/approvals/actions.ts';
import { phaseOf } from './rules.ts';

export type BatchRecord = typeof priceBatches.$inferSelect;

/** A batch with what time has made of it. */
export const withPhase = (batch: BatchRecord, now: number): PriceBatch & BatchRecord => ({
  ...batch,
  phase: phaseOf(batch, now),
});

/** Not written yet: what is deleted from the catalogue leaves it. */
const UNWRITTEN: readonly BatchStatus[] = ['draft', 'rejected', 'submitted'];

/** Batches with the rows they have now. */
export const withItemCounts = async <
  T extends { id: number; status: BatchStatus; itemCount: number },
>(
  db: Db,
  batches: readonly T[],
): Promise<T[]> => {
  const ids = batches.filter(({ status }) => UNWRITTEN.includes(status)).map(({ id }) => id);
  const rows = await selectIn<{ id: number; n: number }>(
    db,
    `select batch_id as id, count(new_amount) as n from price_batch_items where batch_id in (?) group by batch_id`,
    ids,
    'integer',
  );
  const counts = new Map(rows.map(({ id, n }) => [id, n]));
  return batches.map((batch) =>
    ids.includes(batch.id) ? { ...batch, itemCount: counts.get(batch.id) ?? 0 } : batch,
  );
};

/** The start of an entry of the activity log. */
export const batchEntry = (
  writer: Writer,
  batch: { id: number; name: string },
  verb: ActivityVerb,
) => entryOf('priceBatches', writer, batch, verb);
