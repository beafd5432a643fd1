/** Reads a row of a Shopify export as a variant. Pure. */
import { parseMillionths } from '#shared/amounts';
import { cleanKey } from '#shared/searchText';
import { cellAmount } from '../../platform/imports/cellNumbers.ts';

const MILLION = 1_000_000;

const readGrams = (text: string, fail: () => void) => {
  const weight = text === '' ? null : parseMillionths(text);
  if (text !== '' && weight === null) fail();
  return weight ? Math.round(weight / MILLION) : null;
};

/** A code. In Excel an apostrophe before a long number keeps it as text, and Shopify exports the apostrophe. */
export const readShopifyCode = (cell: string) => cleanKey(cell.replace(/^'/, ''));

export const readShopifyVariant = (
  cell: (column: string) => string,
  optionNumbers: readonly number[],
  setting: { currency: string; decimals: number },
  fail: (column: string, reason: string, args?: Record<string, unknown>) => void,
) => {
  const amount = (column: string) => {
    const text = cell(column);
    return text === ''
      ? null
      : cellAmount(text, setting, (reason, args) => fail(column, reason, args));
  };
  const weightGrams = readGrams(cell('Variant Grams'), () => fail('Variant Grams', 'decimal'));
  return {
    sku: readShopifyCode(cell('Variant SKU')),
    barcode: readShopifyCode(cell('Variant Barcode')),
    optionValues: optionNumbers.map((n) => cell(`Option${n} Value`)),
    basePrice: amount('Variant Price') ?? 0,
    originalPrice: amount('Variant Compare At Price'),
    cost: amount('Cost per item'),
    weightGrams,
  };
};
