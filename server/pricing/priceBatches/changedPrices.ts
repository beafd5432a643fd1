/** Finds prices that someone else changed after the batch wrote them. */
import type { Db } from '#db';
import { query } from '#db/statements';
import type { Window } from '../prices/segments.ts';
import type { BatchRecord } from './record.ts';

/** Variants whose prices within the window are no longer those of the batch. */
export const findChangedPrices = (
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
