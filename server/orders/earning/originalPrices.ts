/** The prices of goods before reductions, as they were when orders were placed. */
import type { LevelFacts } from '#contract/platform/audiences';
import type { Db } from '#db';
import { loadPrices } from '../../pricing/prices/read.ts';
import { loadPriceLists } from '../../pricing/prices/readLists.ts';
import { resolvePrice } from '../../pricing/prices/rules.ts';
import type { Line } from './loadOrders.ts';

/** For whom the price was: prices may depend on each of these. */
interface Buyer extends LevelFacts {
  groups: readonly string[];
  channel: string;
  placedAt: number;
}
type Bought = Pick<Line, 'variantId' | 'quantity' | 'unitPrice'>;

/** Of goods whose price is not known, what was asked for them: they are not reduced. */
export type OriginalPriceOf = (line: Bought, buyer: Buyer) => number;
export const asAsked: OriginalPriceOf = ({ unitPrice }) => unitPrice;

export const openOriginalPrices = async (
  tx: Db,
  variantIds: readonly number[],
): Promise<OriginalPriceOf> => {
  const prices = await loadPrices(tx, [...new Set(variantIds)]);
  const lists = await loadPriceLists(tx);
  return ({ variantId, quantity, unitPrice }, { placedAt, ...buyer }) => {
    const rows = prices.get(variantId ?? 0) ?? [];
    const { originalAmount } = resolvePrice(rows, lists, { ...buyer, quantity, at: placedAt });
    return originalAmount ?? unitPrice;
  };
};
