/** The columns, filters and sorting of the list of products. */
import { products } from '#db/schema/catalog/products';
import type { Value } from '#db/statements';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { basePriceSql } from '../../pricing/prices/sql.ts';

const IN_SUBTREE = `(with recursive below(id) as (select id from categories where id = ? union all
  select c.id from categories c join below on c.parent_id = below.id) select id from below)`;

const MAX_ID = 2_147_483_647;

const byNumber =
  (sql: string, times = 1): CustomFilter =>
  (value) =>
    /^[1-9]\d{0,9}$/.test(String(value)) && Number(value) <= MAX_ID
      ? { sql, values: Array.from({ length: times }, (): Value => Number(value)) }
      : null;

const byText =
  (sql: string, times = 1): CustomFilter =>
  (value) =>
    typeof value === 'string' && value.length <= 200 && !value.includes('\0')
      ? { sql, values: Array.from({ length: times }, (): Value => value) }
      : null;

/** The lowest or highest base price of a product's variants. */
const ofVariants = (aggregate: 'min' | 'max') =>
  `(select ${aggregate}(${basePriceSql('v.id', 'clock.at')}) from variants v where v.product_id = "products".id)`;

/** The list of products. Exports of the list and bulk edits of all filtered products use it too. */
export const productList: ListSpec = {
  table: products,
  search: { resource: 'products' },
  keys: [
    'external_id',
    { table: 'variants', column: 'sku', id: 'product_id' },
    { table: 'variants', column: 'barcode', id: 'product_id' },
  ],
  hidden: ['descriptions', 'options', 'sourceUpdatedAt', 'fieldClocks'],
  timed: { minPrice: ofVariants('min'), maxPrice: ofVariants('max') },
  filters: {
    /** The category or its descendants, as primary or further category. */
    categoryId: byNumber(
      `("products".primary_category_id in ${IN_SUBTREE} or "products".id in (select product_id from product_categories where category_id in ${IN_SUBTREE}))`,
      2,
    ),
    tag: byText(`"products".id in (select product_id from product_tags where tag = ?)`),
    sku: byText(
      `"products".id in (select product_id from variants where sku = ? or barcode = ?)`,
      2,
    ),
    issue: byText(`"products".id in (select product_id from quality_issues where rule = ?)`),
  },
};
