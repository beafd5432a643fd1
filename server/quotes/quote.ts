/** A basket of the store → prices, promotions and totals. Reads only. */
import type { Quote, QuoteGift, QuoteInput } from '#contract/quotes';
import type { Connection, Db } from '#db';
import { selectIn } from '#db/bulk';
import { countersOf, evaluateSorted, sortOut } from '../promotions/engine/evaluate.ts';
import type { Applied, Basket, Candidate, EngineRules } from '../promotions/engine/types.ts';
import type { Settings } from '../settings/read.ts';
import { quoteOf } from './answer.ts';
import { type Book, bookOf } from './book.ts';
import { enterCodes, lookUpCodes } from './codes.ts';
import { goodsOf } from './goods.ts';
import { type KnownShopper, shopperOf } from './shopper.ts';
import { usageOf } from './usage.ts';

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

export interface Asked {
  /** What the book of promotions is kept with. */
  owner: Pick<Connection, 'db'>;
  settings: Settings;
  now: number;
  /** Instant the basket is asked about. */
  at: number;
}
/** What a simulation may put in place of what is there. */
export interface Instead {
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

const giftsOf = async (db: Db, applied: readonly Applied[]): Promise<QuoteGift[]> => {
  const given = applied.flatMap(({ candidate, gifts }) =>
    gifts.map((gift) => ({ promotionId: candidate.id, ...gift })),
  );
  const rows = await selectIn<{ id: number; sku: string | null; name: string }>(
    db,
    'select v.id, v.sku, p.name from variants v join products p on p.id = v.product_id where v.id in (?)',
    given.map(({ variantId }) => variantId),
    'integer',
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  return given.flatMap((gift) => {
    const row = known.get(gift.variantId);
    return row ? [{ ...gift, sku: row.sku, name: row.name }] : [];
  });
};

/** The book's promotions with those that codes bring in and terms under work, sorted out for a basket. */
const sortOutBook = (
  { automatic, shelves }: Book,
  basket: Basket,
  rules: EngineRules,
  { entered, draft, explain }: { entered: readonly Candidate[]; draft?: Candidate; explain: boolean },
) => {
  const byHand = draft ? [...entered.filter(({ id }) => id !== draft.id), draft] : entered;
  const others = new Set(byHand.map(({ id }) => id));
  const sortedWith = (some: readonly Candidate[]) =>
    sortOut(basket, [...some.filter(({ id }) => !others.has(id)), ...byHand], rules);
  if (explain) return sortedWith(automatic);
  const sorted = sortedWith(shelves.near(basket.lines));
  // One that silences others says so of each of them, wherever their goods are.
  return sorted.eligible.some(({ terms }) => terms.exclusivity !== 'none') ? sortedWith(automatic) : sorted;
};

export const quoteBasket = async (
  db: Db,
  { owner, settings, now, at }: Asked,
  input: QuoteInput,
  instead: Instead = {},
): Promise<Quoted> => {
  const page = await lookUpCodes(db, input.codes);
  const book = await bookOf(owner, db, settings, at, now, page.version);
  const known = await shopperOf(db, input);
  const shopper = instead.shopper ? instead.shopper(known) : known;
  const goods = await goodsOf(db, input, shopper, at, settings, instead.prices);
  const entered = enterCodes(page, book, shopper.memberId, at);
  const basket: Basket = { lines: goods.lines, shipping: input.shipping, shopper, at };
  const rules = engineRules(settings);
  const sorted = sortOutBook(book, basket, rules, { ...instead, entered: entered.candidates, explain: input.explain });
  const used = await usageOf(db, countersOf(basket, sorted.eligible, rules), now);
  const outcome = evaluateSorted(basket, sorted, rules, used);
  const quote = quoteOf({
    outcome,
    basket,
    goods,
    refusedCodes: entered.refused,
    gifts: await giftsOf(db, outcome.applied),
    currency: settings.currency,
    explain: input.explain,
  });
  return { quote, applied: outcome.applied, shopper };
};
