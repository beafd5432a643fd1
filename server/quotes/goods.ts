/** What a basket names → priced lines as the engine wants them. */
import type { QuoteInput } from '#contract/quotes';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { invalid } from '../http/errors.ts';
import { guardsOfVariant } from '../prices/guards.ts';
import { floorOf } from '../prices/margins.ts';
import { loadPriceLists, loadPrices } from '../prices/read.ts';
import { resolvePrice } from '../prices/rules.ts';
import type { BasketLine, Shopper } from '../promotions/engine/types.ts';
import type { Settings } from '../settings/read.ts';

interface VariantRow {
  id: number;
  sku: string | null;
  cost: number | null;
  min_price: number | null;
  min_margin_bps: number | null;
  product_id: number;
  name: string;
  brand: string | null;
  tags: string;
  primary_category_id: number | null;
}
const VARIANTS = `select v.id, v.sku, v.cost, v.min_price, v.min_margin_bps, p.id as product_id, p.name, p.brand, p.tags,
  p.primary_category_id from variants v join products p on p.id = v.product_id`;

const variantsOf = async (db: Db, lines: QuoteInput['lines']) => {
  const ids = lines.flatMap(({ variantId }) => variantId ?? []);
  const skus = lines.flatMap(({ sku }) => sku ?? []);
  const byId = await selectIn<VariantRow>(db, `${VARIANTS} where v.id in (?)`, ids, 'integer');
  // Of several with one SKU the oldest, which comes last and stays.
  const bySku = await selectIn<VariantRow>(db, `${VARIANTS} where v.sku in (?) order by v.id desc`, skus, 'text');
  const known = { id: new Map(byId.map((row) => [row.id, row])), sku: new Map(bySku.map((row) => [row.sku, row])) };
  const missing: Record<string, Record<string, string>> = {};
  const rows = lines.map(({ variantId, sku }, at) => {
    const row = variantId === undefined ? known.sku.get(sku ?? '') : known.id.get(variantId);
    if (!row) missing[at] = { [variantId === undefined ? 'sku' : 'variantId']: 'prices.errors.unknownVariant' };
    return row as VariantRow;
  });
  if (Object.keys(missing).length > 0) throw invalid({ lines: missing });
  return rows;
};

interface Ancestry {
  /** Every category a product is in, with all above it. */
  of: Map<number, number[]>;
  /** Path of the primary category, by product. */
  primary: Map<number, readonly number[]>;
}
const idsIn = (path: string) => path.split('/').filter(Boolean).map(Number);

const ancestryOf = async (db: Db, rows: readonly VariantRow[]): Promise<Ancestry> => {
  const productIds = [...new Set(rows.map(({ product_id }) => product_id))];
  const further = await selectIn<{ product_id: number; path: string; main: number }>(
    db,
    `select pc.product_id, c.path, 0 as main from product_categories pc join categories c on c.id = pc.category_id
     where pc.product_id in (?)`,
    productIds,
    'integer',
  );
  const primary = await selectIn<{ product_id: number; path: string }>(
    db,
    `select p.id as product_id, c.path from products p join categories c on c.id = p.primary_category_id where p.id in (?)`,
    productIds,
    'integer',
  );
  const of = new Map<number, Set<number>>();
  const main = new Map<number, readonly number[]>();
  const add = (productId: number, ids: readonly number[]) => {
    const known = of.get(productId) ?? new Set();
    for (const id of ids) known.add(id);
    of.set(productId, known);
  };
  for (const { product_id, path } of further) add(product_id, idsIn(path));
  for (const { product_id, path } of primary) {
    main.set(product_id, idsIn(path));
    add(product_id, idsIn(path));
  }
  return { of: new Map([...of].map(([id, ids]) => [id, [...ids]])), primary: main };
};

/** What each product's categories hand down: the nearest word counts, the store's where none says anything. */
const guardsFor = async (db: Db, { primary }: Ancestry, { minMarginBps }: Pick<Settings, 'minMarginBps'>) => {
  const ids = [...new Set([...primary.values()].flat())];
  const rows = await selectIn<{ id: number; min_price: number | null; min_margin_bps: number | null }>(
    db,
    `select id, min_price, min_margin_bps from categories
     where (min_price is not null or min_margin_bps is not null) and id in (?)`,
    ids,
    'integer',
  );
  const own = new Map(rows.map((row) => [row.id, row]));
  return (productId: number) => {
    const guards = { minPrice: null as number | null, minMarginBps };
    for (const id of primary.get(productId) ?? []) {
      guards.minPrice = own.get(id)?.min_price ?? guards.minPrice;
      guards.minMarginBps = own.get(id)?.min_margin_bps ?? guards.minMarginBps;
    }
    return guards;
  };
};

