/** Loads the data of baskets before they are prepared. */
import type { QuoteInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { cachedPromotions } from './promotionCache.ts';
import { loadCodes } from './loadCodes.ts';
import { loadStock } from './stock.ts';
import { loadMembers } from './loadMembers.ts';
import type { QuoteContext } from './types.ts';

/** Loads everything that baskets need from the database before they are prepared. */
export const loadBasketData = async (
  db: Db,
  { owner, settings, now, at }: QuoteContext,
  inputs: readonly QuoteInput[],
) => {
  const codes = await loadCodes(
    db,
    inputs.flatMap((input) => input.codes),
  );
  const promotions = await cachedPromotions(owner, db, settings, at, now, codes.version);
  const members = await loadMembers(db, inputs);
  const lines = inputs.flatMap((input) => input.lines);
  return { codes, promotions, members, stock: await loadStock(db, lines, at, settings) };
};
