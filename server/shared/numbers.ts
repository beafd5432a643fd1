/**
 * Figures as people type and files write them → whole numbers. One reader for each unit, the same for forms, the price
 * workbench, pasted lines and files. The point is the decimal point; what could be read two ways is refused. Pure.
 */

export type RefusalReason =
  'noAmount' | 'notANumber' | 'ambiguous' | 'tooFine' | 'absurd' | 'otherCurrency';
/** Why a text is no figure; `args` belong to the message of the reason. */
export interface Refusal {
  reason: RefusalReason;
  args: Readonly<Record<string, string | number>>;
}
/** A whole number of the unit, or why not. */
export type Reading = number | Refusal;

const refuse = (reason: RefusalReason, args: Refusal['args'] = {}): Refusal => ({ reason, args });

/** The figure; null when the text is none. */
export const valueOrNull = (reading: Reading): number | null =>
  typeof reading === 'number' ? reading : null;

/** The figure as a form holds it: null for nothing typed, NaN for what is no figure. */
export const valueOrNaN = (reading: Reading): number | null =>
  typeof reading === 'number' ? reading : reading.reason === 'noAmount' ? null : NaN;

/** Full-width digits and signs become plain ones, every kind of space a plain space. */
const normalize = (text: string) =>
  text.normalize('NFKC').replaceAll('−', '-').replace(/\s/g, ' ').trim();

/** `1234.5` → 123450 with two decimals. Only zeros may follow the last decimal. */
const readDecimal = (text: string, decimals: number): Reading => {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (sign === undefined) return refuse('notANumber');
  if (/[1-9]/.test(fraction.slice(decimals))) return refuse('tooFine', { decimals });
  const value = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (!Number.isSafeInteger(value)) return refuse('absurd');
  return sign === '-' ? -value || 0 : value;
};

/** Refuses commas, and several points, with a form that has one reading only. */
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

/** Takes out what separates thousands, where it can mean nothing else. */
const withoutGroups = (text: string, decimals: number): string => {
  if (SPACED.test(text)) return text.replace(/[ ']/g, '');
  // In a currency of three decimals, `1,234` may also mean 1.234.
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

/** Takes the currency's own sign or code off; refuses another currency's. */
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
 * Money in minor units: `1234.50`, `1,234.50`, `¥99`, `99 CNY`. Refused are `1234,50` and `1.234,50`, which could be
 * read two ways, and amounts of another currency.
 */
export const readAmount = (
  text: string,
  { currency, decimals }: { currency: string; decimals: number },
): Reading => {
  // Files hold a million of these.
  if (PLAIN.test(text)) return readDecimal(text, decimals);
  const plain = withoutCurrency(normalize(text), currency);
  if (typeof plain !== 'string') return plain;
  if (plain === '') return refuse('noAmount');
  const figure = withoutGroups(plain, decimals);
  return refuseAmbiguous(figure) ?? readDecimal(figure, decimals);
};

const RATE_DECIMALS = 2;

/** A rate in basis points, written as percent: `12.25`, `12.25 %`. Thousands are not separated. */
export const readRate = (text: string): Reading => {
  const plain = normalize(text).replace(/ ?%$/, '');
  if (plain === '') return refuse('noAmount');
  return refuseAmbiguous(plain) ?? readDecimal(plain, RATE_DECIMALS);
};

const MAX_COUNT_DIGITS = 9;

/** A number of things: `12`, `-6`. Neither a fraction nor a separator of thousands. */
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
