/** The data of the reference servers: the rows of the console without further processing. */
export interface Listed {
  rows: readonly unknown[];
  total: number;
}

/** Returns values on SQLite and promises on PostgreSQL. Records are as stored, with JSON columns as text. */
export interface Store {
  list(categoryId: number): Listed | Promise<Listed>;
  search(text: string): Listed | Promise<Listed>;
  /** The whole record with the fields of the console's response. */
  get(id: number): unknown;
  /** One row only, as a lower bound for a get. */
  row(id: number): unknown;
  /** Writes the new price of a variant and a row of price history in one transaction. */
  update(variantId: number, price: number): unknown;
}

/** Columns of a product as in the console's list. */
export const LISTED = `id, external_id as "externalId", names, name, brand, status, primary_category_id as "primaryCategoryId", images, tags,
  variant_count as "variantCount", min_price as "minPrice", max_price as "maxPrice", quality_score as "qualityScore",
  quality_errors as "qualityErrors", quality_warnings as "qualityWarnings", created_at as "createdAt", updated_at as "updatedAt", version`;

/** Statements with `?` placeholders; `match` is the dialect's full-text condition. */
export const statements = (match: string) => ({
  list: `select ${LISTED} from products where primary_category_id = ? order by name, id limit 25`,
  count: 'select count(*) as n from products where primary_category_id = ?',
  search: `select ${LISTED} from products where id in (${match}) order by name, id limit 25`,
  found: `select count(*) as n from products where id in (${match})`,
  row: `select ${LISTED}, descriptions, options, source_updated_at as "sourceUpdatedAt" from products where id = ?`,
  variants: `select id, product_id as "productId", position, sku, barcode, option_values as "optionValues", option_key as "optionKey", cost,
    base_price as "basePrice", original_price as "originalPrice", weight_grams as "weightGrams"
    from variants where product_id = ? order by position, id`,
  categories:
    'select category_id from product_categories where product_id = ? order by category_id',
  values: `select a.code, a.type, v.value from attribute_values v join attributes a on a.id = v.attribute_id
    where v.product_id = ? order by a.code`,
  issues:
    'select id, rule, severity, detail from quality_issues where product_id = ? order by severity, id',
  keep: `insert into price_history (variant_id, price, at) select id, base_price, ? from variants where id = ?`,
  change: 'update variants set base_price = ? where id = ?',
});

/**
 * The reference stores prices in a column of the variant, their minimum and maximum in the product, and a history. Runs
 * once on a copy of the console's database.
 */
export const SETUP = `
  create table price_history (variant_id integer not null, price bigint not null, at bigint not null);
  alter table variants add column base_price bigint;
  update variants set base_price = (select amount from prices where variant_id = variants.id and list_id = 1
    and min_quantity = 1 order by ends_at desc limit 1);
  alter table products add column min_price bigint;
  alter table products add column max_price bigint;
  update products set min_price = (select min(base_price) from variants where product_id = products.id),
    max_price = (select max(base_price) from variants where product_id = products.id)`;
