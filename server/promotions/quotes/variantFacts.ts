/** Loads the data of variants for promotions: categories, brand, tags, and the floor of their price. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { type CategoryGuards, floorOf, guardsOfVariant } from '../../pricing/guards/rules.ts';
import type { BasketLine } from '../engine/types.ts';
import type { Settings } from '#contract/platform/settings';
import { type VariantRow, VARIANT_COLUMNS, VARIANT_TABLES } from './variantRows.ts';
import { categoriesOn, tagsIn } from './parseColumns.ts';
import { loadGuards } from './variantGuards.ts';

/** What the engine needs to know about a variant in addition to its price. */
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

/** Facts by variant. */
export const factsOfRows = async (
  db: Db,
  rows: readonly VariantRow[],
  settings: Pick<Settings, 'minMarginBps'>,
): Promise<Map<number, VariantFacts>> => {
  const inheritedBy = await loadGuards(db, rows, settings);
  return new Map(rows.map((row) => [row.id, toFacts(row, inheritedBy(row))]));
};

/** Facts of those variants that exist, for loading many of them (a replay, a review). */
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
