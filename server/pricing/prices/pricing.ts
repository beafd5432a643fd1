/** The data of variants that a write of prices needs. */
import type { PriceRow } from '#contract/pricing/prices';
import type { Db } from '#db';
import { together } from '#db/together';
import { loadLog } from './readLog.ts';
import { loadPriceLists } from './readLists.ts';
import { loadPrices } from './read.ts';

/** Prices of the variants that end after now, all lists, and the log entries of the variants. */
export interface Pricing {
  variantIds: ReadonlySet<number>;
  rows: ReadonlyMap<number, readonly PriceRow[]>;
  lists: Awaited<ReturnType<typeof loadPriceLists>>;
  log: Awaited<ReturnType<typeof loadLog>>;
}

export const loadPricing = async (
  tx: Db,
  now: number,
  variantIds: readonly number[],
): Promise<Pricing> => {
  const [rows, lists, log] = await together([
    loadPrices(tx, variantIds, { endingAfter: now }),
    loadPriceLists(tx),
    loadLog(tx, variantIds, now - 1),
  ]);
  return { variantIds: new Set(variantIds), rows, lists, log };
};
