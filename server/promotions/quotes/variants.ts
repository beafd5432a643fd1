/** Variants as promotions see them: what they belong to, and how low their price may go. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { type CategoryGuards, guardsOfVariant } from '../../pricing/guards/rules.ts';
import { floorOf } from '../../pricing/guards/rules.ts';
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

/** Everything of a variant but its guards, in one statement: a basket is quoted in few round trips. */
export const VARIANT_COLUMNS = `v.id, v.sku, v.cost, v.min_price, v.min_margin_bps, p.id as product_id, p.name, p.brand,
  p.tags, c.path as primary_path,
  (select string_agg(o.path, ' ') from product_categories pc join categories o on o.id = pc.category_id
   where pc.product_id = p.id) as paths`;
export const VARIANT_TABLES = `variants v join products p on p.id = v.product_id
  left join categories c on c.id = p.primary_category_id`;

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
const categoriesOn = remembered((paths): readonly number[] => [
  ...new Set(paths.split(/[/ ]/).filter(Boolean).map(Number)),
]);

/** What each product's categories hand down: the nearest word counts, the store's where none says anything. */
const guardsFor = async (
  db: Db,
  rows: readonly VariantRow[],
  { minMarginBps }: Pick<Settings, 'minMarginBps'>,
): Promise<(row: VariantRow) => CategoryGuards> => {
  const ids = new Set(rows.flatMap(({ primary_path }) => categoriesOn(primary_path ?? '')));
  const said = await selectIn<{
    id: number;
    min_price: number | null;
    min_margin_bps: number | null;
  }>(
    db,
    `select id, min_price, min_margin_bps from categories
     where (min_price is not null or min_margin_bps is not null) and id in (?)`,
    [...ids],
    'integer',
  );
  const store: CategoryGuards = { minPrice: null, minMarginBps };
  if (said.length === 0) return () => store;
  const own = new Map(said.map((row) => [row.id, row]));
  return ({ primary_path }) => {
    const guards = { ...store };
    // From the root down: what is nearer is said later.
    for (const id of categoriesOn(primary_path ?? '')) {
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

const factsOf = (row: VariantRow, handedDown: CategoryGuards): VariantFacts => ({
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
        handedDown,
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
  const handedDown = await guardsFor(db, rows, settings);
  return new Map(rows.map((row) => [row.id, factsOf(row, handedDown(row))]));
};

/** Facts of the variants that are there; for looking at many of them (a replay, a review). */
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
