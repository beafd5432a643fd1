/** Reverts a written batch: another batch restores the prices it replaced, from now until its window ends. */
import { message } from '#shared/fields';
import type { PriceBatch, Replaced } from '#contract/pricing/priceBatches';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { query } from '#db/statements';
import { refreshStatistics } from '#db/statistics';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Work } from '../../platform/http/context.ts';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { loadGuards } from '../guards/load.ts';
import { loadPriceLists } from '../prices/read.ts';
import { type Segment, within, type Window } from '../prices/timeline.ts';
import { type PriceWrite, writePrices } from '../prices/write.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { thresholdsOf } from './preview.ts';
import { type BatchRecord, withPhase } from './record.ts';
import { reviewItems } from './review.ts';
import { MANY_ROWS, WRITE_STEP } from './steps.ts';
import { logItems } from './log.ts';
import { joinNeighbours, writeItems } from './write.ts';

/**
 * Items of the undoing batch. What held before is a price again where it would have lasted the whole window
 * (`new_amount`); where it would not (null), the timeline is written one by one.
 */
const insertItems = (tx: Db, batchId: number, original: BatchRecord, endsAt: number) =>
  query(
    tx,
    `insert into price_batch_items (batch_id, variant_id, old_amount, new_amount, old_ends_at, replaced, severity, edited)
     select cast(? as integer), variant_id, new_amount,
       case when replaced is null and old_ends_at >= ? then old_amount end, cast(? as bigint), null, 0, 0
     from price_batch_items where batch_id = ? and new_amount is not null`,
    [batchId, endsAt, endsAt, original.id],
  );

interface Displaced {
  variant_id: number;
  old_amount: number | null;
  old_ends_at: number | null;
  replaced: string | null;
}

/** The prices that an item replaced within the window of the reverting batch. */
const displacedBy = (item: Displaced, window: Window): Segment[] => {
  if (item.replaced) return within(JSON.parse(item.replaced) as Replaced[], window);
  if (item.old_amount === null || item.old_ends_at === null) return [];
  return within(
    [{ startsAt: window.startsAt, endsAt: item.old_ends_at, amount: item.old_amount }],
    window,
  );
};

const restoreOneByOne = async (
  tx: Db,
  writer: Writer,
  batchId: number,
  original: BatchRecord,
  window: Window,
) => {
  const items = await query<Displaced>(
    tx,
    `select o.variant_id, o.old_amount, o.old_ends_at, o.replaced from price_batch_items r
       join price_batch_items o on o.batch_id = ? and o.variant_id = r.variant_id
     where r.batch_id = ? and r.new_amount is null`,
    [original.id, batchId],
  );
  const { listId, minQuantity } = original;
  for (let index = 0; index < items.length; index += WRITE_STEP) {
    const writes = items.slice(index, index + WRITE_STEP).map((item): PriceWrite => {
      const wanted = displacedBy(item, window);
      return { listId, minQuantity, variantId: item.variant_id, window, wanted };
    });
    await writePrices(tx, writer, writes, { cause: 'revert', batchId }, { join: true });
  }
};

/** Variants whose prices within the window are no longer what the batch wrote. */
const overtaken = (
  tx: Db,
  { id, listId, minQuantity }: BatchRecord,
  { startsAt, endsAt }: Window,
) =>
  query<{ variant_id: number }>(
    tx,
    `select i.variant_id from price_batch_items i where i.batch_id = ? and i.new_amount is not null and not exists
       (select 1 from prices p where p.variant_id = i.variant_id and p.list_id = ? and p.min_quantity = ?
          and p.amount = i.new_amount and p.starts_at <= ? and p.ends_at >= ?)`,
    [id, listId, minQuantity, startsAt, endsAt],
  );

/** Reverts a written batch by another one, and answers that. Refuses if prices were changed again since. */
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
    const changed = await overtaken(tx, original, window);
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
