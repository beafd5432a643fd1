/** Converts rows of a Shopify product export to a product. Pure. */
import type { Language } from '#shared/localization';
import type { ProductDraft, ReadProduct } from './productDraft.ts';
import { readShopifyImages, readShopifyStatus, readShopifyTags } from './shopifyFields.ts';
import {
  optionNumbersOf,
  readShopifyOption,
  type ShopifyRow,
  variantRowsOf,
} from './shopifyOptions.ts';
import { readShopifyVariant } from './shopifyVariant.ts';
import { plainText } from '../../platform/imports/plainText.ts';
import type { Group } from '../../platform/imports/groups.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import type { Table } from '../../platform/imports/table.ts';

export const SHOPIFY_COLUMNS = [
  'Handle',
  'Title',
  'Option1 Name',
  'Option1 Value',
  'Variant Price',
] as const;

export interface ShopifyProduct extends ReadProduct {
  /** Shopify's product type, which becomes a category of that name; '' where there is none. */
  type: string;
}

export const readShopify = (
  table: Table,
  { key, rows, errors: unread }: Group,
  setting: { currency: string; decimals: number; language: Language },
): ShopifyProduct => {
  const errors: RowError[] = [...unread];
  const cell = (row: ShopifyRow, column: string) =>
    (row.cells[table.columnIndex(column)] ?? '').trim();
  const [first] = rows;
  const { language } = setting;
  const variantRows = variantRowsOf(rows, cell);
  const numbers = optionNumbersOf(first, variantRows, cell);
  const variantSetting = { ...setting, hasCost: table.has('Cost per item') };
  const draft: ProductDraft = {
    externalId: key,
    brand: cell(first, 'Vendor') || null,
    status: readShopifyStatus(first, cell),
    tags: readShopifyTags(first, cell),
    options: numbers.map((n) => readShopifyOption(n, variantRows, cell, language)),
    images: readShopifyImages(rows, cell),
    variants: variantRows.map((row) =>
      readShopifyVariant(
        (column) => cell(row, column),
        numbers,
        variantSetting,
        (column, reason, args = {}) => void errors.push(rowError(row.line, column, reason, args)),
      ),
    ),
  };
  return {
    draft,
    names: { [language]: cell(first, 'Title') },
    descriptions: { [language]: plainText(cell(first, 'Body (HTML)')) },
    errors,
    type: cell(first, 'Type'),
  };
};
