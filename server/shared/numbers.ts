/**
 * Converts numbers as people type them and files contain them to whole numbers. There is one reader for each unit,
 * shared by forms, the price workbench, pasted lines and files. The decimal separator is the point; ambiguous numbers
 * are refused. Pure.
 */
import { withoutUnseen } from './searchText.ts';

export type RefusalReason =
  'noAmount' | 'notANumber' | 'ambiguous' | 'tooFine' | 'absurd' | 'otherCurrency';
/** Why a text is not a number; `args` are the arguments of the message. */
export interface Refusal {
  reason: RefusalReason;
  args: Readonly<Record<string, string | number>>;
}
/** A whole number of the unit, or why the text is not one. */
export type Reading = number | Refusal;

export const refuse = (reason: RefusalReason, args: Refusal['args'] = {}): Refusal => ({
  reason,
  args,
});

/** The number; null where the text is not one. */
export const valueOrNull = (reading: Reading): number | null =>
  typeof reading === 'number' ? reading : null;

/** The number as a form holds it: null for an empty text, NaN for an invalid one. */
export const valueOrNaN = (reading: Reading): number | null =>
  typeof reading === 'number' ? reading : reading.reason === 'noAmount' ? null : NaN;

/**
 * Converts full-width digits and signs to plain ones, and every kind of space to a plain space, and takes invisible characters
 * away. Between digits, `。` is the
 * point: a keyboard for Chinese writes it where a point is typed.
 */
export const normalize = (text: string) =>
  withoutUnseen(text)
    .normalize('NFKC')
    .replaceAll('−', '-')
    .replace(/(?<=\d)。(?=\d)/g, '.')
    .replace(/\s/g, ' ')
    .trim();

/** `1234.5` → 123450 with two decimals. Further decimals must be zeros. */
export const readDecimal = (text: string, decimals: number): Reading => {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (sign === undefined) return refuse('notANumber');
  if (/[1-9]/.test(fraction.slice(decimals))) return refuse('tooFine', { decimals });
  const value = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (!Number.isSafeInteger(value)) return refuse('absurd');
  return sign === '-' ? -value || 0 : value;
};

/** A comma before the decimals, with or without points between thousands. */
const WITH_COMMA = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d*$/;
const WITH_POINTS = /^[+-]?\d{1,3}(?:\.\d{3}){2,}$/;

/**
 * Refuses a decimal comma and points between thousands, with a suggestion that is not ambiguous. Other points and commas,
 * as in `1.5.3`, make no number, and nothing is suggested for it.
 */
export const refuseAmbiguous = (text: string): Refusal | null => {
  if (WITH_POINTS.test(text)) return refuse('ambiguous', { form: text.replaceAll('.', '') });
  if (!WITH_COMMA.test(text)) return null;
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

/** Zeros that a Chinese numeral behind a figure adds: 50万 is 500,000. */
const MULTIPLES: Readonly<Record<string, number>> = { 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8 };
const WITH_MULTIPLE = new RegExp(`^(.*\\d\\.?) ?([${Object.keys(MULTIPLES).join('')}])$`);

/** The figure before 千, 万 or 亿, and the number of zeros to add; the text itself where there is none. */
const splitMultiple = (text: string): { figure: string; zeros: number } => {
  const [, figure, sign] = WITH_MULTIPLE.exec(text) ?? [];
  return figure === undefined || sign === undefined
    ? { figure: text, zeros: 0 }
    : { figure, zeros: MULTIPLES[sign] ?? 0 };
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
 * Money in minor units: `1234.50`, `1,234.50`, `¥99`, `99 CNY`, `50万`. Refuses `1234,50` and `1.234,50`, which are ambiguous,
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
  const { figure: written, zeros } = splitMultiple(plain);
  const figure = withoutGroups(written, decimals);
  return refuseAmbiguous(figure) ?? readDecimal(figure, decimals + zeros);
};

/** A number without a unit, which may have decimals: `750`, `-1.5`, `1,234`. It is no whole number of a smaller unit. */
export const readPlain = (text: string): Reading => {
  const plain = withoutGroups(normalize(text), 0);
  if (plain === '') return refuse('noAmount');
  const ambiguous = refuseAmbiguous(plain);
  if (ambiguous) return ambiguous;
  return /^[+-]?\d{1,15}(\.\d*)?$/.test(plain) ? Number(plain) : refuse('notANumber');
};

const RATE_DECIMALS = 2;

/** A rate in basis points, written in percent: `12.25`, `12.25 %`. Thousands separators are not allowed. */
export const readRate = (text: string): Reading => {
  const plain = normalize(text).replace(/ ?%$/, '');
  if (plain === '') return refuse('noAmount');
  return refuseAmbiguous(plain) ?? readDecimal(plain, RATE_DECIMALS);
};

const MAX_COUNT_DIGITS = 9;
/** With points between thousands, where a decimal point is written too. */
const POINTED_COUNT = /^[+-]?\d{1,3}(?:\.\d{3})+$/;

/** A number of things: `12`, `-6`, `6,500`, `3万`. Fractions are no number, and `6.500` is refused with advice: 6500. */
export const readCount = (text: string): Reading => {
  const plain = normalize(text);
  if (plain === '') return refuse('noAmount');
  if (POINTED_COUNT.test(plain)) return refuse('ambiguous', { form: plain.replaceAll('.', '') });
  const { figure: written, zeros } = splitMultiple(plain);
  const figure = withoutGroups(written, 0);
  if (!(zeros > 0 ? /^[+-]?\d+(\.\d+)?$/ : /^[+-]?\d+$/).test(figure)) return refuse('notANumber');
  const count = readDecimal(figure, zeros);
  return typeof count === 'number' && Math.abs(count) >= 10 ** MAX_COUNT_DIGITS
    ? refuse('absurd')
    : count;
};
