/** Reads and writes numbers in files as whole numbers, without floating-point fractions. Pure. */
import { readCount, valueOrNull } from './numbers.ts';

/** Prices are read with this many decimals, more than any currency has. */
const SCALE_DIGITS = 6;
const SCALE = 10 ** SCALE_DIGITS;

const ZERO = 48;
const MINUS = 45;
const PLUS = 43;
const POINT = 46;
/** From here on, millionths would not be exact. */
const TOO_LARGE = 10 ** 9;

/**
 * Reads a plain decimal as millionths, character by character for speed: an invoice file has a million of them. Null
 * where it is not a number, is too large, or (`wholeOnly`) has a fraction.
 */
const scan = (text: string, wholeOnly: boolean): number | null => {
  const length = text.length;
  const first = text.charCodeAt(0);
  let index = first === MINUS || first === PLUS ? 1 : 0;
  const start = index;
  let whole = 0;
  for (; index < length; index++) {
    const digit = text.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9) break;
    whole = whole * 10 + digit;
  }
  if (index === start || whole >= TOO_LARGE) return null;
  let fraction = 0;
  let digits = 0;
  if (index < length) {
    if (wholeOnly || text.charCodeAt(index) !== POINT || index + 1 === length) return null;
    for (index++; index < length; index++) {
      const digit = text.charCodeAt(index) - ZERO;
      if (digit < 0 || digit > 9 || ++digits > SCALE_DIGITS) return null;
      fraction = fraction * 10 + digit;
    }
  }
  for (; digits < SCALE_DIGITS; digits++) fraction *= 10;
  const value = wholeOnly ? whole : whole * SCALE + fraction;
  return first === MINUS ? -value || 0 : value;
};

/** `2.55` → 2550000 millionths; null where it is not a number. */
export const parseMillionths = (text: string): number | null => scan(text.trim(), false);

/**
 * `-6` → -6; null where it is not a whole number below a thousand million. Reads what `readCount` reads, and plain
 * digits fast, for files with a million lines.
 */
export const parseWhole = (text: string): number | null =>
  scan(text.trim(), true) ?? valueOrNull(readCount(text));

/** Millionths in one minor unit, by the currency's number of decimals. */
const STEPS = Array.from(
  { length: SCALE_DIGITS + 1 },
  (_, decimals) => 10 ** (SCALE_DIGITS - decimals),
);
const stepOf = (decimals: number) => STEPS[decimals] ?? 1;

const halfUp = (value: number, step: number) => Math.floor((2 * value + step) / (2 * step));
const halfUpBig = (value: bigint, step: bigint) => Number((2n * value + step) / (2n * step));

/**
 * Quantity × price in minor units, each line rounded half away from zero. In the Online Retail file the sums of lines
 * rounded in this way equal the exact sums to the cent in every month.
 */
export const lineAmount = (quantity: number, millionths: number, decimals: number): number => {
  const step = stepOf(decimals);
  const product = Math.abs(quantity) * Math.abs(millionths);
  const amount =
    product < 2 ** 52
      ? halfUp(product, step)
      : halfUpBig(BigInt(Math.abs(quantity)) * BigInt(Math.abs(millionths)), BigInt(step));
  return quantity < 0 !== millionths < 0 ? -amount || 0 : amount;
};

/**
 * Price of one unit in minor units. A price with more decimals than the currency is rounded down, so that quantity ×
 * unit price never exceeds the amount paid, which would look like a discount.
 */
export const unitAmount = (millionths: number, decimals: number): number =>
  Math.trunc(millionths / stepOf(decimals)) || 0;

/**
 * How a price of millionths fits the currency: `tooFine` has more decimals than the currency, `belowOne` is less than
 * its smallest amount, and so worth nothing.
 */
export const fineness = (millionths: number, decimals: number): 'fits' | 'tooFine' | 'belowOne' => {
  const step = stepOf(decimals);
  if (millionths % step === 0) return 'fits';
  return Math.abs(millionths) < step ? 'belowOne' : 'tooFine';
};

/** 1250 → `12.50`, as in files. */
export const formatAmount = (amount: number, decimals: number): string => {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const sign = amount < 0 ? '-' : '';
  return decimals === 0
    ? sign + digits
    : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};

const SMALL = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/;

/** The number with all its decimals, so that `readPlain` of numbers.ts reads it again: 1e-7 is written `0.0000001`. */
export const toPlain = (value: number): string => {
  const [, sign = '', first = '', rest = '', zeros] = SMALL.exec(String(value)) ?? [];
  return zeros === undefined
    ? String(value)
    : `${sign}0.${'0'.repeat(Number(zeros) - 1)}${first}${rest}`;
};
