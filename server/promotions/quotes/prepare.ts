/** Prepares a basket for the engine: goods, shopper, codes and promotions. */
import { codeKey } from '#contract/promotions/codes';
import type { QuoteInput } from '#contract/promotions/quotes';
import type { RefusedCode } from '#contract/promotions/verdicts';
import type { ScreenedCandidates } from '../engine/eligible.ts';
import type { Basket, EngineRules } from '../engine/types.ts';
import { type CodeChoices, enterCodes } from './codes.ts';
import { type Goods, goodsOf } from './goods.ts';
import { type KnownShopper, shopperOf } from './shopper.ts';
import type { Overrides } from './types.ts';
import { screenFor } from './screen.ts';
import type { loadBasketData } from './basketData.ts';

/** A basket that is prepared for the engine. */
export interface Prepared {
  basket: Basket;
  goods: Goods;
  shopper: KnownShopper;
  refusedCodes: RefusedCode[];
  screened: ScreenedCandidates;
  choices: CodeChoices;
  /** The codes as they are compared, in a fixed order. */
  codes: string[];
  explain: boolean;
  /** How many points the member wants to spend. */
  points: QuoteInput['points'];
}

const keysIn = (codes: readonly string[]) => [...new Set(codes.map(codeKey))].sort();

export const prepare = (
  { codes, promotions, members, unsentOrders, stock }: Awaited<ReturnType<typeof loadBasketData>>,
  rules: EngineRules,
  input: QuoteInput,
  overrides: Overrides,
): Prepared => {
  const known = shopperOf({ members, unsentOrders }, input, rules);
  const shopper = overrides.shopper ? overrides.shopper(known) : known;
  const goods = goodsOf(stock, input.lines, shopper, overrides);
  const { candidates, choices, refused } = enterCodes(
    codes.coupons,
    promotions,
    input.codes,
    shopper.memberId,
    stock.at,
  );
  const basket: Basket = { lines: goods.lines, shipping: input.shipping, shopper, at: stock.at };
  const { explain, points } = input;
  const screened = screenFor(promotions, basket, rules, {
    ...overrides,
    entered: candidates,
    explain,
  });
  return {
    basket,
    goods,
    shopper,
    refusedCodes: refused,
    screened,
    choices,
    codes: keysIn(input.codes),
    explain,
    points,
  };
};
