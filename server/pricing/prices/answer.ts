/** Resolves prices at one instant for one shopper: for the store with its own ids, for staff with reasons. */
import {
  FOREVER,
  type RowVerdict,
  type PriceContext,
  type PriceListFacts,
  type StorePricesInput,
} from '#contract/pricing/prices';
import type { Db } from '#db';
import { loadPriceLists } from './readLists.ts';
import { loadPrices } from './read.ts';
import { resolvePrice } from './rules.ts';
import { loadShopper } from './shopper.ts';
import { loadVariants } from './storeVariants.ts';

/** A verdict for the store: with codes of lists instead of ids. */
const toStoreVerdict = (
  { row, verdict, lostTo }: RowVerdict,
  lists: ReadonlyMap<number, PriceListFacts>,
) => ({
  priceId: row.id,
  list: lists.get(row.listId)?.code ?? null,
  minQuantity: row.minQuantity,
  amount: row.amount,
  startsAt: row.startsAt,
  endsAt: row.endsAt === FOREVER ? null : row.endsAt,
  verdict,
  ...(lostTo !== undefined && { lostTo }),
});

/** Prices of up to 500 variants for one shopper at one instant; an item with an unknown variant gets an error. */
export const answerPrices = async (db: Db, input: StorePricesInput, now: number) => {
  const at = input.at ?? now;
  const { unknownMember, ...shopper } = await loadShopper(db, input, at);
  const { find, ids } = await loadVariants(db, input.items);
  const lists = await loadPriceLists(db);
  const rows = await loadPrices(db, ids, input.explain ? {} : { at });
  const items = input.items.map((asked) => {
    const { sku, variantId, quantity } = asked;
    const variant = find(asked);
    const item = {
      ...(sku !== undefined && { sku }),
      ...(variantId !== undefined && { variantId }),
      quantity,
    };
    if ('error' in variant) return { ...item, error: variant.error };
    const context: PriceContext = { quantity, channel: input.channel ?? null, at, ...shopper };
    const resolved = resolvePrice(rows.get(variant.id) ?? [], lists, context);
    // A price of zero has never been set.
    if (!resolved.amount) return { ...item, variantId: variant.id, error: 'prices.errors.noPrice' };
    const winner = resolved.judged.find(({ verdict }) => verdict === 'current');
    return {
      ...item,
      variantId: variant.id,
      sku: variant.sku,
      amount: resolved.amount,
      originalAmount: resolved.originalAmount,
      priceId: winner?.row.id ?? null,
      list: winner ? (lists.get(winner.row.listId)?.code ?? null) : null,
      ...(input.explain && {
        verdicts: resolved.judged.map((judged) => toStoreVerdict(judged, lists)),
      }),
    };
  });
  const { levelsReached: _, segments: _segments, ...answered } = shopper;
  return { at, ...answered, ...(unknownMember && { memberKnown: false }), items };
};
