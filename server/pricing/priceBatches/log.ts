/**
 * Logs the publicly shown prices that a batch changes. Written by hand: a few statements for any number of items. For
 * most variants the entries follow from the batch alone; for variants with other public prices or planned changes they
 * are computed from all stored prices.
 */
import { FOREVER, type PriceListFacts } from '#contract/pricing/prices';
import type { Db } from '#db';
import { inValues, query } from '#db/statements';
import { isPublic } from '../prices/readLists.ts';
import type { Window } from '../prices/segments.ts';
import { tellBatch, timePrices } from '../prices/tellPrices.ts';
import type { Cause } from '../prices/log.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchTarget } from './conflicts.ts';
import { findVariantsWithOtherPrices } from './otherPrices.ts';
import { logFromStoredPrices } from './logFromStoredPrices.ts';
import { logPlainItems } from './logPlainItems.ts';

/** The instants to come at which prices of these variants (ids as JSON) change that were logged at `now`. */
const instantsOf = async (tx: Db, now: number, variantIds: string): Promise<number[]> => {
  const rows = await query<{ at: number }>(
    tx,
    `select distinct effective_at as at from price_events
     where variant_id ${inValues(tx, 'bigint')} and effective_at > ? and recorded_at = ?`,
    [variantIds, now, now],
  );
  return rows.map(({ at }) => Number(at));
};

/** Logs and tells what the batch changes in the publicly shown prices. Call it after `writeItems`. */
export const logItems = async (
  tx: Db,
  writer: Writer,
  target: BatchTarget,
  window: Window,
  { lists, cause }: { lists: ReadonlyMap<number, PriceListFacts>; cause: Cause['cause'] },
): Promise<void> => {
  const list = lists.get(target.listId);
  if (!list || !isPublic(list) || target.minQuantity !== 1) return;
  const isBase = list.kind === 'base';
  const publicLists = [...lists.values()].filter(isPublic).map(({ id }) => id);
  const except = await findVariantsWithOtherPrices(tx, target, window, publicLists, isBase);
  await logPlainItems(tx, writer, target, window, { cause, isBase, except });
  if (except.length > 0) {
    const [variantIds, ids] = [JSON.stringify(except), JSON.stringify(publicLists)];
    await logFromStoredPrices(tx, writer, target, window, { cause, publicLists: ids, variantIds });
    await timePrices(tx, writer.now, await instantsOf(tx, writer.now, variantIds));
  }
  const { startsAt, endsAt } = window;
  await timePrices(tx, writer.now, endsAt < FOREVER ? [startsAt, endsAt] : [startsAt]);
  if (startsAt <= writer.now) await tellBatch(tx, writer, target.batchId);
};
