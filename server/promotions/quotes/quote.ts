/** A basket of the store → prices, promotions and totals. Reads only. */
import type { Quote, QuoteGift, QuoteInput, RefusedCode } from '#contract/promotions/quotes';
import { eq, inArray } from 'drizzle-orm';
import type { Connection, Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { HttpError } from '../../platform/http/errors.ts';
import { screenCandidates, type ScreenedCandidates } from '../engine/eligible.ts';
import { evaluateScreened } from '../engine/evaluate.ts';
import { countersOf } from '../engine/limits.ts';
import type { Applied, Basket, Candidate, EngineRules, UsageLookup } from '../engine/types.ts';
import type { Settings } from '#contract/platform/settings';
import { toResponse } from './response.ts';
import { type CachedPromotions, cachedPromotions } from './promotionCache.ts';
import { enterCodes, loadCodes } from './codes.ts';
import { type Goods, goodsOf, stockOf } from './goods.ts';
import { type KnownShopper, loadMembers, shopperOf } from './shopper.ts';
import { loadUsage } from './loadUsage.ts';

export const engineRules = ({
  productLane,
  orderLane,
  shippingLane,
  thresholdBasis,
  timeZone,
}: Settings): EngineRules => ({
  lanes: { product: productLane, order: orderLane, shipping: shippingLane },
  thresholdBasis,
  timeZone,
  halves: 'discount',
  leftovers: 'largest',
});

export interface QuoteContext {
  /** The connection to which the cached promotions belong. */
  owner: Pick<Connection, 'db'>;
  settings: Settings;
  now: number;
  /** Instant the basket is asked about. */
  at: number;
}
/** What a simulation replaces. */
export interface Overrides {
  shopper?: (known: KnownShopper) => KnownShopper;
  /** Terms under work: they take the place of the promotion's own; by code as if the code had been entered. */
  draft?: Candidate;
  /** Unit prices of lines that have their own. */
  prices?: ReadonlyMap<string, number>;
}
export interface Quoted {
  quote: Quote;
  applied: Applied[];
  shopper: KnownShopper;
}

const giftVariants = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .select({ id: variants.id, sku: variants.sku, name: products.name })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, ids)),
);
const loadGifts = async (db: Db, applied: readonly Applied[]): Promise<QuoteGift[]> => {
  const given = applied.flatMap(({ candidate, gifts }) =>
    gifts.map((gift) => ({ promotionId: candidate.id, ...gift })),
  );
  if (given.length === 0) return [];
  const rows = await giftVariants(db, { ids: given.map(({ variantId }) => variantId) });
  const known = new Map(rows.map((row) => [row.id, row]));
  return given.flatMap((gift) => {
    const row = known.get(gift.variantId);
    return row ? [{ ...gift, sku: row.sku, name: row.name }] : [];
  });
};

/** Screens the cached promotions, those that codes bring in and a draft for a basket. */
const screenFor = (
  { automatic, index }: CachedPromotions,
  basket: Basket,
  rules: EngineRules,
  {
    entered,
    draft,
    explain,
  }: { entered: readonly Candidate[]; draft?: Candidate; explain: boolean },
) => {
  const added = draft ? [...entered.filter(({ id }) => id !== draft.id), draft] : entered;
  const others = new Set(added.map(({ id }) => id));
  const screenWith = (some: readonly Candidate[]) =>
    screenCandidates(basket, [...some.filter(({ id }) => !others.has(id)), ...added], rules);
  if (explain) return screenWith(automatic);
  const screened = screenWith(index.find(basket.lines));
  // A promotion that excludes others is named in the verdict of each of them, whatever goods they are about.
  return screened.eligible.some(({ terms }) => terms.exclusivity !== 'none')
    ? screenWith(automatic)
    : screened;
};

/** A basket made ready for the engine. */
interface Prepared {
  basket: Basket;
  goods: Goods;
  shopper: KnownShopper;
  refusedCodes: RefusedCode[];
  screened: ScreenedCandidates;
  explain: boolean;
}

/** All that some baskets ask of the database before they are prepared. */
const readFor = async (
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
  return { codes, promotions, members, stock: await stockOf(db, lines, at, settings) };
};

const prepare = (
  { codes, promotions, members, stock }: Awaited<ReturnType<typeof readFor>>,
  rules: EngineRules,
  input: QuoteInput,
  overrides: Overrides,
): Prepared => {
  const known = shopperOf(members, input);
  const shopper = overrides.shopper ? overrides.shopper(known) : known;
  const goods = goodsOf(stock, input.lines, shopper, overrides.prices);
  const { candidates, refused } = enterCodes(
    codes.coupons,
    promotions,
    input.codes,
    shopper.memberId,
    stock.at,
  );
  const basket: Basket = { lines: goods.lines, shipping: input.shipping, shopper, at: stock.at };
  const { explain } = input;
  const screened = screenFor(promotions, basket, rules, {
    ...overrides,
    entered: candidates,
    explain,
  });
  return { basket, goods, shopper, refusedCodes: refused, screened, explain };
};

/** Quotes the basket at this index; `more` is what is in use beside what the database says. */
export type QuoteOne = (index: number, more?: UsageLookup) => Promise<Quoted>;

/** Reads what some baskets ask for at once, whatever their number; each is then quoted, or refused, by itself. */
export const openBaskets = async (
  db: Db,
  asked: QuoteContext,
  inputs: readonly QuoteInput[],
  overrides: Overrides = {},
): Promise<QuoteOne> => {
  const { settings, now } = asked;
  const rules = engineRules(settings);
  const read = await readFor(db, asked, inputs);
  const all = inputs.map((input) => {
    try {
      return prepare(read, rules, input, overrides);
    } catch (error) {
      if (error instanceof HttpError) return error;
      throw error;
    }
  });
  const names = new Set<string>();
  for (const one of all)
    if (!(one instanceof HttpError))
      for (const name of countersOf(one.basket, one.screened.eligible, rules)) names.add(name);
  const used = await loadUsage(db, [...names], now);
  return async (index, more) => {
    const one = all[index] as Prepared | HttpError;
    if (one instanceof HttpError) throw one;
    const { basket, goods, shopper, refusedCodes, screened, explain } = one;
    const outcome = evaluateScreened(
      basket,
      screened,
      rules,
      more ? (name) => used(name) + more(name) : used,
    );
    const gifts = await loadGifts(db, outcome.applied);
    const quote = toResponse({
      outcome,
      basket,
      goods,
      refusedCodes,
      gifts,
      currency: settings.currency,
      explain,
    });
    return { quote, applied: outcome.applied, shopper };
  };
};

export const quoteBasket = async (
  db: Db,
  asked: QuoteContext,
  input: QuoteInput,
  overrides: Overrides = {},
): Promise<Quoted> => (await openBaskets(db, asked, [input], overrides))(0);
