/** Margins, changes and floors of prices in whole minor units and basis points. Pure. */

const SAFE = Number.MAX_SAFE_INTEGER;

/** a × b / c for whole numbers, c > 0, never through a fraction; `rounding` of what does not divide. */
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

/** Basis points in one. */
export const RATE = 10_000;

/** Margin of a price over its cost, in basis points of the price; null without a cost or for a price of nothing. */
export const marginBps = (price: number | null, cost: number | null): number | null =>
  price === null || cost === null || price <= 0 ? null : mulDiv(price - cost, RATE, price, 'down');

/** Change from old to new, in basis points of the old. */
export const changeBps = (before: number | null, after: number | null): number | null =>
  before === null || after === null || before <= 0 ? null : mulDiv(after - before, RATE, before);

export interface Guards {
  cost: number | null;
  minPrice: number | null;
  /** Least margin, basis points of the price. */
  minMarginBps: number | null;
}

/** The least price the guards allow; null where they say nothing. The margin is reached, not merely approached. */
export const floorOf = ({ cost, minPrice, minMarginBps }: Guards): number | null => {
  const byMargin =
    cost === null || minMarginBps === null ? null : mulDiv(cost, RATE, RATE - minMarginBps, 'up');
  if (byMargin === null) return minPrice;
  return minPrice === null ? byMargin : Math.max(minPrice, byMargin);
};
