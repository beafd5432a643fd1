/**
 * A batch's items → prices and their log, in a handful of statements whatever their number. For most variants the log
 * follows from the batch alone; where other public prices or planned changes touch them, from all that is stored.
 */
import { BASE_LIST_ID, FOREVER, type PriceListFacts } from '#contract/pricing/prices';
import type { Db } from '#db';
import { inValues, query, statement } from '#db/statements';
import { isPublic } from '../prices/read.ts';
import type { Window } from '../prices/timeline.ts';
import type { Cause } from '../prices/write.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { Place } from './conflicts.ts';

const TIMELINE = 'list_id = ? and min_quantity = ?';
const OF_BATCH = `variant_id in (select variant_id from price_batch_items where batch_id = ? and new_amount is not null)`;

/** Continues what lasts beyond the window after its end. */
const keepRemainder = statement(
  `insert into prices (list_id, variant_id, min_quantity, amount, starts_at, ends_at, batch_id)
   select list_id, variant_id, min_quantity, amount, cast(? as bigint), ends_at, batch_id from prices
   where ${TIMELINE} and starts_at < ? and ends_at > ? and ${OF_BATCH}`,
);
const removeWithin = statement(
  `delete from prices where ${TIMELINE} and starts_at >= ? and starts_at < ? and ${OF_BATCH}`,
);
const endBefore = statement(
  `update prices set ends_at = ? where ${TIMELINE} and starts_at < ? and ends_at > ? and ${OF_BATCH}`,
);
const insertPrices = statement(
  `insert into prices (list_id, variant_id, min_quantity, amount, starts_at, ends_at, batch_id)
   select cast(? as integer), variant_id, cast(? as integer), new_amount, cast(? as bigint), cast(? as bigint), batch_id
   from price_batch_items where batch_id = ? and new_amount is not null order by variant_id`,
);

/** Writes the prices of a batch's items; within the window nothing else of the list remains for these variants. */
export const writeItems = async (
  tx: Db,
  { batchId, listId, minQuantity }: Place,
  { startsAt, endsAt }: Window,
): Promise<void> => {
  if (endsAt < FOREVER)
    await keepRemainder(tx, endsAt, listId, minQuantity, endsAt, endsAt, batchId);
  await removeWithin(tx, listId, minQuantity, startsAt, endsAt, batchId);
  await endBefore(tx, startsAt, listId, minQuantity, startsAt, startsAt, batchId);
  await insertPrices(tx, listId, minQuantity, startsAt, endsAt, batchId);
};

const SAME_TIMELINE = `n.variant_id = prices.variant_id and n.list_id = prices.list_id
  and n.min_quantity = prices.min_quantity and n.amount = prices.amount and n.id <> prices.id`;
/** A price that the batch continues at the same amount lasts as long as both. */
const extendBefore = statement(
  `update prices set ends_at = n.ends_at from prices n
   where n.batch_id = ? and ${SAME_TIMELINE} and n.starts_at = prices.ends_at and prices.${OF_BATCH}`,
);
const extendOwn = statement(
  `update prices set ends_at = n.ends_at from prices n
   where prices.batch_id = ? and ${SAME_TIMELINE} and n.starts_at = prices.ends_at and prices.${OF_BATCH}`,
);
/** What another row now covers. */
const removeCovered = statement(
  `delete from prices where ${OF_BATCH} and exists (select 1 from prices n
     where ${SAME_TIMELINE} and n.starts_at < prices.starts_at and n.ends_at = prices.ends_at)`,
);

/** Joins the rows a batch gave back with their neighbours of the same amount: nothing is planned where nothing changes. */
export const joinNeighbours = async (tx: Db, batchId: number): Promise<void> => {
  await extendOwn(tx, batchId, batchId);
  await removeCovered(tx, batchId);
  await extendBefore(tx, batchId, batchId);
  await removeCovered(tx, batchId);
};

/**
 * Variants whose publicly shown price depends on more than the batch and one base price: other public prices reach into
 * its time, the log already tells of a later change, or what it displaced would not have outlasted it.
 */
