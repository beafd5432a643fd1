/** New prices from old ones: formula, rounding, floor. Pure, whole numbers only. */
import type { PriceFormula, PriceRounding } from '#contract/priceBatches';

const SAFE = Number.MAX_SAFE_INTEGER;

/** a × b / c for whole numbers, c > 0, never through a fraction; `rounding` of what does not divide. */
export const mulDiv = (a: number, b: number, c: number, rounding: 'halfUp' | 'up' | 'down' = 'halfUp'): number => {
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

const RATE = 10_000;

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
  const byMargin = cost === null || minMarginBps === null ? null : mulDiv(cost, RATE, RATE - minMarginBps, 'up');
  if (byMargin === null) return minPrice;
  return minPrice === null ? byMargin : Math.max(minPrice, byMargin);
};

/** What the formula works from; competing prices are null where nothing fresh is known. */
export interface FormulaInput {
  oldAmount: number | null;
  cost: number | null;
  lowest: number | null;
  average: number | null;
}

/** Why a formula has nothing to say about a row. */
export type Silent = 'noPrice' | 'noCost' | 'noCompetitor';

const applyFormula = (formula: PriceFormula, input: FormulaInput): number | Silent => {
  const { oldAmount, cost } = input;
  switch (formula.kind) {
    case 'set':
      return formula.amount;
    case 'amount':
      return oldAmount === null ? 'noPrice' : oldAmount + formula.change;
    case 'percent':
      return oldAmount === null ? 'noPrice' : mulDiv(oldAmount, RATE + formula.bps, RATE);
    case 'margin':
      return cost === null ? 'noCost' : mulDiv(cost, RATE, RATE - formula.bps, 'up');
    case 'competitor': {
      const aim = input[formula.aim];
      return aim === null ? 'noCompetitor' : mulDiv(aim, RATE + formula.bps, RATE) + formula.change;
    }
    case 'given':
      return oldAmount ?? 'noPrice';
  }
};

/**
 * Prices a rounding may end on: every `step`, less `under`. In a currency without decimals the endings .99 and .90
 * are 99 and 90.
 */
const gridOf = (ending: PriceRounding['ending'], decimals: number): { step: number; under: number } => {
  const unit = 10 ** decimals;
  const hundredths = decimals === 0 ? 100 : unit;
  switch (ending) {
    case 'none':
      return { step: 1, under: 0 };
    case 'end99':
      return { step: hundredths, under: hundredths / 100 || 1 };
    case 'end90':
      return { step: hundredths, under: hundredths / 10 };
    case 'whole':
      return { step: unit, under: 0 };
    case 'to5':
      return { step: 5 * unit, under: 0 };
    case 'to10':
      return { step: 10 * unit, under: 0 };
    case 'to100':
      return { step: 100 * unit, under: 0 };
  }
};

/** The nearest price of the grid (a half goes up), or the next above or below; never less than the grid's first. */
export const roundPrice = (amount: number, { ending, direction }: PriceRounding, decimals: number): number => {
  const { step, under } = gridOf(ending, decimals);
  const first = step - under;
  if (amount <= first) return first;
  const shifted = amount + under;
  const below = Math.floor(shifted / step) * step;
  const rest = shifted - below;
  const up = rest > 0 && (direction === 'up' || (direction === 'nearest' && rest * 2 >= step));
  return below + (up ? step : 0) - under;
};

/** The new price of one row, or why there is none. */
export const newPrice = (
  formula: PriceFormula,
  rounding: PriceRounding,
  input: FormulaInput,
  decimals: number,
): number | Silent => {
  const raw = applyFormula(formula, input);
  if (typeof raw === 'string' || formula.kind === 'given') return raw;
  return roundPrice(Math.max(raw, 1), rounding, decimals);
};
