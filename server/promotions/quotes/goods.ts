/** What a basket names → priced lines as the engine wants them. */
import type { Audience, PriceListFacts, PriceListKind, PriceRow } from '#contract/pricing/prices';
import { MAX_AMOUNT } from '#shared/fields';
import type { QuoteInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { among, query, type Value } from '#db/statements';
import { invalid } from '../../platform/http/errors.ts';
import { loadPriceLists, loadPrices } from '../../pricing/prices/read.ts';
import { resolvePrice } from '../../pricing/prices/rules.ts';
import type { BasketLine, Shopper } from '../engine/types.ts';
import type { Settings } from '#contract/platform/settings';
import {
  factsOfRows,
  VARIANT_COLUMNS,
  VARIANT_TABLES,
  type VariantFacts,
  type VariantRow,
} from './variants.ts';

export { type VariantFacts, variantFacts } from './variants.ts';

/** Whom prices are for. */
type Buyer = Pick<Shopper, 'level' | 'groups' | 'channel'>;

/** A variant with one of its prices at the instant; all of that null where it has none. */
interface PricedRow extends VariantRow {
  price_id: number | null;
  min_quantity: number;
  amount: number;
  starts_at: number;
  ends_at: number;
  list_id: number;
  code: string;
  kind: PriceListKind;
  priority: number;
  audience: string;
}
/** Variants that a basket names, each with the prices that hold for it. */
interface Found {
  row: VariantRow;
  prices: PriceRow[];
}
interface Shelf {
  byId: Map<number, Found>;
  bySku: Map<string, Found>;
  lists: Map<number, PriceListFacts>;
}
/** What some baskets name, as it is at an instant. */
export interface Stock extends Shelf {
  at: number;
  facts: Map<number, VariantFacts>;
}

const pricedVariants = (db: Db, condition: string, values: readonly Value[]) =>
  query<PricedRow>(
    db,
    `select ${VARIANT_COLUMNS}, a.id as price_id, a.min_quantity, a.amount, a.starts_at, a.ends_at,
       l.id as list_id, l.code, l.kind, l.priority, l.audience
     from ${VARIANT_TABLES}
     left join prices a on a.variant_id = v.id and a.starts_at <= ? and a.ends_at > ?
     left join price_lists l on l.id = a.list_id
     where ${condition} order by v.id desc`,
    values,
  );

const add = ({ byId, bySku, lists }: Shelf, rows: readonly PricedRow[]) => {
  for (const row of rows) {
    let found = byId.get(row.id);
    if (!found) {
      byId.set(row.id, (found = { row, prices: [] }));
      // Of several with one SKU the oldest, which comes last and stays.
      if (row.sku !== null) bySku.set(row.sku, found);
    }
    if (row.price_id === null) continue;
    const { list_id: listId, code, kind, priority } = row;
    found.prices.push({
      id: row.price_id,
      listId,
      variantId: row.id,
      minQuantity: row.min_quantity,
      amount: row.amount,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    });
    if (!lists.has(listId))
      lists.set(listId, {
        id: listId,
        code,
        kind,
        priority,
        audience: JSON.parse(row.audience) as Audience,
      });
  }
};

type Lines = QuoteInput['lines'];

/** Everything that these lines name, in two statements, however many they are. */
export const stockOf = async (
  db: Db,
  lines: Lines,
  at: number,
  settings: Pick<Settings, 'minMarginBps'>,
): Promise<Stock> => {
  const shelf: Shelf = { byId: new Map(), bySku: new Map(), lists: new Map() };
  const fetch = async (
    column: string,
    keys: readonly (string | number)[],
    kind: 'text' | 'integer',
  ) => {
    if (keys.length === 0) return;
    const { sql, values } = among(db, keys, kind);
    add(shelf, await pricedVariants(db, `${column} ${sql}`, [at, at, ...values]));
  };
  const skus = [...new Set(lines.flatMap(({ sku }) => sku ?? []))];
  await fetch('v.sku', skus, 'text');
  const ids = [...new Set(lines.flatMap(({ variantId }) => variantId ?? []))];
  await fetch(
    'v.id',
    ids.filter((id) => !shelf.byId.has(id)),
    'integer',
  );
  const rows = [...shelf.byId.values()].map(({ row }) => row);
  return { ...shelf, at, facts: await factsOfRows(db, rows, settings) };
};

/** The price of each variant for a shopper at an instant; those nobody has priced are left out. */
export const priceOf = async (db: Db, ids: readonly number[], buyer: Buyer, at: number) => {
  const prices = await loadPrices(db, ids, { at });
  const lists = await loadPriceLists(db);
  return (variantId: number, quantity: number) =>
    priced(prices.get(variantId) ?? [], lists, quantity, buyer, at);
};

const priced = (
  prices: readonly PriceRow[],
  lists: ReadonlyMap<number, PriceListFacts>,
  quantity: number,
  { level, groups, channel }: Buyer,
  at: number,
) => {
  const { amount, originalAmount } = resolvePrice(prices, lists, {
    quantity,
    level,
    groups,
    channel,
    at,
  });
  // A price of nothing is one that nobody has set.
  return amount ? { unitPrice: amount, originalPrice: originalAmount ?? amount } : null;
};

export interface Goods {
  lines: BasketLine[];
  /** By line id, for the answer. */
  facts: Map<string, VariantFacts>;
}

/**
 * Priced for the buyer at the stock's instant, but for lines whose unit price is `given` (an order's). 422 naming each
 * line that is unknown, has no price, or makes the basket worth more than an order can be.
 */
export const goodsOf = (
  { byId, bySku, lists, at, facts: known }: Stock,
  lines: Lines,
  buyer: Buyer,
  given?: ReadonlyMap<string, number>,
): Goods => {
  const facts: Goods['facts'] = new Map();
  const goods: BasketLine[] = [];
  const unknown: Record<string, Record<string, string>> = {};
  const unpriced: Record<string, Record<string, string>> = {};
  const beyond: Record<string, Record<string, string>> = {};
  let worth = 0;
  lines.forEach(({ id: name, sku, variantId, quantity }, index) => {
    const id = name ?? String(index + 1);
    const field = variantId === undefined ? 'sku' : 'variantId';
    const found = variantId === undefined ? bySku.get(sku ?? '') : byId.get(variantId);
    if (!found) return void (unknown[index] = { [field]: 'prices.errors.unknownVariant' });
    const own = given?.get(id);
    const price =
      own === undefined
        ? priced(found.prices, lists, quantity, buyer, at)
        : { unitPrice: own, originalPrice: own };
    if (!price) return void (unpriced[index] = { [field]: 'prices.errors.noPrice' });
    const variant = known.get(found.row.id) as VariantFacts;
    facts.set(id, variant);
    worth += price.unitPrice * quantity;
    // Past this, sums would no longer be exact.
    if (worth > MAX_AMOUNT) return void (beyond[index] = { quantity: 'quotes.errors.beyond' });
    goods.push({ id, quantity, ...variant.line, ...price });
  });
  for (const errors of [unknown, unpriced, beyond])
    if (Object.keys(errors).length > 0) throw invalid({ lines: errors });
  return { lines: goods, facts };
};
