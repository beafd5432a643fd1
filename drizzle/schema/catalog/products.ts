import type { ProductImage, ProductOption, ProductStatus } from '#contract/catalog/products';
import type { Localized } from '#shared/localization';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { attributes } from './attributes.ts';
import { categories } from './categories.ts';
import { files } from '../platform/files.ts';
import { stamps } from '../stamps.ts';

export const products = kit.table(
  'products',
  {
    id: kit.id(),
    /** The id in the store's own system, or the handle in an imported file. */
    externalId: kit.text(),
    names: kit.json().$type<Localized>().notNull(),
    /** The name in the store's default language, for sorting and search. */
    name: kit.text().notNull(),
    descriptions: kit.json().$type<Localized>().notNull(),
    brand: kit.text(),
    /** ISO 3166-1 alpha-2. */
    countryOfOrigin: kit.text(),
    status: kit.text().$type<ProductStatus>().notNull(),
    primaryCategoryId: kit.integer().references(() => categories.id),
    options: kit.json().$type<ProductOption[]>().notNull(),
    images: kit.json().$type<ProductImage[]>().notNull(),
    tags: kit.json().$type<string[]>().notNull(),
    /** Derived from the variants and the quality rules in every write that changes them. */
    variantCount: kit.integer().notNull().default(0),
    qualityScore: kit.integer().notNull().default(0),
    qualityErrors: kit.integer().notNull().default(0),
    qualityWarnings: kit.integer().notNull().default(0),
    /** The instant of this version by the store's own clock; an older one that arrives later only adds to it. */
    sourceUpdatedAt: kit.instant(),
    /**
     * The instants of the newest versions that said a field, where they differ from `sourceUpdatedAt`
     * (server/catalog/products/clocks.ts). Null where no version with an instant said it.
     */
    fieldClocks: kit
      .json()
      .$type<Record<string, number | null>>()
      .notNull()
      .default(sql`'{}'`)
      .$defaultFn(() => ({})),
    ...stamps(),
  },
  (t) => [
    kit.unique('products_external_id').on(t.externalId),
    kit.index('products_category').on(t.primaryCategoryId, t.name, t.id),
    kit.index('products_status').on(t.status, t.name, t.id),
    kit.index('products_name').on(t.name, t.id),
    kit.index('products_brand').on(t.brand, t.name),
    kit.index('products_quality').on(t.qualityErrors, t.qualityScore, t.id),
    kit.index('products_updated_at').on(t.updatedAt, t.id),
  ],
);

export const variants = kit.table(
  'variants',
  {
    id: kit.id(),
    productId: kit
      .integer()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    position: kit.integer().notNull(),
    /**
     * Not unique in the table, because archived products keep theirs. Among the others no write makes a second one
     * (products/skuErrors.ts); the quality rules find those that are older than this rule.
     */
    sku: kit.text(),
    barcode: kit.text(),
    /** The chosen value of each of the product's options, in the order of the options. */
    optionValues: kit.json().$type<string[]>().notNull(),
    optionKey: kit.text().notNull(),
    cost: kit.money(),
    /** The recommended retail price, for comparison only; current prices are in `prices`. */
    originalPrice: kit.money(),
    /** Guards of its prices; null where the category's or the store's guards apply. */
    minPrice: kit.money(),
    /** Minimum margin in basis points of the price. */
    minMarginBps: kit.integer(),
    weightGrams: kit.integer(),
  },
  (t) => [
    kit.unique('variants_option_key').on(t.productId, t.optionKey),
    kit.index('variants_sku').on(t.sku),
    kit.index('variants_barcode').on(t.barcode),
  ],
);

/** The further categories of a product, in addition to its primary one. */
export const productCategories = kit.table(
  'product_categories',
  {
    productId: kit
      .integer()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    categoryId: kit
      .integer()
      .notNull()
      .references(() => categories.id),
  },
  (t) => [
    kit.primaryKey({ columns: [t.productId, t.categoryId] }),
    kit.index('product_categories_category').on(t.categoryId),
  ],
);

export const productTags = kit.table(
  'product_tags',
  {
    productId: kit
      .integer()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    tag: kit.text().notNull(),
  },
  (t) => [
    kit.primaryKey({ columns: [t.productId, t.tag] }),
    kit.index('product_tags_tag').on(t.tag),
  ],
);

/** The stored files among a product's pictures. Derived from `images` in every write that changes them. */
export const productFiles = kit.table(
  'product_files',
  {
    productId: kit
      .integer()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    fileId: kit
      .integer()
      .notNull()
      .references(() => files.id),
  },
  (t) => [
    kit.primaryKey({ columns: [t.productId, t.fileId] }),
    kit.index('product_files_file').on(t.fileId),
  ],
);

/**
 * One value of one attribute. The format of the text depends on the attribute's type (see attributes/rules.ts
 * encodeValue).
 */
export const attributeValues = kit.table(
  'attribute_values',
  {
    productId: kit
      .integer()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    attributeId: kit
      .integer()
      .notNull()
      .references(() => attributes.id),
    value: kit.text().notNull(),
  },
  (t) => [
    kit.primaryKey({ columns: [t.productId, t.attributeId] }),
    kit.index('attribute_values_value').on(t.attributeId, t.value),
  ],
);
