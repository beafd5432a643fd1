/** Numbers as files write them → whole numbers, without ever passing through a float. Pure. */

/** Prices are read with this many decimals, more than any currency has. */
const SCALE_DIGITS = 6;
const SCALE = 10 ** SCALE_DIGITS;

const DECIMAL = /^([+-]?)(\d{1,12})(?:\.(\d{1,6}))?$/;

/** `2.55` → 2550000 millionths; null when it is no such number. */
export const parseMillionths = (text: string): number | null => {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const value = Number(match[2]) * SCALE + Number((match[3] ?? '').padEnd(SCALE_DIGITS, '0'));
  if (!Number.isSafeInteger(value)) return null;
  return match[1] === '-' ? -value || 0 : value;
};

/** `-6` → -6; null when it is no whole number of up to nine digits. */
export const parseWhole = (text: string): number | null => {
  const trimmed = text.trim();
  return /^[+-]?\d{1,9}$/.test(trimmed) ? Number(trimmed) || 0 : null;
};

/** Millionths in one minor unit of a currency with so many decimals. */
const stepOf = (decimals: number) => 10 ** (SCALE_DIGITS - decimals);

const halfUp = (value: number, step: number) => Math.floor((2 * value + step) / (2 * step));
const halfUpBig = (value: bigint, step: bigint) => Number((2n * value + step) / (2n * step));

/**
 * Quantity × price in minor units, each line rounded half up, away from zero below it: on the Online Retail file the
 * sums of lines rounded so equal the exact sums to the cent in every month.
 */
export const lineAmount = (quantity: number, millionths: number, decimals: number): number => {
  const step = stepOf(decimals);
  const product = Math.abs(quantity) * Math.abs(millionths);
  const amount = product < 2 ** 52 ? halfUp(product, step) : halfUpBig(BigInt(Math.abs(quantity)) * BigInt(Math.abs(millionths)), BigInt(step));
  return quantity < 0 !== millionths < 0 ? -amount || 0 : amount;
};

/**
 * Price of one unit in minor units. A price finer than the currency is cut, not rounded, so that quantity × unit price
 * never exceeds what was paid and no discount appears that nobody gave.
 */
export const unitAmount = (millionths: number, decimals: number): number => Math.trunc(millionths / stepOf(decimals)) || 0;

const AMOUNT = /^([+-]?)(\d{1,13})(?:\.(\d+))?$/;

/** `12.50` → 1250 minor units; null when it is no amount, or finer than the currency. */
export const parseAmount = (text: string, decimals: number): number | null => {
  const [, sign, whole = '', fraction = ''] = AMOUNT.exec(text.trim()) ?? [];
  if (sign === undefined || /[1-9]/.test(fraction.slice(decimals))) return null;
  const value = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (!Number.isSafeInteger(value)) return null;
  return sign === '-' ? -value || 0 : value;
};

/** 1250 → `12.50`, as a file writes it. */
export const formatAmount = (amount: number, decimals: number): string => {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const sign = amount < 0 ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};
