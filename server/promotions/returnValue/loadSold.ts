/** Loads orders with what decides on the value of their returns. */
import type { Settings } from '#contract/platform/settings';
import type { QuoteLine } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { linesOf } from '../../orders/orders/showParts.ts';
import type { BasketLine } from '../engine/types.ts';
import { engineRules } from '../quotes/engineRules.ts';
import { variantFacts } from '../quotes/variantFacts.ts';
import { loadOrderedLines } from '../redemptions/loadOrderedLines.ts';
import type { RedemptionRow } from '../redemptions/record.ts';
import { limitToOrder } from './limitToOrder.ts';
import { giveOnKept, offAlone } from './keptBasket.ts';
import { loadPossible } from './loadPossible.ts';
import { loadRedeemedPromotions, type RedeemedPromotion } from './loadPromotions.ts';
import type { GiveOnKept, OffAlone, ReturnableOrder } from './sold.ts';

export interface Valued {
  sold: ReturnableOrder;
  give: GiveOnKept;
  alone?: OffAlone;
}

/** The goods at their prices and floors, in the categories where they are now. The floors are those of the quote. */
const loadLines = async (
  db: Db,
  { quote }: RedemptionRow,
  lines: readonly QuoteLine[],
  settings: Settings,
) => {
  const quoted = new Map(quote.lines.map(({ id, quantity }) => [id, quantity]));
  const ids = lines.map(({ variantId }) => variantId);
  const facts = await variantFacts(db, ids, settings);
  return lines.map((line): BasketLine => {
    const { categoryIds = [], brand = null, tags = [] } = facts.get(line.variantId)?.line ?? {};
    const { id, variantId, productId, quantity, unitPrice, originalPrice, floor } = line;
    return {
      id,
      variantId,
      productId,
      quantity,
      unitPrice,
      originalPrice,
      categoryIds,
      brand,
      tags,
      floor: floor === null ? null : floor / (quoted.get(id) ?? quantity),
    };
  });
};

/** What promotions give on the goods of the order; not needed where none takes its discount back. */
const giveAgain = async (
  db: Db,
  row: RedemptionRow,
  goods: readonly QuoteLine[],
  settings: Settings,
  promotions: readonly RedeemedPromotion[],
): Promise<Pick<Valued, 'give' | 'alone'>> => {
  const isTakenBack = promotions.some(({ sold }) => sold.whenReturned === 'takeBack');
  if (!isTakenBack) return { give: () => new Map() };
  const lines = await loadLines(db, row, goods, settings);
  const { shipping, at } = row.quote;
  const rules = engineRules(settings);
  const { shopper, others } = await loadPossible(db, row, settings);
  const basket = { lines, shipping, shopper, at };
  const candidates = promotions.map(({ candidate }) => candidate);
  const limits = row.limitsThen ?? undefined;
  return {
    give: giveOnKept(basket, candidates, rules, limits),
    alone: offAlone(basket, candidates, others, rules, limits),
  };
};

/** The order as it was redeemed, but no more than it says was ordered and paid. */
export const loadRedeemed = async (
  db: Db,
  row: RedemptionRow,
  settings: Settings,
): Promise<Valued> => {
  const { shipping, gifts } = row.quote;
  const ordered = await loadOrderedLines(db, row.orderId);
  const { lines, notOrdered } = limitToOrder(row.quote.lines, ordered, gifts);
  const promotions = await loadRedeemedPromotions(db, row.id, settings);
  const sold = {
    lines,
    notOrdered,
    shipping,
    gifts,
    promotions: promotions.map((one) => one.sold),
  };
  return { sold, ...(await giveAgain(db, row, lines, settings, promotions)) };
};

/** An order that was not redeemed: what was paid for each line is known, but no terms. */
export const loadUnredeemed = async (db: Db, id: number): Promise<Valued> => {
  const lines = await linesOf(db, { id });
  return {
    sold: {
      lines: lines.map(({ lineId, sku, name, quantity, unitPrice, paid }) => ({
        id: lineId,
        sku,
        name,
        quantity,
        unitPrice,
        paid,
        allocations: [],
      })),
      notOrdered: [],
      shipping: [],
      gifts: [],
      promotions: [],
    },
    give: () => new Map(),
  };
};
