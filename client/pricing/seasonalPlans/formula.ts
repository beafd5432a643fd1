/** What an entry's formula says, as the form has it and as the contract has it. Pure. */
import type { PriceFormula } from '#contract/pricing/priceBatches';
import { readOff } from '#shared/folds';
import { readAmount, readRate, type Reading } from '#shared/numbers';
import { type Wrong, wrongOf } from '../../ui/form/wrongOf.ts';

/** Ways a season changes prices: each is one kind of formula with one figure, the sign in its name. */
export const METHODS = [
  'percentDown',
  'percentUp',
  'amountDown',
  'amountUp',
  'set',
  'margin',
  'lowest',
  'average',
] as const;
export type Method = (typeof METHODS)[number];
/** Is the figure a rate in basis points, an amount in minor units? */
export const UNIT: Record<Method, 'rate' | 'amount'> = {
  percentDown: 'rate',
  percentUp: 'rate',
  amountDown: 'amount',
  amountUp: 'amount',
  set: 'amount',
  margin: 'rate',
  lowest: 'rate',
  average: 'rate',
};

interface Currency {
  currency: string;
  decimals: number;
}

/** The figure of a method as it was typed. `9折` takes off ten percent. */
export const readFigure = (method: Method, typed: string, currency: Currency): Reading => {
  if (UNIT[method] === 'amount') return readAmount(typed, currency);
  return method === 'percentDown' ? readOff(typed, { inFolds: false }) : readRate(typed);
};

/** What is said of a figure that cannot be read, or of none. */
export const wrongFigure = (
  method: Method,
  typed: string,
  currency: Currency,
): Wrong | undefined => {
  const reading = readFigure(method, typed, currency);
  if (typeof reading === 'number') return undefined;
  return wrongOf(
    reading,
    method === 'percentDown' ? 'ui.wrong.percent' : 'seasonalPlans.figureWrong',
  );
};

export const formulaOf = (method: Method, figure: number): PriceFormula => {
  switch (method) {
    case 'percentDown':
      return { kind: 'percent', bps: -figure };
    case 'percentUp':
      return { kind: 'percent', bps: figure };
    case 'amountDown':
      return { kind: 'amount', change: -figure };
    case 'amountUp':
      return { kind: 'amount', change: figure };
    case 'set':
      return { kind: 'set', amount: figure };
    case 'margin':
      return { kind: 'margin', bps: figure };
    case 'lowest':
    case 'average':
      return { kind: 'competitor', aim: method, bps: figure, change: 0 };
  }
};

export const methodOf = (formula: PriceFormula): { method: Method; figure: number } => {
  switch (formula.kind) {
    case 'percent':
      return {
        method: formula.bps > 0 ? 'percentUp' : 'percentDown',
        figure: Math.abs(formula.bps),
      };
    case 'amount':
      return {
        method: formula.change > 0 ? 'amountUp' : 'amountDown',
        figure: Math.abs(formula.change),
      };
    case 'set':
      return { method: 'set', figure: formula.amount };
    case 'margin':
      return { method: 'margin', figure: formula.bps };
    case 'competitor':
      return { method: formula.aim, figure: formula.bps };
    case 'given':
      return { method: 'percentDown', figure: 0 };
  }
};
