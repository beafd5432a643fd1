/** Variants as promotions see them: categories, brand, tags, and the floor of their price. */
import { and, inArray, isNotNull, or } from 'drizzle-orm';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { type CategoryGuards, floorOf, guardsOfVariant } from '../../pricing/guards/rules.ts';
import type { BasketLine } from '../engine/types.ts';
import type { Settings } from '#contract/platform/settings';

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
}

/** By hand, with prices joined in `goods.ts`: a measured hot path, quoting a basket takes few round trips. */
export const VARIANT_COLUMNS = `v.id, v.sku, v.cost, v.min_price, v.min_margin_bps, p.id as product_id, p.name, p.brand,
  p.tags, c.path as primary_path,
  (select string_agg(o.path, ' ') from product_categories pc join categories o on o.id = pc.category_id
   where pc.product_id = p.id) as paths`;
export const VARIANT_TABLES = `variants v join products p on p.id = v.product_id
  left join categories c on c.id = p.primary_category_id`;

/** Parses texts that repeat in many rows once, as long as there are few different ones. */
const memoized = <T>(parse: (text: string) => T, most = 10_000) => {
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
const tagsIn = memoized((text): readonly string[] => JSON.parse(text) as string[]);
/** Every category on some paths, each once. */
const categoriesOn = memoized((paths): readonly number[] => [
  ...new Set(paths.split(/[/ ]/).filter(Boolean).map(Number)),
]);

const categoryGuards = prepared({ ids: many(categories.id) }, (q, { ids }) =>
  q
    .select({
      id: categories.id,
      minPrice: categories.minPrice,
      minMarginBps: categories.minMarginBps,
    })
    .from(categories)
    .where(
      and(
        or(isNotNull(categories.minPrice), isNotNull(categories.minMarginBps)),
        inArray(categories.id, ids),
      ),
    ),
);

/** The guards that products inherit: those of the nearest category that has any, else the store's. */
const loadGuards = async (
  db: Db,
  rows: readonly VariantRow[],
  { minMarginBps }: Pick<Settings, 'minMarginBps'>,
): Promise<(row: VariantRow) => CategoryGuards> => {
  const ids = new Set(rows.flatMap(({ primary_path }) => categoriesOn(primary_path ?? '')));
  const guarded = await categoryGuards(db, { ids: [...ids] });
  const store: CategoryGuards = { minPrice: null, minMarginBps };
  if (guarded.length === 0) return () => store;
  const own = new Map(guarded.map((row) => [row.id, row]));
  return ({ primary_path }) => {
    const guards = { ...store };
    // From the root down, so that nearer categories override those above.
    for (const id of categoriesOn(primary_path ?? '')) {
      guards.minPrice = own.get(id)?.minPrice ?? guards.minPrice;
      guards.minMarginBps = own.get(id)?.minMarginBps ?? guards.minMarginBps;
    }
    return guards;
  };
};

/** What the engine needs to know of a variant besides its price. */
export interface VariantFacts {
  sku: string | null;
  name: string;
  cost: number | null;
  line: Pick<BasketLine, 'variantId' | 'productId' | 'categoryIds' | 'brand' | 'tags' | 'floor'>;
}

const toFacts = (row: VariantRow, inherited: CategoryGuards): VariantFacts => ({
  sku: row.sku,
  name: row.name,
  cost: row.cost,
  line: {
    variantId: row.id,
    productId: row.product_id,
    categoryIds:
      row.paths === null
        ? categoriesOn(row.primary_path ?? '')
        : categoriesOn(`${row.primary_path ?? ''} ${row.paths}`),
    brand: row.brand,
    tags: tagsIn(row.tags),
    floor: floorOf(
      guardsOfVariant(
        { cost: row.cost, minPrice: row.min_price, minMarginBps: row.min_margin_bps },
        inherited,
      ),
    ),
  },
});

/** By variant. */
export const factsOfRows = async (
  db: Db,
  rows: readonly VariantRow[],
  settings: Pick<Settings, 'minMarginBps'>,
): Promise<Map<number, VariantFacts>> => {
  const inheritedBy = await loadGuards(db, rows, settings);
  return new Map(rows.map((row) => [row.id, toFacts(row, inheritedBy(row))]));
};

/** Facts of those variants that exist; for reading many of them (a replay, a review). */
export const variantFacts = async (
  db: Db,
  ids: readonly number[],
  settings: Pick<Settings, 'minMarginBps'>,
): Promise<Map<number, VariantFacts>> => {
  const select = `select ${VARIANT_COLUMNS} from ${VARIANT_TABLES} where v.id in (?)`;
  return factsOfRows(
    db,
    await selectIn<VariantRow>(db, select, [...new Set(ids)], 'integer'),
    settings,
  );
};
