/**
 * Writes a batch's items as prices. Written by hand: each statement works on the whole set, so that a batch of a hundred
 * thousand items takes as many statements as a batch of one.
 */
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { statement } from '#db/statements';
import type { Window } from '../prices/segments.ts';
import type { BatchTarget } from './conflicts.ts';

const TIMELINE = 'list_id = ? and min_quantity = ?';
const OF_BATCH = `variant_id in (select variant_id from price_batch_items where batch_id = ? and new_amount is not null)`;

/** The rest of a price that lasts beyond the window becomes a new row after it. */
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

/**
 * Writes the prices of a batch's items and removes all other prices of the list for these variants within the window.
 */
export const writeItems = async (
  tx: Db,
  { batchId, listId, minQuantity }: BatchTarget,
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
/** Extends an existing price where the batch continues it with the same amount. */
const extendBefore = statement(
  `update prices set ends_at = n.ends_at from prices n
   where n.batch_id = ? and ${SAME_TIMELINE} and n.starts_at = prices.ends_at and prices.${OF_BATCH}`,
);
const extendOwn = statement(
  `update prices set ends_at = n.ends_at from prices n
   where prices.batch_id = ? and ${SAME_TIMELINE} and n.starts_at = prices.ends_at and prices.${OF_BATCH}`,
);
/** Removes rows whose time is covered by another row. */
const removeCovered = statement(
  `delete from prices where ${OF_BATCH} and exists (select 1 from prices n
     where ${SAME_TIMELINE} and n.starts_at < prices.starts_at and n.ends_at = prices.ends_at)`,
);

/**
 * Joins restored rows with adjacent rows of the same amount, so that there is no planned change where the amount stays
 * the same.
 */
export const joinNeighbours = async (tx: Db, batchId: number): Promise<void> => {
  await extendOwn(tx, batchId, batchId);
  await removeCovered(tx, batchId);
  await extendBefore(tx, batchId, batchId);
  await removeCovered(tx, batchId);
};
