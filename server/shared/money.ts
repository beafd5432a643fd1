/**
 * Arithmetic with whole numbers: amounts in minor units, rates in basis points. Pure, without floating-point fractions.
 */

const SAFE = Number.MAX_SAFE_INTEGER;

/** Basis points in one. */
export const RATE = 10_000;

/** a × b / c for whole numbers, c > 0, with the named rounding where it does not divide evenly. */
export const mulDiv = (
  a: number,
  b: number,
  c: number,
  rounding: 'halfUp' | 'up' | 'down' = 'halfUp',
): number => {
  const product = a * b;
  if (Math.abs(product) * 2 < SAFE && c * 2 < SAFE) {
    if (rounding === 'up') return Math.ceil(product / c) || 0;
    if (rounding === 'down') return Math.floor(product / c);
    return Math.floor((2 * product + c) / (2 * c));
  }
  const [x, d] = [BigInt(a) * BigInt(b), BigInt(c)];
  const floor = (value: bigint, by: bigint) => {
    const quotient = value / by;
    return value % by < 0n ? quotient - 1n : quotient;
  };
  if (rounding === 'up') return Number(-floor(-x, d));
  if (rounding === 'down') return Number(floor(x, d));
  return Number(floor(2n * x + d, 2n * d));
};

/** A part of a whole in basis points; null where the whole is nothing or less. */
export const shareOf = (part: number, whole: number): number | null =>
  whole > 0 ? mulDiv(part, RATE, whole) : null;
