/** Finds variants of a batch with other public prices or planned changes. */
import { BASE_LIST_ID, FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { inValues, query } from '#db/statements';
import type { Window } from '../prices/segments.ts';
import type { BatchTarget } from './conflicts.ts';

/**
 * Variants whose publicly shown price depends on more than the batch and one base price: other public prices overlap
 * with its window, the log already has a later entry, or the replaced price would have ended within the window.
 */
export const findVariantsWithOtherPrices = async (
  tx: Db,
  { batchId }: BatchTarget,
  { startsAt, endsAt }: Window,
  publicLists: readonly number[],
  isBase: boolean,
): Promise<number[]> => {
  const plain = isBase ? 'p.starts_at = ?' : `p.starts_at <= ? and p.ends_at = ${FOREVER}`;
  const tail = isBase && endsAt < FOREVER;
  // A replaced sale price may have been lower than the new one.
  const orWasReduced = isBase
    ? tail
      ? 'or i.old_ends_at is null or i.old_ends_at <= ?'
      : ''
    : 'or i.old_amount is not null';
  const rows = await query<{ variant_id: number }>(
    tx,
    `select i.variant_id from price_batch_items i where i.batch_id = ? and i.new_amount is not null
       and (i.replaced is not null ${orWasReduced}
         or exists (select 1 from price_events e where e.variant_id = i.variant_id and e.effective_at > ?)
         or exists (select 1 from prices p where p.variant_id = i.variant_id and p.ends_at > ? and p.min_quantity = 1
           and p.list_id ${inValues(tx, 'bigint')} and p.batch_id is distinct from i.batch_id
           and not (p.list_id = ${BASE_LIST_ID} and ${plain})))`,
    [
      batchId,
      ...(tail ? [endsAt] : []),
      startsAt,
      startsAt,
      JSON.stringify(publicLists),
      isBase ? endsAt : startsAt,
    ],
  );
  return rows.map(({ variant_id }) => variant_id);
};
