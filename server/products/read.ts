/** Whole products: the row with its variants, categories, tags and attribute values. */
import { decodeValue } from '../attributes/rules.ts';
import type { AttributeType, AttributeValue } from '#contract/attributes';
import type { Db } from '#db';
import { selectIn, shapeOf } from '#db/bulk';
import { products, variants } from '#db/schema/products';
import { notFound } from '../http/errors.ts';
import { decodeRows } from '../http/list.ts';

export type ProductRow = typeof products.$inferSelect;
export type VariantRow = typeof variants.$inferSelect;
export type Product = ProductRow & {
  categoryIds: number[];
  attributes: Record<string, AttributeValue>;
  variants: VariantRow[];
};

const selection = (table: typeof products | typeof variants) => {
  const { table: name, columns } = shapeOf(table);
  return `select ${columns.map((column) => `"${column.name}" as "${column.key}"`).join(', ')} from ${name}`;
};

/** Whole products by id, in no particular order. */
export const loadProducts = async (db: Db, ids: readonly number[]): Promise<Map<number, Product>> => {
  const rows = decodeRows(
    products,
    await selectIn(db, `${selection(products)} where id in (?)`, ids, 'integer'),
  ) as ProductRow[];
  const found = new Map(
    rows.map((row): [number, Product] => [row.id, { ...row, categoryIds: [], attributes: {}, variants: [] }]),
  );
  const keys = [...found.keys()];
  const variantRows = decodeRows(
    variants,
    await selectIn(
      db,
      `${selection(variants)} where product_id in (?) order by product_id, position, id`,
      keys,
      'integer',
    ),
  ) as VariantRow[];
  for (const variant of variantRows) found.get(variant.productId)?.variants.push(variant);
  const further = await selectIn<{ product_id: number; category_id: number }>(
    db,
    'select product_id, category_id from product_categories where product_id in (?) order by category_id',
    keys,
    'integer',
  );
  for (const { product_id, category_id } of further) found.get(product_id)?.categoryIds.push(category_id);
  const values = await selectIn<{ product_id: number; code: string; type: AttributeType; value: string }>(
    db,
    `select v.product_id, a.code, a.type, v.value from attribute_values v join attributes a on a.id = v.attribute_id
     where v.product_id in (?) order by a.code`,
    keys,
    'integer',
  );
  for (const { product_id, code, type, value } of values) {
    const product = found.get(product_id);
    if (product) product.attributes[code] = decodeValue(type, value);
  }
  return found;
};

/** One whole product with its open issues, or 404. */
export const readProduct = async (db: Db, id: number) => {
  const product = (await loadProducts(db, [id])).get(id);
  if (!product) throw notFound();
  const issues = await selectIn<{ id: number; rule: string; severity: string; detail: string | null }>(
    db,
    'select id, rule, severity, detail from quality_issues where product_id in (?) order by severity, id',
    [id],
    'integer',
  );
  return { ...product, issues };
};
