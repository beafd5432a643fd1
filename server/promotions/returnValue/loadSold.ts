/** Loads orders with what decides on the value of their returns. */
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { linesOf } from '../../orders/orders/showParts.ts';
import type { BasketLine, Candidate } from '../engine/types.ts';
import { engineRules } from '../quotes/engineRules.ts';
import { variantFacts } from '../quotes/variantFacts.ts';
import type { RedemptionRow } from '../redemptions/record.ts';
import { giveOnKept } from './keptBasket.ts';
import { loadRedeemedPromotions } from './loadPromotions.ts';
import type { GiveOnKept, ReturnableOrder } from './sold.ts';

export interface Valued {
  sold: ReturnableOrder;
  give: GiveOnKept;
}

/** The goods of the redemption at its prices and floors, in the categories where they are now. */
const loadLines = async (db: Db, { quote }: RedemptionRow, settings: Settings) => {
  const ids = quote.lines.map(({ variantId }) => variantId);
  const facts = await variantFacts(db, ids, settings);
  return quote.lines.map((line): BasketLine => {
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
      floor: floor === null ? null : floor / quantity,
    };
  });
};

const giveAgain = async (
  db: Db,
  row: RedemptionRow,
  settings: Settings,
  candidates: readonly Candidate[],
): Promise<GiveOnKept> => {
  const shopper = {
    key: row.customerKey,
    channel: row.channel,
    level: null,
    groups: [],
    joinedAt: null,
    orderNumber: null,
    birthday: null,
  };
  const lines = await loadLines(db, row, settings);
  const { shipping, at } = row.quote;
  return giveOnKept({ lines, shipping, shopper, at }, candidates, engineRules(settings));
};

/** The order as it was redeemed. */
export const loadRedeemed = async (
  db: Db,
  row: RedemptionRow,
  settings: Settings,
): Promise<Valued> => {
  const { lines, shipping, gifts } = row.quote;
  const promotions = await loadRedeemedPromotions(db, row.id, settings);
  const sold = { lines, shipping, gifts, promotions: promotions.map((one) => one.sold) };
  const candidates = promotions.map(({ candidate }) => candidate);
  return { sold, give: await giveAgain(db, row, settings, candidates) };
};

/** An order that was not redeemed: what was paid for each line is known, but no terms. */
export const loadUnredeemed = async (db: Db, id: number): Promise<Valued> => {
  const lines = await linesOf(db, { id });
  return {
    sold: {
      lines: lines.map(({ position, sku, name, quantity, unitPrice, paid }) => ({
        id: String(position + 1),
        sku,
        name,
        quantity,
        unitPrice,
        paid,
        allocations: [],
      })),
      shipping: [],
      gifts: [],
      promotions: [],
    },
    give: () => new Map(),
  };
};
