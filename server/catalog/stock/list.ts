/** The list of stock by SKU and place. */
import type { Db } from '#db';
import { stockLevels } from '#db/schema/catalog/stock';
import { byPrefix } from '../../platform/lists/prefix.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { loadVariantMap } from '../products/variants.ts';

const byOutOfStock: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? { sql: `"stock_levels".quantity ${value ? '<=' : '>'} 0`, values: [] }
    : null;

const byProduct: CustomFilter = (value) =>
  /^[1-9]\d{0,9}$/.test(String(value))
    ? {
        sql: '"stock_levels".sku in (select v.sku from variants v where v.product_id = ?)',
        values: [Math.min(Number(value), 2_147_483_647)],
      }
    : null;

/** Adds the products that the SKUs name now. */
const withProducts = async (db: Db, rows: Record<string, unknown>[]) => {
  const variants = await loadVariantMap(
    db,
    rows.map(({ sku }) => String(sku)),
  );
  return rows.map((row) => {
    const variant = variants.get(String(row.sku));
    return {
      ...row,
      productId: variant?.productId ?? null,
      productName: variant?.name ?? null,
      productNames: variant?.names ?? null,
    };
  });
};

export const stockList: ListSpec = {
  table: stockLevels,
  keys: ['sku'],
  filters: {
    q: byPrefix('stock_levels', ['sku', 'place']),
    isOut: byOutOfStock,
    productId: byProduct,
  },
  defaultSort: ['quantity', 'ASC'],
  finish: ({ db }, rows) => withProducts(db, rows),
};
