/** Determines the price of a variant for a shopper. */
import type { PriceListFacts, PriceRow } from '#contract/pricing/prices';
import type { Db } from '#db';
import { loadPrices } from '../../pricing/prices/read.ts';
import { loadPriceLists } from '../../pricing/prices/readLists.ts';
import { resolvePrice } from '../../pricing/prices/rules.ts';
import type { Shopper } from '../engine/types.ts';

/** The shopper's data on which prices depend. */
export type Buyer = Pick<Shopper, 'level' | 'levelsReached' | 'segments' | 'groups' | 'channel'>;

/** The price of each variant for a shopper at an instant; variants without a price are left out. */
export const loadUnitPrices = async (db: Db, ids: readonly number[], buyer: Buyer, at: number) => {
  const prices = await loadPrices(db, ids, { at });
  const lists = await loadPriceLists(db);
  return (variantId: number, quantity: number) =>
    priced(prices.get(variantId) ?? [], lists, quantity, buyer, at);
};

export const priced = (
  prices: readonly PriceRow[],
  lists: ReadonlyMap<number, PriceListFacts>,
  quantity: number,
  { level, levelsReached, segments = [], groups, channel }: Buyer,
  at: number,
) => {
  const { amount, originalAmount } = resolvePrice(prices, lists, {
    quantity,
    level,
    levelsReached,
    segments,
    groups,
    channel,
    at,
  });
  return amount !== null ? { unitPrice: amount, originalPrice: originalAmount ?? amount } : null;
};
