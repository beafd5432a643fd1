/** Computes new prices from old ones: formula and rounding. Pure, with whole numbers only. */
import { MAX_AMOUNT } from '#shared/fields';
import type { PriceFormula, PriceRounding } from '#contract/pricing/priceBatches';
import { mulDiv, RATE } from '#shared/money';

/** Input of the formula. */
export interface FormulaInput {
  oldAmount: number | null;
  cost: number | null;
  /** The lowest or average competing price, depending on the formula; null where no recent one is known. */
  competing: number | null;
}

/** Why a formula gives no price for a row. */
export type NoPriceReason = 'noPrice' | 'noCost' | 'noCompetitor' | 'absurd';

const applyFormula = (formula: PriceFormula, input: FormulaInput): number | NoPriceReason => {
  const { cost, competing } = input;
  // A price of zero has never been set.
  const oldAmount = input.oldAmount || null;
  switch (formula.kind) {
    case 'set':
      return formula.amount;
    case 'amount':
      return oldAmount === null ? 'noPrice' : oldAmount + formula.change;
    case 'percent':
      return oldAmount === null ? 'noPrice' : mulDiv(oldAmount, RATE + formula.bps, RATE);
    case 'margin':
      return cost === null ? 'noCost' : mulDiv(cost, RATE, RATE - formula.bps, 'up');
    case 'competitor':
      return competing === null
        ? 'noCompetitor'
        : mulDiv(competing, RATE + formula.bps, RATE) + formula.change;
    case 'given':
      return oldAmount ?? 'noPrice';
  }
};

/**
 * Prices that a rounding may result in: every `step`, minus `under`. In a currency without decimals the endings .99 and
 * .90 are 99 and 90.
 */
const gridOf = (
  ending: PriceRounding['ending'],
  decimals: number,
): { step: number; under: number } => {
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

/** The nearest price of the grid (half rounds up), or the next one above or below; never less than the first one. */
export const roundPrice = (
  amount: number,
  { ending, direction }: PriceRounding,
  decimals: number,
): number => {
  const { step, under } = gridOf(ending, decimals);
  const first = step - under;
  if (amount <= first) return first;
  const shifted = amount + under;
  const below = Math.floor(shifted / step) * step;
  const rest = shifted - below;
  const up = rest > 0 && (direction === 'up' || (direction === 'nearest' && rest * 2 >= step));
  return below + (up ? step : 0) - under;
};

/** The new price of one row, or the reason why there is none. */
export const newPrice = (
  formula: PriceFormula,
  rounding: PriceRounding,
  input: FormulaInput,
  decimals: number,
): number | NoPriceReason => {
  const raw = applyFormula(formula, input);
  if (typeof raw === 'string' || formula.kind === 'given') return raw;
  const rounded = roundPrice(Math.max(raw, 1), rounding, decimals);
  return rounded > MAX_AMOUNT ? 'absurd' : rounded;
};
