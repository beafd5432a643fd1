/**
 * Converts a product to rows of the console's own file, one for each variant; fields of the whole product are on the
 * first row. Pure.
 */
import type { AttributeValue } from '#contract/catalog/attributes';
import { OPTIONAL_FIELD_NAMES, type ProductImage } from '#contract/catalog/products';
import { formatAmount } from '#shared/amounts';
import { toPlain } from '#shared/amounts';
import { LANGUAGES, type Localized } from '#shared/localization';
import { own } from '#shared/own';
import type { Product, VariantRow } from '../products/product.ts';
import { writeOptionValues } from './optionValues.ts';
import { type Described, OPTION_NUMBERS } from './productColumns.ts';
import { externalIdOf } from './standInIds.ts';
import { dateCell, type ExportCell, numberCell } from '../../platform/exports/cells.ts';
import { joinList, joinParts } from '../../platform/imports/cellLists.ts';

const textsOf = (localized: Localized) => LANGUAGES.map((language) => localized[language] ?? '');

/** A text for every language is one part; texts for each language are one each, also where one is empty. */
const altParts = (alt: ProductImage['alt']): string[] =>
  typeof alt === 'string' ? [alt] : ['', ...textsOf(alt)];

const valueCell = (type: Described['type'], value: AttributeValue | undefined): ExportCell => {
  if (typeof value === 'number') return numberCell(toPlain(value));
  const text = value === undefined ? '' : String(value);
  return type === 'date' ? dateCell(text) : text;
};

const attributeCells = (
  { code, type }: Described,
  values: Readonly<Record<string, AttributeValue>>,
): ExportCell[] => {
  const value = own(values, code);
  if (type !== 'text') return [valueCell(type, value)];
  const texts: Localized = typeof value === 'object' ? value : {};
  return LANGUAGES.map((language) => texts[language] ?? '');
};

const wholeCells = (product: Product, codeOf: (categoryId: number) => string) => [
  product.status,
  ...textsOf(product.names),
  ...textsOf(product.descriptions),
  ...OPTIONAL_FIELD_NAMES.map((name) => String(product[name] ?? '')),
  product.primaryCategoryId === null ? '' : codeOf(product.primaryCategoryId),
  joinList(product.categoryIds.map(codeOf)),
  joinList(product.tags),
  joinParts(product.images.map(({ url, alt }) => [url, ...altParts(alt)])),
  ...OPTION_NUMBERS.flatMap((n) => {
    const option = product.options[n - 1];
    return option ? [...textsOf(option.names), writeOptionValues(option.values)] : ['', '', ''];
  }),
];

const variantCells = (variant: VariantRow, decimals: number) => {
  const amount = (value: number | null) =>
    numberCell(value === null ? null : formatAmount(value, decimals));
  return [
    variant.sku ?? '',
    variant.barcode ?? '',
    ...OPTION_NUMBERS.map((n) => variant.optionValues[n - 1] ?? ''),
    amount(variant.basePrice),
    amount(variant.originalPrice),
    amount(variant.cost),
    amount(variant.minPrice),
    // Basis points are hundredths of a percent.
    numberCell(variant.minMarginBps === null ? null : formatAmount(variant.minMarginBps, 2)),
    numberCell(variant.weightGrams === null ? null : String(variant.weightGrams)),
  ];
};

/** The rows of a product, with cells in the order of `productHeader`. `codeOf` returns a category's code. */
export const productRows = (
  product: Product,
  attributes: readonly Described[],
  codeOf: (categoryId: number) => string,
  decimals: number,
): ExportCell[][] => {
  const whole = wholeCells(product, codeOf);
  const described = attributes.flatMap((attribute) =>
    attributeCells(attribute, product.attributes),
  );
  return product.variants.map((variant, index) => [
    externalIdOf(product),
    ...(index === 0 ? whole : whole.map(() => '')),
    ...variantCells(variant, decimals),
    ...(index === 0 ? described : described.map(() => '')),
  ]);
};
