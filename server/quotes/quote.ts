/** A basket of the store → prices, promotions and totals. Reads only. */
import type { Quote, QuoteGift, QuoteInput } from '#contract/quotes';
import type { Connection, Db } from '#db';
import { selectIn } from '#db/bulk';
import { countersOf, evaluate, sortOut } from '../promotions/engine/evaluate.ts';
import type { Applied, Basket, Candidate, EngineRules } from '../promotions/engine/types.ts';
import type { Settings } from '../settings/read.ts';
import { quoteOf } from './answer.ts';
import { bookOf } from './book.ts';
import { enterCodes } from './codes.ts';
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

export const quoteBasket = async (
  db: Db,
  { owner, settings, now, at }: Asked,
  input: QuoteInput,
  instead: Instead = {},
): Promise<Quoted> => {
  const book = await bookOf(owner, db, settings, at, now);
  const known = await shopperOf(db, input);
  const shopper = instead.shopper ? instead.shopper(known) : known;
  const goods = await goodsOf(db, input, shopper, at, settings, instead.prices);
  const entered = await enterCodes(db, book, input.codes, shopper.memberId, at);
  const { draft } = instead;
  const basket: Basket = { lines: goods.lines, shipping: input.shipping, shopper, at };
  const rules = engineRules(settings);
  const others = new Set(entered.candidates.map(({ id }) => id).concat(draft ? [draft.id] : []));
  const candidates = [
    ...book.automatic.filter(({ id }) => !others.has(id)),
    ...entered.candidates.filter(({ id }) => id !== draft?.id),
    ...(draft ? [draft] : []),
  ];
  const { eligible } = sortOut(basket, candidates, rules);
  const used = await usageOf(db, countersOf(basket, eligible, rules), now);
  const outcome = evaluate(basket, candidates, rules, used);
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
