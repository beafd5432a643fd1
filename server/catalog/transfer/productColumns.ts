/** The console's own product file: one row per variant; what describes the whole product stands on its first row. Pure. */
import type { Attribute, AttributeValue } from '#contract/catalog/attributes';
import { OPTIONAL_TEXT_NAMES, type ProductOption } from '#contract/catalog/products';
import { LANGUAGES, type Localized } from '#shared/localization';
import type { Product } from '../products/read.ts';
import { formatAmount } from '#shared/amounts';
import { filled, languageColumns } from '../../platform/imports/localizedCells.ts';
import { joinList, joinParts, splitParts } from '../../platform/imports/cellLists.ts';

/** A product has at most so many options. */
export const OPTION_COUNT = 5;
const OPTIONS = Array.from({ length: OPTION_COUNT }, (_, index) => index + 1);

/** Fields whose column is not simply their name. */
const COLUMNS: Readonly<Record<string, string>> = {
  categoryCode: 'category',
  categoryCodes: 'categories',
  basePrice: 'price',
  minMarginBps: 'min_margin_percent',
};
/** The column of a field: `originalPrice` stands in `original_price`. */
export const columnOf = (field: string): string =>
  COLUMNS[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const PRODUCT_COLUMNS: readonly string[] = [
  'external_id',
  'status',
  ...languageColumns('name'),
  ...languageColumns('description'),
  ...OPTIONAL_TEXT_NAMES.map(columnOf),
  'category',
  'categories',
  'tags',
  'images',
  ...OPTIONS.flatMap((n) => [...languageColumns(`option${n}_name`), `option${n}_values`]),
];

export const VARIANT_COLUMNS = [
  'sku',
  'barcode',
  ...OPTIONS.map((n) => `option${n}`),
  'price',
  'original_price',
  'cost',
  'min_price',
  'min_margin_percent',
  'weight_grams',
] as const;

export const ATTRIBUTE_PREFIX = 'attribute:';
type Described = Pick<Attribute, 'code' | 'type'>;

/** Columns of an attribute: one, or one per language for text. */
export const attributeColumns = ({ code, type }: Described): string[] =>
  type === 'text'
    ? LANGUAGES.map((language) => `${ATTRIBUTE_PREFIX}${code}:${language}`)
    : [`${ATTRIBUTE_PREFIX}${code}`];

export const productHeader = (attributes: readonly Described[]): string[] => [
  ...PRODUCT_COLUMNS,
  ...VARIANT_COLUMNS,
  ...attributes.flatMap(attributeColumns),
];

/** `S|S|小号;M`: the value's key, then its name per language where it is not simply the key in English. */
export const writeOptionValues = (values: ProductOption['values']): string =>
  joinParts(
    values.map(({ key, names }) => {
      const said = filled(names);
      return said.en === key && Object.keys(said).length === 1
        ? [key]
        : [key, ...LANGUAGES.map((language) => said[language] ?? '')];
    }),
  );
export const readOptionValues = (cell: string): ProductOption['values'] =>
  splitParts(cell).map(([key = '', ...texts]) => ({
    key: key.trim(),
    names:
      texts.length === 0
        ? { en: key.trim() }
        : filled(
            Object.fromEntries(
              LANGUAGES.map((language, index) => [language, (texts[index] ?? '').trim()]),
            ),
          ),
  }));

const attributeCells = (
  { code, type }: Described,
  values: Readonly<Record<string, AttributeValue>>,
): string[] => {
  const value = values[code];
  if (type !== 'text') return [value === undefined ? '' : String(value)];
  const texts: Localized = typeof value === 'object' ? value : {};
  return LANGUAGES.map((language) => texts[language] ?? '');
};

/** What stands for the store's own id of a product that the store has none for. */
export const externalIdOf = ({ id, externalId }: Pick<Product, 'id' | 'externalId'>) =>
  externalId ?? `console-${id}`;
/** The id of the product that such a stand-in names; null for a real external id. */
export const standInId = (externalId: string): number | null => {
  const id = /^console-([1-9]\d{0,8})$/.exec(externalId)?.[1];
  return id === undefined ? null : Number(id);
};

/** The rows of a product, cells in the order of `productHeader`. `codeOf` gives a category's code. */
export const productRows = (
  product: Product,
  attributes: readonly Described[],
  codeOf: (categoryId: number) => string,
  decimals: number,
): string[][] => {
  const texts = (localized: Localized) => LANGUAGES.map((language) => localized[language] ?? '');
  const amount = (value: number | null) => (value === null ? '' : formatAmount(value, decimals));
  const whole = [
    product.status,
    ...texts(product.names),
    ...texts(product.descriptions),
    ...OPTIONAL_TEXT_NAMES.map((name) => product[name] ?? ''),
    product.primaryCategoryId === null ? '' : codeOf(product.primaryCategoryId),
    joinList(product.categoryIds.map(codeOf)),
    joinList(product.tags),
    joinParts(product.images.map(({ url, alt }) => [url, alt])),
    ...OPTIONS.flatMap((n) => {
      const option = product.options[n - 1];
      return option ? [...texts(option.names), writeOptionValues(option.values)] : ['', '', ''];
    }),
  ];
  const described = attributes.flatMap((attribute) =>
    attributeCells(attribute, product.attributes),
  );
  return product.variants.map((variant, index) => [
    externalIdOf(product),
    ...(index === 0 ? whole : whole.map(() => '')),
    variant.sku ?? '',
    variant.barcode ?? '',
    ...OPTIONS.map((n) => variant.optionValues[n - 1] ?? ''),
    amount(variant.basePrice),
    amount(variant.originalPrice),
    amount(variant.cost),
    amount(variant.minPrice),
    // Basis points are hundredths of a percent.
    variant.minMarginBps === null ? '' : formatAmount(variant.minMarginBps, 2),
    variant.weightGrams === null ? '' : String(variant.weightGrams),
    ...(index === 0 ? described : described.map(() => '')),
  ]);
};
