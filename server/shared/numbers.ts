/**
 * Converts numbers as people type them and files contain them to whole numbers. There is one reader for each unit,
 * shared by forms, the price workbench, pasted lines and files. The decimal separator is the point; ambiguous numbers
 * are refused. Pure.
 */

export type RefusalReason =
  'noAmount' | 'notANumber' | 'ambiguous' | 'tooFine' | 'absurd' | 'otherCurrency';
/** Why a text is not a number; `args` are the arguments of the message. */
export interface Refusal {
  reason: RefusalReason;
  args: Readonly<Record<string, string | number>>;
}
/** A whole number of the unit, or why the text is not one. */
export type Reading = number | Refusal;

const refuse = (reason: RefusalReason, args: Refusal['args'] = {}): Refusal => ({ reason, args });

/** The number; null where the text is not one. */
export const valueOrNull = (reading: Reading): number | null =>
  typeof reading === 'number' ? reading : null;

/** The number as a form holds it: null for an empty text, NaN for an invalid one. */
export const valueOrNaN = (reading: Reading): number | null =>
  typeof reading === 'number' ? reading : reading.reason === 'noAmount' ? null : NaN;

/** Converts full-width digits and signs to plain ones, and every kind of space to a plain space. */
const normalize = (text: string) =>
  text.normalize('NFKC').replaceAll('−', '-').replace(/\s/g, ' ').trim();

/** `1234.5` → 123450 with two decimals. Further decimals must be zeros. */
const readDecimal = (text: string, decimals: number): Reading => {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (sign === undefined) return refuse('notANumber');
  if (/[1-9]/.test(fraction.slice(decimals))) return refuse('tooFine', { decimals });
  const value = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (!Number.isSafeInteger(value)) return refuse('absurd');
  return sign === '-' ? -value || 0 : value;
};

/** Refuses commas and multiple points, with a suggestion that is not ambiguous. */
const refuseAmbiguous = (text: string): Refusal | null => {
  if (!/^[+-]?\d[\d.,]*$/.test(text)) return null;
  const points = text.split('.').length - 1;
  if (!text.includes(','))
    return points > 1 ? refuse('ambiguous', { form: text.replaceAll('.', '') }) : null;
  const [whole = '', fraction = ''] = text.replaceAll('.', '').split(',');
  return refuse('ambiguous', { form: fraction ? `${whole}.${fraction}` : whole });
};

const SPACED = /^[+-]?\d{1,3}([ ']\d{3})+(\.\d*)?$/;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const ONE_GROUP = /^[+-]?\d{1,3},\d{3}$/;

/** Removes thousands separators where they are not ambiguous. */
const withoutGroups = (text: string, decimals: number): string => {
  if (SPACED.test(text)) return text.replace(/[ ']/g, '');
  // In a currency with three decimals, `1,234` may also mean 1.234.
  const isClear = GROUPED.test(text) && !(decimals >= 3 && ONE_GROUP.test(text));
  return isClear ? text.replaceAll(',', '') : text;
};

const SIGNS: Readonly<Record<string, readonly string[]>> = {
  '¥': ['CNY', 'JPY'],
  元: ['CNY'],
  '€': ['EUR'],
  $: ['USD', 'AUD', 'CAD', 'HKD', 'SGD', 'NZD', 'TWD', 'MXN'],
  '£': ['GBP'],
};

/** Removes the currency's own sign or code; refuses those of another currency. */
const withoutCurrency = (text: string, currency: string): string | Refusal => {
  const code = /^([A-Za-z]{3})\s*(?=[\d.,-])|(?<=[\d.,])\s*([A-Za-z]{3})$/.exec(text);
  const named = (code?.[1] ?? code?.[2])?.toUpperCase();
  if (named && named !== currency) return refuse('otherCurrency', { currency: named });
  let rest = code ? text.replace(code[0], '') : text;
  for (const [sign, currencies] of Object.entries(SIGNS)) {
    if (!rest.includes(sign)) continue;
    if (!currencies.includes(currency)) return refuse('otherCurrency', { currency: sign });
    rest = rest.replace(sign, '');
  }
  return rest.trim();
};

const PLAIN = /^\d{1,12}(\.\d+)?$/;

/**
 * Money in minor units: `1234.50`, `1,234.50`, `¥99`, `99 CNY`. Refuses `1234,50` and `1.234,50`, which are ambiguous,
 * and amounts in another currency.
 */
export const readAmount = (
  text: string,
  { currency, decimals }: { currency: string; decimals: number },
): Reading => {
  // A fast path, because files contain a million of these.
  if (PLAIN.test(text)) return readDecimal(text, decimals);
  const plain = withoutCurrency(normalize(text), currency);
  if (typeof plain !== 'string') return plain;
  if (plain === '') return refuse('noAmount');
  const figure = withoutGroups(plain, decimals);
  return refuseAmbiguous(figure) ?? readDecimal(figure, decimals);
};

const RATE_DECIMALS = 2;

/** A rate in basis points, written in percent: `12.25`, `12.25 %`. Thousands separators are not allowed. */
export const readRate = (text: string): Reading => {
  const plain = normalize(text).replace(/ ?%$/, '');
  if (plain === '') return refuse('noAmount');
  return refuseAmbiguous(plain) ?? readDecimal(plain, RATE_DECIMALS);
};

const MAX_COUNT_DIGITS = 9;

/** A number of things: `12`, `-6`. Fractions and thousands separators are not allowed. */
export const readCount = (text: string): Reading => {
  const plain = normalize(text);
  if (plain === '') return refuse('noAmount');
  const ambiguous = refuseAmbiguous(plain);
  if (ambiguous) return ambiguous;
  if (!/^[+-]?\d+$/.test(plain)) return refuse('notANumber');
  return plain.replace(/^[+-]/, '').length > MAX_COUNT_DIGITS
    ? refuse('absurd')
    : Number(plain) || 0;
};
