/** Reads rows and options of a product in a Shopify export. Pure. */
import type { Language } from '#shared/localization';
import type { Group } from '../../platform/imports/groups.ts';

export type ShopifyRow = Group['rows'][number];

export type ReadCell = (row: ShopifyRow, column: string) => string;

const SHOPIFY_OPTIONS = [1, 2, 3] as const;
/** What Shopify writes for a product without options. */
const NO_OPTION = 'Default Title';

/** The rows that describe variants; other rows only add images. */
export const variantRowsOf = (rows: Group['rows'], cell: ReadCell) =>
  rows.filter(
    (row, index) =>
      index === 0 ||
      ['Option1 Value', 'Variant Price', 'Variant SKU'].some((column) => cell(row, column) !== ''),
  );

/** Numbers of the product's options. `whole` reads a cell of the whole product. */
export const optionNumbersOf = (
  whole: (column: string) => string,
  variantRows: readonly ShopifyRow[],
) => {
  const named = SHOPIFY_OPTIONS.filter((n) => whole(`Option${n} Name`) !== '');
  const optionless =
    named.length === 1 && variantRows.length === 1 && whole('Option1 Value') === NO_OPTION;
  return optionless ? [] : named;
};

/** Reads an option; its values are in the order of the rows. */
export const readShopifyOption = (
  name: string,
  n: number,
  {
    variantRows,
    cell,
    language,
  }: { variantRows: readonly ShopifyRow[]; cell: ReadCell; language: Language },
) => {
  const keys = [...new Set(variantRows.map((row) => cell(row, `Option${n} Value`)))].filter(
    (value) => value !== '',
  );
  return {
    names: { [language]: name },
    values: keys.map((value) => ({ key: value, names: { [language]: value } })),
  };
};
