/** Rows of a Shopify product export → a product. Pure. */
import type { Language } from '#shared/localization';
import { parseMillionths } from '#shared/amounts';
import { readAmount, valueOrNull } from '#shared/numbers';
import { parseYesNo } from '../../platform/imports/cells.ts';
import { plainText } from '../../platform/imports/plainText.ts';
import type { Group } from '../../platform/imports/groups.ts';
import type { ProductDraft, ReadProduct } from './productRows.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import type { Table } from '../../platform/imports/table.ts';

export const SHOPIFY_COLUMNS = [
  'Handle',
  'Title',
  'Option1 Name',
  'Option1 Value',
  'Variant Price',
] as const;
const OPTION_NUMBERS = [1, 2, 3] as const;
/** What Shopify writes for a product without options. */
const NO_OPTION = 'Default Title';
const MILLION = 1_000_000;

export interface ShopifyProduct extends ReadProduct {
  /** Shopify's own type of product, '' when there is none: becomes a category of that name. */
  type: string;
}

export const readShopify = (
  table: Table,
  { key, rows }: Group,
  setting: { currency: string; decimals: number; language: Language },
): ShopifyProduct => {
  const errors: RowError[] = [];
  const cell = (row: Group['rows'][number], column: string) =>
    (row.cells[table.columnIndex(column)] ?? '').trim();
  const [first] = rows;
  const { language } = setting;

  const variantRows = rows.filter(
    (row, index) =>
      index === 0 ||
      ['Option1 Value', 'Variant Price', 'Variant SKU'].some((column) => cell(row, column) !== ''),
  );
  const named = OPTION_NUMBERS.filter((n) => cell(first, `Option${n} Name`) !== '');
  const optionless =
    named.length === 1 && variantRows.length === 1 && cell(first, 'Option1 Value') === NO_OPTION;
  const numbers = optionless ? [] : named;
  const options = numbers.map((n) => {
    const keys = [...new Set(variantRows.map((row) => cell(row, `Option${n} Value`)))].filter(
      (value) => value !== '',
    );
    return {
      names: { [language]: cell(first, `Option${n} Name`) },
      values: keys.map((value) => ({ key: value, names: { [language]: value } })),
    };
  });

  const variants = variantRows.map((row) => {
    const amount = (column: string) => {
      const text = cell(row, column);
      const value = text === '' ? null : valueOrNull(readAmount(text, setting));
      if (text !== '' && value === null)
        errors.push(rowError(row.line, column, 'amount', { decimals: setting.decimals }));
      return value;
    };
    const grams = cell(row, 'Variant Grams');
    const weight = grams === '' ? null : parseMillionths(grams);
    if (grams !== '' && weight === null)
      errors.push(rowError(row.line, 'Variant Grams', 'decimal'));
    return {
      // Excel shields long numbers with an apostrophe, and Shopify keeps it.
      sku: cell(row, 'Variant SKU').replace(/^'/, ''),
      barcode: cell(row, 'Variant Barcode').replace(/^'/, ''),
      optionValues: numbers.map((n) => cell(row, `Option${n} Value`)),
      basePrice: amount('Variant Price') ?? 0,
      originalPrice: amount('Variant Compare At Price'),
      ...(table.has('Cost per item') ? { cost: amount('Cost per item') } : {}),
      weightGrams: weight ? Math.round(weight / MILLION) : null,
    };
  });

  const images = rows
    .filter((row) => cell(row, 'Image Src') !== '')
    .map((row, index) => ({
      url: cell(row, 'Image Src'),
      alt: cell(row, 'Image Alt Text'),
      position: Number(cell(row, 'Image Position')) || index + 1,
    }))
    .sort((a, b) => a.position - b.position);
  const urls = new Set<string>();
  const once = images.filter(({ url }) => !urls.has(url) && urls.add(url));

  const published = parseYesNo(cell(first, 'Published'));
  const status = cell(first, 'Status').toLowerCase();
  const draft: ProductDraft = {
    externalId: key,
    brand: cell(first, 'Vendor') || null,
    status:
      status === 'active' || status === 'archived'
        ? status
        : status === '' && published
          ? 'active'
          : 'draft',
    tags: [
      ...new Set(
        cell(first, 'Tags')
          .split(',')
          .map((tag) => tag.trim()),
      ),
    ].filter((tag) => tag !== ''),
    options,
    images: once.map(({ url, alt }) => ({ url, alt })),
    variants,
  };
  return {
    draft,
    names: { [language]: cell(first, 'Title') },
    descriptions: { [language]: plainText(cell(first, 'Body (HTML)')) },
    errors,
    type: cell(first, 'Type'),
  };
};

const VARIANT_FIELDS: Record<string, string> = {
  sku: 'Variant SKU',
  barcode: 'Variant Barcode',
  basePrice: 'Variant Price',
  originalPrice: 'Variant Compare At Price',
  cost: 'Cost per item',
  weightGrams: 'Variant Grams',
};
const FIELDS: Record<string, string> = {
  externalId: 'Handle',
  names: 'Title',
  descriptions: 'Body (HTML)',
  brand: 'Vendor',
  tags: 'Tags',
  images: 'Image Src',
  categoryCode: 'Type',
  status: 'Status',
};

/** Row (by its place in the group) and column of a field's error. */
export const shopifyPlace = ([field = '', ...rest]: readonly string[]): {
  row: number;
  column: string;
} => {
  if (field === 'options') return { row: 0, column: `Option${Number(rest[0] ?? 0) + 1} Value` };
  if (field !== 'variants') return { row: 0, column: FIELDS[field] ?? field };
  const [at = '0', inner = 'sku', option = '0'] = rest;
  return {
    row: Number(at) || 0,
    column:
      inner === 'optionValues'
        ? `Option${Number(option) + 1} Value`
        : (VARIANT_FIELDS[inner] ?? inner),
  };
};
