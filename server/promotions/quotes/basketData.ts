/** Loads the data of baskets before they are prepared. */
import type { Db } from '#db';
import { groupBy } from '#shared/groupBy';
import { cachedPromotions } from './promotionCache.ts';
import { loadCodes } from './loadCodes.ts';
import { codesThen } from './past/rules.ts';
import { loadHeld } from './held/load.ts';
import { loadStock } from './stock.ts';
import { loadMembers, loadUnsentOrders } from './loadMembers.ts';
import { loadOwnNumbers } from './orderNumber.ts';
import type { BasketInput, Overrides, QuoteContext } from './types.ts';

/** Loads everything that baskets need from the database before they are prepared. */
export const loadBasketData = async (
  db: Db,
  { owner, settings, now, at, past }: QuoteContext,
  inputs: readonly BasketInput[],
  { draft }: Overrides,
) => {
  const entered = await loadCodes(
    db,
    inputs.flatMap((input) => input.codes),
  );
  const promotions =
    past ?? (await cachedPromotions(owner, db, settings, at, now, entered.version));
  const codes = past
    ? { ...entered, coupons: codesThen(entered.coupons, past.heldCodes, past.at) }
    : entered;
  const members = await loadMembers(db, inputs, at);
  // Only promotions for a certain order of a member need to know how many there were.
  const asksNumber = promotions.asksOrderNumber || Boolean(draft?.terms.audience.orderNumber);
  const counted = asksNumber ? inputs : [];
  const unsentOrders = await loadUnsentOrders(db, counted, members);
  const ownNumbers = await loadOwnNumbers(db, counted);
  const asking = inputs.flatMap(({ coupons, member }) =>
    coupons && member ? (members.get(member)?.id ?? []) : [],
  );
  const held = asking.length === 0 ? [] : await loadHeld(db, asking, at);
  const lines = inputs.flatMap((input) => input.lines);
  return {
    // With those that are held, because the one that is chosen is entered.
    coupons:
      held.length === 0
        ? codes.coupons
        : new Map([...codes.coupons, ...held.map((row) => [row.key ?? '', row] as const)]),
    promotions,
    members,
    unsentOrders,
    ownNumbers,
    held: groupBy(held, ({ memberId }) => memberId),
    stock: await loadStock(db, lines, at, settings),
  };
};
