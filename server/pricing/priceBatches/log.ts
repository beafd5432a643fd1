/**
 * Logs the publicly shown prices that a batch changes. Written by hand: a few statements for any number of items. For
 * most variants the entries follow from the batch alone; for variants with other public prices or planned changes they
 * are computed from all stored prices.
 */
import type { PriceListFacts } from '#contract/pricing/prices';
import type { Db } from '#db';
import { isPublic } from '../prices/readLists.ts';
import type { Window } from '../prices/segments.ts';
import type { Cause } from '../prices/log.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchTarget } from './conflicts.ts';
import { findVariantsWithOtherPrices } from './otherPrices.ts';
import { logFromStoredPrices } from './logFromStoredPrices.ts';
import { logPlainItems } from './logPlainItems.ts';

/** Logs what the batch changes in the publicly shown prices. Call it after `writeItems`. */
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
  if (except.length === 0) return;
  const [variantIds, ids] = [JSON.stringify(except), JSON.stringify(publicLists)];
  await logFromStoredPrices(tx, writer, target, window, { cause, publicLists: ids, variantIds });
};
