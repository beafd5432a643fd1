/** Prepares a basket for the engine: goods, shopper, codes and promotions. */
import { codeKey } from '#contract/promotions/codes';
import type { QuoteInput } from '#contract/promotions/quotes';
import type { RefusedCode } from '#contract/promotions/verdicts';
import { refuseErasedIn } from '../../members/erased/refuse.ts';
import type { ScreenedCandidates } from '../engine/eligible.ts';
import type { Basket, EngineRules } from '../engine/types.ts';
import { type CodeChoices, enterCodes } from './codes.ts';
import { type Goods, goodsOf } from './goods.ts';
import { type HeldCode, toHeldCodes } from './held/usable.ts';
import { type KnownShopper, shopperOf } from './shopper.ts';
import type { BasketInput, Overrides } from './types.ts';
import { screenFor } from './screen.ts';
import type { loadBasketData } from './basketData.ts';

type BasketData = Awaited<ReturnType<typeof loadBasketData>>;

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
  /** Codes that the member holds, where the basket asks for them; null for a guest. */
  held: readonly HeldCode[] | null | undefined;
  /** How many points the member wants to spend. */
  points: QuoteInput['points'];
}

const keysIn = (codes: readonly string[]) => [...new Set(codes.map(codeKey))].sort();

/** Besides the codes that are entered, whose verdicts the quote contains. */
const heldOf = (
  { held, promotions, stock }: BasketData,
  { coupons, codes }: QuoteInput,
  { memberId }: KnownShopper,
) => {
  if (!coupons) return undefined;
  if (memberId === null) return null;
  const entered = new Set(keysIn(codes));
  const others = (held.get(memberId) ?? []).filter(({ key }) => !entered.has(key ?? ''));
  return toHeldCodes(others, promotions, stock.at);
};

export const prepare = (
  read: BasketData,
  rules: EngineRules,
  input: BasketInput,
  overrides: Overrides,
): Prepared => {
  const { coupons, promotions, members, unsentOrders, ownNumbers, stock } = read;
  const named = input.member ? members.get(input.member) : undefined;
  // A past order stays what it was; for a new one, whoever was erased is nobody.
  if (named && !overrides.shopper) refuseErasedIn('member', named);
  const known = shopperOf({ members, unsentOrders, ownNumbers }, input, rules);
  const shopper = overrides.shopper ? overrides.shopper(known) : known;
  const goods = goodsOf(stock, input.lines, shopper, overrides);
  const { candidates, choices, refused } = enterCodes(
    coupons,
    promotions,
    input.codes,
    shopper.recordIds,
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
    held: heldOf(read, input, shopper),
    points,
  };
};
