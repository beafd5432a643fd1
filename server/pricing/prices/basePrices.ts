/** The base list, and changes of base prices from now on. */
import { BASE_LIST_ID, FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { priceLists } from '#db/schema/pricing/prices';
import { type Writer, writerAfter } from '../../platform/records/writer.ts';
import type { Cause } from './log.ts';
import { loadPricing, type Pricing } from './pricing.ts';
import { lastRecordedAt } from './readLog.ts';
import { untilNextChange } from './segments.ts';
import type { PriceWrite } from './storeChanges.ts';
import { writePrices } from './write.ts';

/** Inserts the base list, as its migration did, into a database that was emptied. */
export const writeBaseList = (tx: Db) =>
  insertRows(tx, priceLists, [
    {
      id: BASE_LIST_ID,
      code: 'base',
      kind: 'base',
      names: { en: 'Base prices', zh: '基础价' },
      name: 'Base prices',
      priority: 0,
      audience: { levels: [], groups: [], channels: [] },
      archivedAt: null,
      createdAt: 0,
      updatedAt: 0,
    },
  ]);

export interface BasePrice {
  variantId: number;
  amount: number;
}

/** Why a price changes that is written with its product. */
export const causeOf = ({ actor }: Writer): Cause => ({
  cause: actor.kind === 'key' ? 'store' : 'catalog',
});

/** Writes base prices from now until the next planned change. `known`: used if it covers all of these variants. */
export const writeBasePrices = async (
  tx: Db,
  sentBy: Writer,
  amounts: readonly BasePrice[],
  known?: Pricing,
): Promise<void> => {
  if (amounts.length === 0) return;
  const variantIds = amounts.map(({ variantId }) => variantId);
  const isKnown = known && variantIds.every((id) => known.variantIds.has(id));
  const pricing = isKnown ? known : await loadPricing(tx, sentBy.now, variantIds);
  // What is written now follows what another server wrote, whose clock may be ahead.
  const writer = writerAfter(sentBy, lastRecordedAt(pricing.log));
  const writes = amounts.map(({ variantId, amount }): PriceWrite => {
    const own = (pricing.rows.get(variantId) ?? []).filter(
      (row) => row.listId === BASE_LIST_ID && row.minQuantity === 1,
    );
    const window =
      own.length === 0
        ? { startsAt: writer.now, endsAt: FOREVER }
        : untilNextChange(own, writer.now);
    return {
      listId: BASE_LIST_ID,
      variantId,
      minQuantity: 1,
      window,
      wanted: [{ ...window, amount }],
    };
  });
  await writePrices(tx, writer, writes, causeOf(writer), { known: pricing });
};