const entangled = async (
  tx: Db,
  { batchId }: Place,
  { startsAt, endsAt }: Window,
  publicLists: readonly number[],
  isBase: boolean,
): Promise<number[]> => {
  const plain = isBase ? 'p.starts_at = ?' : `p.starts_at <= ? and p.ends_at = ${FOREVER}`;
  const tail = isBase && endsAt < FOREVER;
  // A sale that was there before may have been lower than this one is.
  const displaced = isBase
    ? tail
      ? 'or i.old_ends_at is null or i.old_ends_at <= ?'
      : ''
    : 'or i.old_amount is not null';
  const rows = await query<{ variant_id: number }>(
    tx,
    `select i.variant_id from price_batch_items i where i.batch_id = ? and i.new_amount is not null
       and (i.replaced is not null ${displaced}
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

const EVENT_COLUMNS = `(variant_id, effective_at, recorded_at, amount, original_amount, cause, batch_id, actor_kind,
  actor_id, actor_name)`;
/** Values in the order of the placeholders: effective and recorded instants, cause, batch, actor. */
const eventOf = (amount: string, original: string) =>
  `select i.variant_id, cast(? as bigint), cast(? as bigint), ${amount}, ${original}, cast(? as text), i.batch_id,
     cast(? as text), cast(? as text), cast(? as text)`;

const logPlainItems = async (
  tx: Db,
  { actor, now }: Writer,
  { batchId }: Place,
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

/**
 * Logs entangled variants from what is stored: at the batch's own edges, wherever another public price begins or ends
 * after its start, and wherever the log already speaks. Publicly shown is the lowest of base price and sales (there are
 * no public overrides), reduced from the base price. What the log says rightly is not said again.
 */
const logEntangled = async (
  tx: Db,
  { actor, now }: Writer,
  { batchId }: Place,
  { startsAt, endsAt }: Window,
  {
    cause,
    publicLists,
    variantIds,
  }: { cause: Cause['cause']; publicLists: string; variantIds: string },
) => {
  const among = (column: string) => `${column} ${inValues(tx, 'bigint')}`;
  const edge = (at: string) =>
    `select variant_id, ${at} as at from price_batch_items where batch_id = ? and ${among('variant_id')}`;
  const boundary = (column: string) =>
    `select variant_id, ${column} from prices where ${among('variant_id')} and min_quantity = 1 and ${among('list_id')}
       and ${column} > ? and ${column} < ${FOREVER}`;
  const said = (column: string) =>
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
       from (${edge('cast(? as bigint)')} union ${edge('cast(? as bigint)')} union ${boundary('starts_at')}
         union ${boundary('ends_at')} union
         select variant_id, effective_at from price_events where ${among('variant_id')} and effective_at > ?) point
     ) shown
     where amount is not null and (coalesce(${said('amount')}, -1) <> amount
       or coalesce(${said('original_amount')}, -1) <> coalesce(original, amount))
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
      // Where the log speaks.
      variantIds,
      startsAt,
    ],
  );
};

/** Logs what the batch makes publicly shown. Call after `writeItems`. */
export const logItems = async (
  tx: Db,
  writer: Writer,
  place: Place,
  window: Window,
  { lists, cause }: { lists: ReadonlyMap<number, PriceListFacts>; cause: Cause['cause'] },
): Promise<void> => {
  const list = lists.get(place.listId);
  if (!list || !isPublic(list) || place.minQuantity !== 1) return;
  const isBase = list.kind === 'base';
  const publicLists = [...lists.values()].filter(isPublic).map(({ id }) => id);
  const except = await entangled(tx, place, window, publicLists, isBase);
  await logPlainItems(tx, writer, place, window, { cause, isBase, except });
  if (except.length === 0) return;
  const [variantIds, ids] = [JSON.stringify(except), JSON.stringify(publicLists)];
  await logEntangled(tx, writer, place, window, { cause, publicLists: ids, variantIds });
};
