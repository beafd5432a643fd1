/** The steps of reverting a batch, in their order. */
import { message } from '#shared/fields';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { refreshStatistics } from '#db/statistics';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadGuards } from '../guards/load.ts';
import { loadPriceLists } from '../prices/readLists.ts';
import type { Window } from '../prices/segments.ts';
import { logItems } from './log.ts';
import { findChangedPrices, nameFirst } from './changedPrices.ts';
import { batchEntry, type BatchRecord } from './record.ts';
import { insertItems, restoreOneByOne } from './restorePrices.ts';
import type { Reverting } from './restoredAmounts.ts';
import { reviewRestored } from './review.ts';
import { MANY_ROWS } from './steps.ts';
import { joinNeighbours, writeItems } from './write.ts';

/** From now, or the batch's later start, until the end of its window. */
export const windowToRevert = (original: BatchRecord, now: number): Window => {
  if (original.status !== 'written') throw conflict('priceBatches.errors.notWritten');
  if (original.revertsId !== null) throw conflict('priceBatches.errors.isRevert');
  const window = {
    startsAt: Math.max(original.startsAt ?? now, now),
    endsAt: original.endsAt ?? FOREVER,
  };
  if (window.endsAt <= window.startsAt) throw conflict('priceBatches.errors.over');
  return window;
};

/** Refuses where somebody changed prices of the batch since. */
export const refuseChangedPrices = async (tx: Db, original: BatchRecord, window: Window) => {
  const changed = await findChangedPrices(tx, original, window);
  if (changed.length > 0) {
    const variantIds = changed.map(({ variantId }) => variantId);
    const args = { smart_count: changed.length, names: await nameFirst(tx, variantIds) };
    throw conflict(message('priceBatches.errors.changedSince', args), {
      variantIds: variantIds.slice(0, 200),
      count: changed.length,
    });
  }
};

/** The reverting batch with its items; answers its id. */
export const insertRevert = async (
  tx: Db,
  writer: Writer,
  original: BatchRecord,
  window: Window,
  reason: string | null,
): Promise<number> => {
  const { name, listId, minQuantity, endsAt, itemCount } = original;
  const row = {
    name,
    reason,
    listId,
    minQuantity,
    endsAt,
    itemCount,
    startsAt: window.startsAt,
    status: 'written' as const,
    filter: null,
    formula: null,
    rounding: null,
    request: { belowFloor: 'allow' as const, conflicts: 'replace' as const },
    breaches: [],
    authorId: writer.actor.id ?? writer.actor.kind,
    authorName: writer.actor.name,
    writtenAt: writer.now,
    revertsId: original.id,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [batchId = 0] = await insertRows(tx, priceBatches, [row], { returning: true });
  await recordActivity(tx, {
    ...batchEntry(writer, { id: batchId, name }, 'create'),
    reason,
    after: { revertsId: original.id, itemCount, listId, startsAt: window.startsAt, endsAt },
  });
  await insertItems(tx, batchId, original, window.endsAt);
  if (itemCount >= MANY_ROWS)
    await refreshStatistics(tx, ['price_batch_items', 'prices', 'price_events']);
  return batchId;
};

/** Checks the restored prices; going below the floor needs a reason. */
export const reviewRevert = async (
  tx: Db,
  writer: Writer,
  batch: Reverting & { id: number; startsAt: number },
  reason: string | null,
) => {
  const guardsOf = await loadGuards(tx, writer.settings);
  const review = await reviewRestored(tx, batch, guardsOf);
  const below = review.belowFloorCount;
  if (below > 0 && reason === null) {
    throw new HttpError(422, 'ra.message.invalid_form', {
      errors: { reason: message('priceBatches.errors.revertBelowFloor', { smart_count: below }) },
      below,
    });
  }
  const { maxChangeBps, minMarginBps } = review;
  await updateRow(tx, priceBatches, batch.id, {
    belowFloorCount: below,
    maxChangeBps,
    minMarginBps,
  });
};

/** Writes the restored prices, and logs those that are publicly shown. */
export const writeRevert = async (
  tx: Db,
  writer: Writer,
  batchId: number,
  original: BatchRecord,
  window: Window,
) => {
  const { listId, minQuantity } = original;
  const target = { batchId, listId, minQuantity };
  await writeItems(tx, target, window);
  await logItems(tx, writer, target, window, {
    lists: await loadPriceLists(tx),
    cause: 'revert',
  });
  await restoreOneByOne(tx, writer, batchId, original, window);
  await joinNeighbours(tx, batchId);
};
