/** Logs the prices of variants whose entries follow from the batch alone. */
import { BASE_LIST_ID, FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { inValues, query } from '#db/statements';
import type { Window } from '../prices/segments.ts';
import type { Cause } from '../prices/log.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchTarget } from './conflicts.ts';
import { EVENT_COLUMNS, eventOf } from './eventColumns.ts';

export const logPlainItems = async (
  tx: Db,
  { actor, now }: Writer,
  { batchId }: BatchTarget,
  { startsAt, endsAt }: Window,
  { cause, isBase, except }: { cause: Cause['cause']; isBase: boolean; except: readonly number[] },
) => {
  const base = `join prices b on b.variant_id = i.variant_id and b.list_id = ${BASE_LIST_ID} and b.min_quantity = 1
    and b.starts_at <= ? and b.ends_at > ?`;
  const where = `where i.batch_id = ? and i.new_amount is not null
    ${isBase ? '' : 'and i.new_amount < b.amount'} and not (i.variant_id ${inValues(tx, 'bigint')})`;
  const append = (at: number, amount: string, original: string) =>
    query(
      tx,
      `insert into price_events ${EVENT_COLUMNS} ${eventOf(amount, original)}
       from price_batch_items i ${isBase ? '' : base} ${where} order by i.variant_id`,
      [
        at,
        now,
        cause,
        actor.kind,
        actor.id,
        actor.name,
        ...(isBase ? [] : [startsAt, startsAt]),
        batchId,
        JSON.stringify(except),
      ],
    );
  await (isBase
    ? append(startsAt, 'i.new_amount', 'i.new_amount')
    : append(startsAt, 'i.new_amount', 'b.amount'));
  if (endsAt < FOREVER)
    await (isBase
      ? append(endsAt, 'i.old_amount', 'i.old_amount')
      : append(endsAt, 'b.amount', 'b.amount'));
};
