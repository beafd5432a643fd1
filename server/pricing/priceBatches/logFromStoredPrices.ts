/** Logs the prices of variants that have other public prices or planned changes. */
import { BASE_LIST_ID, FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { inValues, query } from '#db/statements';
import type { Window } from '../prices/segments.ts';
import type { Cause } from '../prices/log.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchTarget } from './conflicts.ts';
import { EVENT_COLUMNS } from './eventColumns.ts';

/**
 * Logs these variants from all stored prices: at both ends of the batch's window, wherever another public price begins
 * or ends after its start, and wherever the log has a later entry. The publicly shown price is the lowest of base price
 * and sale prices (there are no public overrides), reduced from the base price. Entries that would repeat the previous
 * one are left out.
 */
export const logFromStoredPrices = async (
  tx: Db,
  { actor, now }: Writer,
  { batchId }: BatchTarget,
  { startsAt, endsAt }: Window,
  {
    cause,
    publicLists,
    variantIds,
  }: { cause: Cause['cause']; publicLists: string; variantIds: string },
) => {
  const among = (column: string) => `${column} ${inValues(tx, 'bigint')}`;
  const windowEnd = (at: string) =>
    `select variant_id, ${at} as at from price_batch_items where batch_id = ? and ${among('variant_id')}`;
  const boundary = (column: string) =>
    `select variant_id, ${column} from prices where ${among('variant_id')} and min_quantity = 1 and ${among('list_id')}
       and ${column} > ? and ${column} < ${FOREVER}`;
  const logged = (column: string) =>
    `(select e.${column} from price_events e where e.variant_id = shown.variant_id and e.effective_at = shown.at
       order by e.id desc limit 1)`;
  await query(
    tx,
    `insert into price_events ${EVENT_COLUMNS}
     select variant_id, at, cast(? as bigint), amount, coalesce(original, amount), cast(? as text), cast(? as integer),
       cast(? as text), cast(? as text), cast(? as text)
     from (select point.variant_id, point.at,
         (select min(p.amount) from prices p where p.variant_id = point.variant_id and ${among('p.list_id')}
            and p.min_quantity = 1 and p.ends_at > point.at and p.starts_at <= point.at) as amount,
         (select b.amount from prices b where b.variant_id = point.variant_id and b.list_id = ${BASE_LIST_ID}
            and b.min_quantity = 1 and b.ends_at > point.at and b.starts_at <= point.at) as original
       from (${windowEnd('cast(? as bigint)')} union ${windowEnd('cast(? as bigint)')} union ${boundary('starts_at')}
         union ${boundary('ends_at')} union
         select variant_id, effective_at from price_events where ${among('variant_id')} and effective_at > ?) point
     ) shown
     where amount is not null and (coalesce(${logged('amount')}, -1) <> amount
       or coalesce(${logged('original_amount')}, -1) <> coalesce(original, amount))
     order by variant_id, at`,
    [
      now,
      cause,
      batchId,
      actor.kind,
      actor.id,
      actor.name,
      publicLists,
      // The start, and the end where there is one.
      startsAt,
      batchId,
      variantIds,
      endsAt < FOREVER ? endsAt : startsAt,
      batchId,
      variantIds,
      // Where other prices begin and end.
      variantIds,
      publicLists,
      startsAt,
      variantIds,
      publicLists,
      startsAt,
      // Where the log has a later entry.
      variantIds,
      startsAt,
    ],
  );
};
