/** Variants as promotions see them: what they belong to, and how low their price may go. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { inValues } from '#db/statements';
import { guardsOfVariant } from '../prices/guards.ts';
import { floorOf } from '../prices/margins.ts';
import type { BasketLine } from '../promotions/engine/types.ts';
import type { Settings } from '../settings/read.ts';

export interface VariantRow {
  id: number;
  sku: string | null;
  cost: number | null;
  min_price: number | null;
  min_margin_bps: number | null;
  product_id: number;
  name: string;
  brand: string | null;
  tags: string;
  primary_path: string | null;
  /** Paths of its further categories, between spaces. */
  paths: string | null;
  /** What its primary category and those above it say: `category:least price:least margin`, between spaces. */
  guards: string | null;
}

/** `/4/17/` → the categories 4 and 17, by their ids. */
const ON_PATH = `'[' || replace(trim(c.path, '/'), '/', ',') || ']'`;

/** Everything of a variant that is asked for in one statement: a basket is quoted in few round trips. */
export const variantColumns = (db: Db) =>
  `v.id, v.sku, v.cost, v.min_price, v.min_margin_bps, p.id as product_id, p.name, p.brand, p.tags,
   c.path as primary_path,
   (select string_agg(o.path, ' ') from product_categories pc join categories o on o.id = pc.category_id
    where pc.product_id = p.id) as paths,
   (select string_agg(g.id || ':' || coalesce(cast(g.min_price as text), '') || ':'
       || coalesce(cast(g.min_margin_bps as text), ''), ' ') from categories g
    where g.id ${inValues(db, 'integer').replace('?', ON_PATH)}
      and (g.min_price is not null or g.min_margin_bps is not null)) as guards`;
export const VARIANT_TABLES = `variants v join products p on p.id = v.product_id
  left join categories c on c.id = p.primary_category_id`;

const idsOn = (path: string | null): number[] => (path ? path.split('/').filter(Boolean).map(Number) : []);

/** What the product's category hands down: the nearest word counts, the store's where none says anything. */
const guardsOf = (
  { guards, primary_path }: VariantRow,
  { minMarginBps }: Pick<Settings, 'minMarginBps'>,
): { minPrice: number | null; minMarginBps: number | null } => {
  const handed = { minPrice: null as number | null, minMarginBps };
  if (guards === null) return handed;
  const said = new Map(guards.split(' ').map((text) => [Number(text.split(':')[0]), text.split(':')]));
  for (const id of idsOn(primary_path)) {
    const [, minPrice, margin] = said.get(id) ?? [];
    if (minPrice) handed.minPrice = Number(minPrice);
    if (margin) handed.minMarginBps = Number(margin);
  }
  return handed;
};

/** What texts of many rows say is parsed once, as long as they stay few. */
const remembered = <T>(parse: (text: string) => T, most = 10_000) => {
  const known = new Map<string, T>();
  return (text: string): T => {
    let value = known.get(text);
    if (value === undefined) {
      if (known.size >= most) known.clear();
      known.set(text, (value = parse(text)));
    }
    return value;
  };
};
const tagsIn = remembered((text): readonly string[] => JSON.parse(text) as string[]);
/** Every category on some paths, each once. */
const categoriesOn = remembered((paths): readonly number[] => [...new Set(idsOn(paths.replaceAll(' ', '')))]);

/** What the engine wants to know of a variant, whatever its price. */
export interface VariantFacts {
  sku: string | null;
  name: string;
  cost: number | null;
  line: Pick<BasketLine, 'variantId' | 'productId' | 'categoryIds' | 'brand' | 'tags' | 'floor'>;
}

export const factsOf = (row: VariantRow, settings: Pick<Settings, 'minMarginBps'>): VariantFacts => ({
  sku: row.sku,
  name: row.name,
  cost: row.cost,
  line: {
    variantId: row.id,
    productId: row.product_id,
    categoryIds: categoriesOn(`${row.primary_path ?? ''} ${row.paths ?? ''}`),
    brand: row.brand,
    tags: tagsIn(row.tags),
    floor: floorOf(
      guardsOfVariant(
        { cost: row.cost, minPrice: row.min_price, minMarginBps: row.min_margin_bps },
        guardsOf(row, settings),
      ),
    ),
  },
});

/** Facts of the variants that are there; for looking at many of them (a replay, a review). */
export const variantFacts = async (
  db: Db,
  ids: readonly number[],
  settings: Pick<Settings, 'minMarginBps'>,
): Promise<Map<number, VariantFacts>> => {
  const select = `select ${variantColumns(db)} from ${VARIANT_TABLES} where v.id in (?)`;
  const rows = await selectIn<VariantRow>(db, select, [...new Set(ids)], 'integer');
  return new Map(rows.map((row) => [row.id, factsOf(row, settings)]));
};
