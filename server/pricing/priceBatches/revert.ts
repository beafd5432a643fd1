/** Reverts a written batch: another batch restores the prices that it replaced, from now until its window ends. */
import { message } from '#shared/fields';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { FOREVER } from '#contract/pricing/prices';
import { insertRows } from '#db/bulk';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { refreshStatistics } from '#db/statistics';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Work } from '../../platform/http/context.ts';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { loadGuards } from '../guards/load.ts';
import { loadPriceLists } from '../prices/readLists.ts';
import type { Window } from '../prices/segments.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { thresholdsOf } from './batchTerms.ts';
import { withPhase } from './record.ts';
import { reviewItems } from './review.ts';
import { MANY_ROWS } from './steps.ts';
import { logItems } from './log.ts';
import { joinNeighbours, writeItems } from './write.ts';
import { findChangedPrices } from './changedPrices.ts';
import { insertItems, restoreOneByOne } from './restorePrices.ts';

/** Reverts a written batch by another one, and returns that. Refused if prices have been changed again since. */
export const revertBatch = async (
  context: Work,
  id: number,
  { reason }: { reason: string | null },
): Promise<PriceBatch> => {
  const writer = await writerOf(context);
  const made = await context.connection.longTransaction(async (tx) => {
    const original = await getRow(tx, priceBatches, id);
    if (original.status !== 'written') throw conflict('priceBatches.errors.notWritten');
    if (original.revertsId !== null) throw conflict('priceBatches.errors.isRevert');
    const window: Window = {
      startsAt: Math.max(original.startsAt ?? writer.now, writer.now),
      endsAt: original.endsAt ?? FOREVER,
    };
    if (window.endsAt <= window.startsAt) throw conflict('priceBatches.errors.over');
    const changed = await findChangedPrices(tx, original, window);
    if (changed.length > 0) {
      throw conflict(message('priceBatches.errors.changedSince', { smart_count: changed.length }), {
        variantIds: changed.slice(0, 200).map(({ variant_id }) => variant_id),
        count: changed.length,
      });
    }
    const { listId, minQuantity, endsAt, itemCount, name } = original;
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
      revertsId: id,
      createdAt: writer.now,
      updatedAt: writer.now,
    };
    const [batchId = 0] = await insertRows(tx, priceBatches, [row], { returning: true });
    await insertItems(tx, batchId, original, window.endsAt);
    if (itemCount >= MANY_ROWS)
      await refreshStatistics(tx, ['price_batch_items', 'prices', 'price_events']);
    const guardsOf = await loadGuards(tx, writer.settings);
    const review = await reviewItems(
      tx,
      { id: batchId, startsAt: window.startsAt },
      guardsOf,
      thresholdsOf(writer.settings),
    );
    const below = review.belowFloorCount;
    if (below > 0 && reason === null) {
      throw new HttpError(422, 'ra.message.invalid_form', {
        errors: { reason: message('priceBatches.errors.revertBelowFloor', { smart_count: below }) },
        below,
      });
    }
    const { maxChangeBps, minMarginBps } = review;
    await updateRow(tx, priceBatches, batchId, {
      belowFloorCount: below,
      maxChangeBps,
      minMarginBps,
    });
    const target = { batchId, listId, minQuantity };
    await writeItems(tx, target, window);
    await logItems(tx, writer, target, window, {
      lists: await loadPriceLists(tx),
      cause: 'revert',
    });
    await restoreOneByOne(tx, writer, batchId, original, window);
    await joinNeighbours(tx, batchId);
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
      recordName: name,
      verb: 'revert',
      reason,
      after: { revertedById: batchId, itemCount },
    });
    return batchId;
  });
  return withPhase(await getRow(context.db, priceBatches, made), writer.now);
};