/** What the engine wants to know of a variant, whatever its price. */
export interface VariantFacts {
  sku: string | null;
  name: string;
  cost: number | null;
  line: Pick<BasketLine, 'variantId' | 'productId' | 'categoryIds' | 'brand' | 'tags' | 'floor'>;
}

const factsOf = async (
  db: Db,
  rows: readonly VariantRow[],
  settings: Pick<Settings, 'minMarginBps'>,
): Promise<Map<number, VariantFacts>> => {
  const ancestry = await ancestryOf(db, rows);
  const categoryGuards = await guardsFor(db, ancestry, settings);
  return new Map(
    rows.map((row) => {
      const own = { cost: row.cost, minPrice: row.min_price, minMarginBps: row.min_margin_bps };
      const line = {
        variantId: row.id,
        productId: row.product_id,
        categoryIds: ancestry.of.get(row.product_id) ?? [],
        brand: row.brand,
        tags: JSON.parse(row.tags) as string[],
        floor: floorOf(guardsOfVariant(own, categoryGuards(row.product_id))),
      };
      return [row.id, { sku: row.sku, name: row.name, cost: row.cost, line }];
    }),
  );
};

/** Facts of the variants that are there; for looking at many of them (a replay, a review). */
export const variantFacts = async (db: Db, ids: readonly number[], settings: Pick<Settings, 'minMarginBps'>) =>
  factsOf(db, await selectIn<VariantRow>(db, `${VARIANTS} where v.id in (?)`, [...new Set(ids)], 'integer'), settings);

/** The price of each variant for a shopper at an instant; those nobody has priced are left out. */
export const priceOf = async (
  db: Db,
  ids: readonly number[],
  { level, groups, channel }: Pick<Shopper, 'level' | 'groups' | 'channel'>,
  at: number,
) => {
  const prices = await loadPrices(db, ids, { at });
  const lists = await loadPriceLists(db);
  return (variantId: number, quantity: number) => {
    const { amount, originalAmount } = resolvePrice(prices.get(variantId) ?? [], lists, {
      quantity,
      level,
      groups,
      channel,
      at,
    });
    // A price of nothing is one that nobody has set.
    return amount ? { unitPrice: amount, originalPrice: originalAmount ?? amount } : null;
  };
};

export interface Goods {
  lines: BasketLine[];
  /** By line id, for the answer. */
  facts: Map<string, VariantFacts>;
}

/**
 * Priced for the shopper at the instant, but for lines whose unit price is `given` (an order's). 422 naming each line
 * that is unknown or has no price.
 */
export const goodsOf = async (
  db: Db,
  input: Pick<QuoteInput, 'lines'>,
  shopper: Pick<Shopper, 'level' | 'groups' | 'channel'>,
  at: number,
  settings: Pick<Settings, 'minMarginBps'>,
  given?: ReadonlyMap<string, number>,
): Promise<Goods> => {
  const rows = await variantsOf(db, input.lines);
  const known = await factsOf(db, rows, settings);
  const price = await priceOf(db, [...known.keys()], shopper, at);
  const facts: Goods['facts'] = new Map();
  const unpriced: Record<string, Record<string, string>> = {};
  const lines = input.lines.map(({ id: name, sku, quantity }, index): BasketLine => {
    const id = name ?? String(index + 1);
    const variant = known.get(rows[index]?.id ?? 0) as VariantFacts;
    const own = given?.get(id);
    const priced = own === undefined ? price(variant.line.variantId, quantity) : { unitPrice: own, originalPrice: own };
    if (!priced) unpriced[index] = { [sku === undefined ? 'variantId' : 'sku']: 'prices.errors.noPrice' };
    facts.set(id, variant);
    return { id, quantity, ...variant.line, ...(priced ?? { unitPrice: 0, originalPrice: 0 }) };
  });
  if (Object.keys(unpriced).length > 0) throw invalid({ lines: unpriced });
  return { lines, facts };
};
