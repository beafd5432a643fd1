/** Columns of the console's own product file. Pure. */
import type { Attribute } from '#contract/catalog/attributes';
import { OPTIONAL_FIELD_NAMES } from '#contract/catalog/products';
import { LANGUAGES, type Localized } from '#shared/localization';
import { languageColumns } from '../../platform/imports/localizedCells.ts';

/** The largest number of options of a product. */
const OPTION_COUNT = 5;

export const OPTION_NUMBERS = Array.from({ length: OPTION_COUNT }, (_, index) => index + 1);

/** Columns whose names differ from those of their fields. */
const COLUMNS: Readonly<Record<string, string>> = {
  categoryCode: 'category',
  categoryCodes: 'categories',
  basePrice: 'price',
  minMarginBps: 'min_margin_percent',
};

/** The column of a field: `original_price` for `originalPrice`. */
export const columnOf = (field: string): string =>
  COLUMNS[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const PRODUCT_COLUMNS: readonly string[] = [
  'external_id',
  'status',
  ...languageColumns('name'),
  ...languageColumns('description'),
  ...OPTIONAL_FIELD_NAMES.map(columnOf),
  'category',
  'categories',
  'tags',
  'images',
  ...OPTION_NUMBERS.flatMap((n) => [...languageColumns(`option${n}_name`), `option${n}_values`]),
];

export const VARIANT_COLUMNS = [
  'sku',
  'barcode',
  ...OPTION_NUMBERS.map((n) => `option${n}`),
  'price',
  'original_price',
  'cost',
  'min_price',
  'min_margin_percent',
  'weight_grams',
] as const;

export const ATTRIBUTE_PREFIX = 'attribute:';

export type Described = Pick<Attribute, 'code' | 'type'>;

/** Columns of an attribute: one, or one per language for text. */
export const attributeColumns = ({ code, type }: Described): string[] =>
  type === 'text'
    ? LANGUAGES.map((language) => `${ATTRIBUTE_PREFIX}${code}:${language}`)
    : [`${ATTRIBUTE_PREFIX}${code}`];

/** What their columns are called, without the language of their texts. */
export const attributeNames = (
  attributes: readonly Pick<Attribute, 'code' | 'names'>[],
): Record<string, Localized> =>
  Object.fromEntries(attributes.map(({ code, names }) => [`${ATTRIBUTE_PREFIX}${code}`, names]));

export const productHeader = (attributes: readonly Described[]): string[] => [
  ...PRODUCT_COLUMNS,
  ...VARIANT_COLUMNS,
  ...attributes.flatMap(attributeColumns),
];
