/** Converts rows of a Shopify product export to a product. Pure. */
import type { Language } from '#shared/localization';
import { SHOPIFY_VARIANT_FIELDS } from './shopifyCell.ts';
import type { ProductDraft, ReadProduct } from './productDraft.ts';
import {
  IMAGE_COLUMNS,
  readShopifyImages,
  readShopifyStatus,
  readShopifyTags,
  SHOPIFY_STATUSES,
} from './shopifyFields.ts';
import {
  optionNumbersOf,
  readShopifyOption,
  type ShopifyRow,
  variantRowsOf,
} from './shopifyOptions.ts';
import { contradictions, filledRow } from '../../platform/imports/wholeRecord.ts';
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

/** Columns that describe a whole product, which Shopify fills in its first row only. */
const WHOLE_COLUMNS = [
  'Title',
  'Body (HTML)',
  'Vendor',
  'Type',
  'Tags',
  'Published',
  'Status',
  ...[1, 2, 3].map((n) => `Option${n} Name`),
];

const READ_COLUMNS = new Set(
  [
    ...SHOPIFY_COLUMNS,
    ...[2, 3].flatMap((n) => [`Option${n} Name`, `Option${n} Value`]),
    ...IMAGE_COLUMNS,
    ...SHOPIFY_VARIANT_FIELDS.map(([, column]) => column),
    'Image Position',
    'Image Alt Text',
    'Body (HTML)',
    'Vendor',
    'Type',
    'Tags',
    'Published',
    'Status',
  ].map((column) => column.toLowerCase()),
);
/** Whether an import reads the column of this name in lower case. */
export const isShopifyColumn = (name: string) => READ_COLUMNS.has(name);

export interface ShopifyProduct extends ReadProduct {
  /** Shopify's product type, which becomes a category of that name; '' where there is none. */
  type: string;
}

export const readShopify = (
  table: Table,
  { key, rows, errors: unread }: Group,
  setting: { currency: string; decimals: number; language: Language },
): ShopifyProduct => {
  const cell = (row: ShopifyRow, column: string) =>
    (row.cells[table.columnIndex(column)] ?? '').trim();
  const errors: RowError[] = [
    ...unread,
    ...contradictions(rows, WHOLE_COLUMNS, { cell, line: ({ line }) => line }),
  ];
  const rowOf = (column: string) => filledRow(rows, (row) => cell(row, column));
  const whole = (column: string) => cell(rowOf(column), column);
  const { language } = setting;
  const variantRows = variantRowsOf(rows, cell);
  const numbers = optionNumbersOf(whole, variantRows);
  const status = readShopifyStatus(whole);
  if (status === null)
    errors.push(
      rowError(rowOf('Status').line, 'Status', 'ra.validation.oneOf', {
        options: SHOPIFY_STATUSES.join(', '),
      }),
    );
  const hasImages = IMAGE_COLUMNS.some((column) => table.has(column));
  const draft: ProductDraft = {
    externalId: key,
    ...(table.has('Vendor') && { brand: whole('Vendor') || null }),
    ...(status && { status }),
    ...(table.has('Tags') && { tags: readShopifyTags(whole) }),
    options: numbers.map((n) =>
      readShopifyOption(whole(`Option${n} Name`), n, { variantRows, cell, language }),
    ),
    ...(hasImages && { images: readShopifyImages(rows, cell) }),
    variants: variantRows.map((row) =>
      readShopifyVariant(
        (column) => cell(row, column),
        numbers,
        setting,
        (column, reason, args = {}) => void errors.push(rowError(row.line, column, reason, args)),
      ),
    ),
  };
  return {
    draft,
    names: { [language]: whole('Title') },
    descriptions: {
      [language]: table.has('Body (HTML)') ? plainText(whole('Body (HTML)')) : undefined,
    },
    attributeTexts: {},
    optionCells: null,
    variantRows,
    unpriced: new Set(
      variantRows.flatMap((row, index) => (cell(row, 'Variant Price') === '' ? index : [])),
    ),
    rowOf,
    errors,
    type: whole('Type'),
  };
};
