/** Restores the prices that a batch replaced. */
import type { Replaced } from '#contract/pricing/priceBatches';
import type { Db } from '#db';
import { query } from '#db/statements';
import { type Segment, type Window, within } from '../prices/segments.ts';
import type { PriceWrite } from '../prices/storeChanges.ts';
import { writePrices } from '../prices/write.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchRecord } from './record.ts';
import { WRITE_STEP } from './steps.ts';

/**
 * Items of the reverting batch. A replaced price that would have lasted for the whole window is restored by the item
 * (`new_amount`); otherwise (null) its timeline is restored separately.
 */
export const insertItems = (tx: Db, batchId: number, original: BatchRecord, endsAt: number) =>
  query(
    tx,
    `insert into price_batch_items (batch_id, variant_id, old_amount, new_amount, old_ends_at, replaced, severity, edited)
     select cast(? as integer), variant_id, new_amount,
       case when replaced is null and old_ends_at >= ? then old_amount end, cast(? as bigint), null, 0, 0
     from price_batch_items where batch_id = ? and new_amount is not null`,
    [batchId, endsAt, endsAt, original.id],
  );

interface ReplacingItem {
  variant_id: number;
  old_amount: number | null;
  old_ends_at: number | null;
  replaced: string | null;
}

/** The prices that an item replaced within the window of the reverting batch. */
const replacedSegments = (item: ReplacingItem, window: Window): Segment[] => {
  if (item.replaced) return within(JSON.parse(item.replaced) as Replaced[], window);
  if (item.old_amount === null || item.old_ends_at === null) return [];
  return within(
    [{ startsAt: window.startsAt, endsAt: item.old_ends_at, amount: item.old_amount }],
    window,
  );
};

export const restoreOneByOne = async (
  tx: Db,
  writer: Writer,
  batchId: number,
  original: BatchRecord,
  window: Window,
) => {
  const items = await query<ReplacingItem>(
    tx,
    `select o.variant_id, o.old_amount, o.old_ends_at, o.replaced from price_batch_items r
       join price_batch_items o on o.batch_id = ? and o.variant_id = r.variant_id
     where r.batch_id = ? and r.new_amount is null`,
    [original.id, batchId],
  );
  const { listId, minQuantity } = original;
  for (let index = 0; index < items.length; index += WRITE_STEP) {
    const writes = items.slice(index, index + WRITE_STEP).map((item): PriceWrite => {
      const wanted = replacedSegments(item, window);
      return { listId, minQuantity, variantId: item.variant_id, window, wanted };
    });
    await writePrices(tx, writer, writes, { cause: 'revert', batchId }, { join: true });
  }
};
