/** Whole products: the row with its variants, categories, tags and attribute values. */
import { decodeValue } from '../attributes/rules.ts';
import type { AttributeType, AttributeValue } from '#contract/catalog/attributes';
import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { selectIn, shapeOf } from '#db/bulk';
import { prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { qualityIssues } from '#db/schema/catalog/quality';
import { together } from '#db/together';
import { notFound } from '../../platform/http/errors.ts';
import { decodeRows } from '../../platform/lists/list.ts';
import { basePriceSql } from '../../pricing/prices/sql.ts';

export type ProductRow = typeof products.$inferSelect;
/** A variant with the base price that holds now. */
export type VariantRow = typeof variants.$inferSelect & {
  basePrice: number;
  basePriceSince: number;
};
export type Product = ProductRow & {
  /** Least and greatest base price of its variants now. */
  minPrice: number;
  maxPrice: number;
  categoryIds: number[];
  attributes: Record<string, AttributeValue>;
  variants: VariantRow[];
};

const columnsOf = (table: typeof products | typeof variants) => {
  const { table: name, columns } = shapeOf(table);
  return columns.map((column) => `${name}."${column.name}" as "${column.key}"`).join(', ');
};
/** With its open issues. */
export type WholeProduct = Product & {
  issues: { id: number; rule: string; severity: string; detail: string | null }[];
};

const PRODUCTS = `select ${columnsOf(products)} from products where id in (?)`;
/** The base price whose end is the first to come: before a variant's very first price, that one. */
const VARIANTS = `select ${columnsOf(variants)}, ${basePriceSql('variants.id', '?')} as "basePrice",
    ${basePriceSql('variants.id', '?', 'starts_at')} as "basePriceSince"
  from variants where product_id in (?) order by product_id, position, id`;

const loadVariants = async (
  db: Db,
  productIds: readonly number[],
  now: number,
): Promise<VariantRow[]> =>
  decodeRows(variants, await selectIn(db, VARIANTS, productIds, 'integer', now, now));

/** What a product shows of the prices of its variants. */
const withVariants = (own: VariantRow[]) => {
  const amounts = own.map(({ basePrice }) => basePrice);
  return { variants: own, minPrice: Math.min(...amounts), maxPrice: Math.max(...amounts) };
};

const CATEGORIES =
  'select product_id, category_id from product_categories where product_id in (?) order by category_id';
const VALUES = `select v.product_id, a.code, a.type, v.value from attribute_values v join attributes a on a.id = v.attribute_id
  where v.product_id in (?) order by a.code`;

/** Whole products by id, in no particular order, with the base prices that hold at `now`. */
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
  const found = new Map(
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
  for (const variant of own) found.get(variant.productId)?.variants.push(variant);
  for (const product of found.values()) Object.assign(product, withVariants(product.variants));
  for (const { product_id, category_id } of further)
    found.get(product_id)?.categoryIds.push(category_id);
  for (const { product_id, code, type, value } of values) {
    const product = found.get(product_id);
    if (product) product.attributes[code] = decodeValue(type, value);
  }
  return found;
};

const issuesOf = prepared({ productId: qualityIssues.productId }, (q, { productId }) =>
  q
    .select({
      id: qualityIssues.id,
      rule: qualityIssues.rule,
      severity: qualityIssues.severity,
      detail: qualityIssues.detail,
    })
    .from(qualityIssues)
    .where(eq(qualityIssues.productId, productId))
    .orderBy(asc(qualityIssues.severity), asc(qualityIssues.id)),
);

/** One whole product with its open issues, or 404. */
export const readProduct = async (db: Db, id: number, now: number): Promise<WholeProduct> => {
  const [loaded, issues] = await together([
    loadProducts(db, [id], now),
    issuesOf(db, { productId: id }),
  ]);
  const product = loaded.get(id);
  if (!product) throw notFound();
  return Object.assign(product, { issues });
};

/** What an edit did to a product. */
export interface Edited {
  /** Names of the fields that differ. */
  fields: ReadonlySet<string>;
  /** What was written of its row. */
  columns: Partial<ProductRow>;
  /** Its variants as they are now, where they were written and none came or went. */
  variants: VariantRow[] | null;
  /** Its quality was looked at again. */
  rated: boolean;
}

/** The product after an edit: from what was read before and what was written, where that says it all. */
export const readEdited = async (
  db: Db,
  before: WholeProduct,
  { fields, columns, variants: written, rated }: Edited,
  now: number,
): Promise<WholeProduct> => {
  if (rated || fields.has('categoryIds') || (fields.has('variants') && !written))
    return readProduct(db, before.id, now);
  return { ...before, ...columns, ...(written && withVariants(written)) };
};
