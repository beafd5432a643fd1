/** Reads lines from a spreadsheet as SKUs and amounts, or returns why a line cannot be read. Pure. */
import { MAX_AMOUNT, message } from '#shared/fields';
import { readAmount } from '#shared/numbers';

export interface PastedLine {
  line: number;
  sku: string;
  amount: number | null;
  error: string | null;
}

/** A price above zero in minor units, or a translation key. */
export const readPrice = (
  typed: string,
  currency: string,
  decimals: number,
): number | { error: string } => {
  const amount = readAmount(typed, { currency, decimals });
  const isTooLarge = typeof amount === 'number' ? amount > MAX_AMOUNT : amount.reason === 'absurd';
  if (isTooLarge) return { error: 'prices.errors.absurd' };
  if (typeof amount !== 'number')
    return { error: message(`prices.errors.${amount.reason}`, amount.args) };
  if (amount < 0) return { error: 'prices.errors.negative' };
  return amount === 0 ? { error: 'prices.errors.zero' } : amount;
};

const unquoted = (cell: string) => {
  const text = cell.trim();
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1).trim() : text;
};

/** The two cells of a line, split at a tab, a semicolon or a comma; null where there are not exactly two. */
const cellsOf = (line: string): [string, string] | null => {
  for (const separator of ['\t', ';', ',']) {
    const index = line.indexOf(separator);
    if (index <= 0) continue;
    const rest = line.slice(index + 1).trim();
    // Columns after the price are ignored, except after a comma, which may be part of the price.
    const end = separator === ',' ? -1 : rest.indexOf(separator);
    const cell = end === -1 ? rest : rest.slice(0, end);
    if (separator === ',' && rest.includes(',') && !/^"[^"]*"$/.test(rest)) return null;
    return [unquoted(line.slice(0, index)), unquoted(cell)];
  }
  return null;
};

const HEADER = /^"?(sku|货号|商品编码|规格编码)/i;

export const readLines = (text: string, currency: string, decimals: number): PastedLine[] => {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  return lines.flatMap((raw, index): PastedLine[] => {
    const line = index + 1;
    if (raw.trim() === '') return [];
    const refused = (sku: string, error: string) => [
      { line, sku: sku.trim().slice(0, 80), amount: null, error },
    ];
    const cells = cellsOf(raw);
    if (!cells)
      return index === 0 && HEADER.test(raw.trim()) ? [] : refused(raw, 'prices.errors.twoCells');
    const [sku, typed] = cells;
    const amount = readPrice(typed, currency, decimals);
    if (index === 0 && HEADER.test(raw.trim()) && typeof amount !== 'number') return [];
    if (sku === '' || sku.length > 80) return refused(sku, 'prices.errors.noSku');
    return typeof amount === 'number'
      ? [{ line, sku, amount, error: null }]
      : refused(sku, amount.error);
  });
};
