/** Loads whole products by id in a few statements. */
import type { AttributeType } from '#contract/catalog/attributes';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { products } from '#db/schema/catalog/products';
import { together } from '#db/together';
import { decodeValue } from '../attributes/rules.ts';
import { loadVariants, selectedColumns, withVariants } from './loadVariants.ts';
import type { Product, ProductRow } from './product.ts';
import { decodeRows } from '../../platform/lists/list.ts';

const PRODUCTS = `select ${selectedColumns(products)} from products where id in (?)`;

const CATEGORIES =
  'select product_id, category_id from product_categories where product_id in (?) order by category_id';

const VALUES = `select v.product_id, a.code, a.type, v.value from attribute_values v join attributes a on a.id = v.attribute_id
  where v.product_id in (?) order by a.code`;

/** Whole products by id, in no particular order, with the base prices in force at `now`. */
export const loadProducts = async (
  db: Db,
  ids: readonly number[],
  now: number,
): Promise<Map<number, Product>> => {
  const [rows, own, further, values] = await together([
    selectIn<Record<string, unknown>>(db, PRODUCTS, ids, 'integer'),
    loadVariants(db, ids, now),
    selectIn<{ product_id: number; category_id: number }>(db, CATEGORIES, ids, 'integer'),
    selectIn<{ product_id: number; code: string; type: AttributeType; value: string }>(
      db,
      VALUES,
      ids,
      'integer',
    ),
  ]);
  const loaded = new Map(
    decodeRows<ProductRow>(products, rows).map((row): [number, Product] => [
      row.id,
      Object.assign(row, {
        minPrice: 0,
        maxPrice: 0,
        categoryIds: [],
        attributes: {},
        variants: [],
      }),
    ]),
  );
  for (const variant of own) loaded.get(variant.productId)?.variants.push(variant);
  for (const product of loaded.values()) Object.assign(product, withVariants(product.variants));
  for (const { product_id, category_id } of further)
    loaded.get(product_id)?.categoryIds.push(category_id);
  for (const { product_id, code, type, value } of values) {
    const product = loaded.get(product_id);
    if (product) product.attributes[code] = decodeValue(type, value);
  }
  return loaded;
};
