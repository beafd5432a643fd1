/**
 * Resolves conflicts with changes that others made meanwhile, as the author chose: refuse, leave their rows out, or
 * replace them.
 */
import { and, eq, inArray } from 'drizzle-orm';
import { message } from '#shared/fields';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { priceBatchItems } from '#db/schema/pricing/priceBatches';
import { conflict } from '../../platform/http/errors.ts';
import type { Window } from '../prices/segments.ts';
import { type BatchTarget, movedVariants, plannedConflicts, plannedVariants } from './conflicts.ts';
import { loadMovedBases } from './movedBases.ts';
import type { BatchRecord } from './record.ts';
import { WRITE_STEP } from './steps.ts';
import { storeReplaced } from './storeReplaced.ts';

const leaveOut = prepared(
  { batchId: priceBatchItems.batchId, variantIds: many(priceBatchItems.variantId) },
  (q, { batchId, variantIds }) =>
    q
      .update(priceBatchItems)
      .set({ newAmount: null })
      .where(
        and(eq(priceBatchItems.batchId, batchId), inArray(priceBatchItems.variantId, variantIds)),
      ),
);

/** Throws 409 where the author chose to refuse conflicts; otherwise leaves their rows out or replaces the changes. */
export const settleConflicts = async (
  tx: Db,
  batch: BatchRecord,
  target: BatchTarget,
  window: Window,
  now: number,
) => {
  const { conflicts, count } = await plannedConflicts(tx, target, window, now);
  const moved = (
    await movedVariants(
      tx,
      target.listId,
      target.minQuantity,
      window.startsAt,
      window.startsAt,
      batch.id,
    )
  ).map(({ variant_id }) => variant_id);
  const bases = [...(await loadMovedBases(tx, batch, window, now)).keys()];
  const outdated = [...new Set([...moved, ...bases])];
  if (count === 0 && outdated.length === 0) return;
  if (batch.request.conflicts === 'refuse') {
    if (count > 0)
      throw conflict(message('priceBatches.errors.planned', { smart_count: count }), {
        conflicts,
        count,
      });
    throw conflict(message('priceBatches.errors.moved', { smart_count: outdated.length }), {
      moved: outdated,
      count: outdated.length,
    });
  }
  const planned = await plannedVariants(tx, target, window, now);
  if (batch.request.conflicts === 'leaveOut') {
    const variantIds = [...new Set([...planned, ...outdated])];
    await leaveOut(tx, { batchId: batch.id, variantIds });
    return;
  }
  // Where only the price that a row was computed from has changed, what it replaces is stored already.
  const replacing = [...new Set([...planned, ...moved])];
  for (let index = 0; index < replacing.length; index += WRITE_STEP)
    await storeReplaced(tx, target, window, replacing.slice(index, index + WRITE_STEP), now);
};
