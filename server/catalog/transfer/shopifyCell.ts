/** Locates the cell of a Shopify export to which a field's error belongs. Pure. */
import type { VariantField } from './productItem.ts';

const COLUMNS_OF_VARIANTS = {
  sku: 'Variant SKU',
  barcode: 'Variant Barcode',
  basePrice: 'Variant Price',
  originalPrice: 'Variant Compare At Price',
  cost: 'Cost per item',
  weightGrams: 'Variant Grams',
} as const;
const COLUMN_OF: Readonly<Record<string, string>> = COLUMNS_OF_VARIANTS;

/** The columns of a variant's fields that a file may leave out. */
export const SHOPIFY_VARIANT_FIELDS: readonly (readonly [VariantField, string])[] = (
  ['sku', 'barcode', 'originalPrice', 'cost', 'weightGrams'] as const
).map((field) => [field, COLUMNS_OF_VARIANTS[field]]);

const SHOPIFY_FIELDS: Record<string, string> = {
  externalId: 'Handle',
  names: 'Title',
  descriptions: 'Body (HTML)',
  brand: 'Vendor',
  tags: 'Tags',
  images: 'Image Src',
  categoryCode: 'Type',
  status: 'Status',
};

/** Row (index within the group) and column of a field's error. */
export const shopifyCell = ([field = '', ...rest]: readonly string[]): {
  row: number;
  column: string;
} => {
  if (field === 'options') return { row: 0, column: `Option${Number(rest[0] ?? 0) + 1} Value` };
  if (field !== 'variants') return { row: 0, column: SHOPIFY_FIELDS[field] ?? field };
  const [row = '0', inner = 'sku', option = '0'] = rest;
  return {
    row: Number(row) || 0,
    column:
      inner === 'optionValues' ? `Option${Number(option) + 1} Value` : (COLUMN_OF[inner] ?? inner),
  };
};
