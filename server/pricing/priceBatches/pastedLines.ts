/** Lines of a spreadsheet → SKUs and amounts, or why not. Pure. */
import { message } from '#shared/fields';

export interface PastedLine {
  line: number;
  sku: string;
  amount: number | null;
  error: string | null;
}

const SYMBOLS: Record<string, readonly string[]> = {
  '¥': ['CNY', 'JPY'],
  '￥': ['CNY', 'JPY'],
  元: ['CNY'],
  '€': ['EUR'],
  $: ['USD', 'AUD', 'CAD', 'HKD', 'SGD', 'NZD', 'TWD', 'MXN'],
  '£': ['GBP'],
};
const MAX_DIGITS = 12;

const fullWidth = (text: string) =>
  text.replace(/[０-９．，－]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));

/** Takes a currency's sign or code off; an error where it is another currency's. */
const withoutCurrency = (text: string, currency: string): string | { error: string } => {
  const code = /^([A-Za-z]{3})\s*(?=[\d.,-])|(?<=[\d.,])\s*([A-Za-z]{3})$/.exec(text);
  const named = (code?.[1] ?? code?.[2])?.toUpperCase();
  if (named && named !== currency)
    return { error: message('prices.errors.otherCurrency', { currency: named }) };
  let rest = code ? text.replace(code[0], '') : text;
  for (const [sign, currencies] of Object.entries(SYMBOLS)) {
    if (!rest.includes(sign)) continue;
    if (!currencies.includes(currency))
      return { error: message('prices.errors.otherCurrency', { currency: sign }) };
    rest = rest.replace(sign, '');
  }
  return rest.trim();
};

/**
 * An amount as people type it: `1234.50`, `1,234.50`, `¥99`. What could be read two ways (`1.234,50`, `1234,50`) is
 * refused with the form that cannot. Minor units, or a translation key.
 */
export const readAmount = (
  typed: string,
  currency: string,
  decimals: number,
): number | { error: string } => {
  const plain = withoutCurrency(fullWidth(typed.trim()), currency);
  if (typeof plain !== 'string') return plain;
  // Spaces and apostrophes separate thousands, and nothing else.
  const text = /^\d{1,3}([\s\u00a0']\d{3})+(\.\d+)?$/.test(plain)
    ? plain.replace(/[\s\u00a0']/g, '')
    : plain;
  if (text === '') return { error: 'prices.errors.noAmount' };
  if (/^-[\d.,]+$/.test(text)) return { error: 'prices.errors.negative' };
  if (!/^\d[\d.,]*$/.test(text)) return { error: 'prices.errors.notANumber' };
  if (text.includes(',') && !/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) {
    const [whole = '', fraction = ''] = text.replaceAll('.', '').split(',');
    return {
      error: message('prices.errors.ambiguous', {
        form: fraction ? `${whole}.${fraction}` : whole,
      }),
    };
  }
  const [whole = '', ...fractions] = text.replaceAll(',', '').split('.');
  if (fractions.length > 1)
    return { error: message('prices.errors.ambiguous', { form: [whole, ...fractions].join('') }) };
  const fraction = fractions[0] ?? '';
  if (/[1-9]/.test(fraction.slice(decimals)))
    return { error: message('prices.errors.tooFine', { decimals }) };
  if (whole.length + decimals > MAX_DIGITS) return { error: 'prices.errors.absurd' };
  const amount = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return amount === 0 ? { error: 'prices.errors.zero' } : amount;
};

const unquoted = (cell: string) => {
  const text = cell.trim();
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1).trim() : text;
};

/** A line's two cells, split at a tab, a semicolon or a comma; null where there are not just two. */
const cellsOf = (line: string): [string, string] | null => {
  for (const separator of ['\t', ';', ',']) {
    const index = line.indexOf(separator);
    if (index <= 0) continue;
    const rest = line.slice(index + 1).trim();
    // Past the price a spreadsheet's further columns are let go, but a bare comma may belong to the price itself.
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
    const amount = readAmount(typed, currency, decimals);
    if (index === 0 && HEADER.test(raw.trim()) && typeof amount !== 'number') return [];
    if (sku === '' || sku.length > 80) return refused(sku, 'prices.errors.noSku');
    return typeof amount === 'number'
      ? [{ line, sku, amount, error: null }]
      : refused(sku, amount.error);
  });
};
