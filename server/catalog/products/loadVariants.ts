/** Loads variants with the base prices in force at an instant. */
import type { Db } from '#db';
import { selectIn, shapeOf } from '#db/bulk';
import { products, variants } from '#db/schema/catalog/products';
import type { VariantRow } from './product.ts';
import { decodeRows } from '../../platform/lists/list.ts';
import { basePriceSql } from '../../pricing/prices/sql.ts';

export const selectedColumns = (table: typeof products | typeof variants) => {
  const { table: name, columns } = shapeOf(table);
  return columns.map((column) => `${name}."${column.name}" as "${column.key}"`).join(', ');
};

/** The base price with the earliest end after the instant, which before a variant's first price is that first price. */
const VARIANTS = `select ${selectedColumns(variants)}, ${basePriceSql('variants.id', '?')} as "basePrice",
    ${basePriceSql('variants.id', '?', 'starts_at')} as "basePriceSince"
  from variants where product_id in (?) order by product_id, position, id`;

export const loadVariants = async (
  db: Db,
  productIds: readonly number[],
  now: number,
): Promise<VariantRow[]> =>
  decodeRows(variants, await selectIn(db, VARIANTS, productIds, 'integer', now, now));

/** A product's variants, with the figures that it shows of their prices. */
export const withVariants = (own: VariantRow[]) => {
  const amounts = own.map(({ basePrice }) => basePrice);
  return { variants: own, minPrice: Math.min(...amounts), maxPrice: Math.max(...amounts) };
};
