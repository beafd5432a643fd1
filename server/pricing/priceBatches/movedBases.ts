/**
 * Of which rows of a batch the price that they were computed from is another one now. By hand: all rows of a batch are
 * compared, and only those are read whose base price has changed or has an end.
 */
import type { Moved } from '#contract/pricing/priceBatches/batchRows';
import { BASE_LIST_ID, FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { cell, columnsOf } from '#db/columns';
import type { Window } from '../prices/segments.ts';
import { replacesBase } from './lastingPrice.ts';
import { loadLasting } from './loadLasting.ts';
import type { BatchRecord } from './record.ts';
import { READ_STEP } from './steps.ts';

const COLUMNS = ['variant_id', 'was', 'at_start'] as const;

const rowsAfter = (db: Db, batchId: number, startsAt: number, last: number) =>
  columnsOf(
    db,
    COLUMNS,
    `select i.variant_id, i.base_amount as was, b.amount as at_start
     from price_batch_items i
       left join prices b on b.variant_id = i.variant_id and b.list_id = ${BASE_LIST_ID} and b.min_quantity = 1
         and b.starts_at <= ? and b.ends_at > ?
     where i.batch_id = ? and i.new_amount is not null and i.base_amount is not null and i.variant_id > ?
       and (b.ends_at < ${FOREVER} or coalesce(b.amount, -1) <> i.base_amount)
     order by i.variant_id limit ${READ_STEP}`,
    [startsAt, startsAt, batchId, last],
  );

/** By variant. Rows of earlier versions, of which that price is not known, are not among them. */
export const loadMovedBases = async (
  db: Db,
  batch: BatchRecord,
  window: Window,
  now: number,
): Promise<Map<number, Moved>> => {
  const moved = new Map<number, Moved>();
  const search = { ...window, now, replaces: replacesBase(batch) };
  for (let last = 0; ;) {
    const rows = await rowsAfter(db, batch.id, window.startsAt, last);
    const ids = rows.variant_id.filter((id) => id !== null);
    const lasting = await loadLasting(db, ids, search);
    ids.forEach((id, index) => {
      const was = cell(rows, 'was', index);
      const is = lasting.get(id) ?? cell(rows, 'at_start', index);
      if (was !== is) moved.set(id, { was, is });
    });
    if (ids.length < READ_STEP) return moved;
    last = ids.at(-1) ?? last;
  }
};
