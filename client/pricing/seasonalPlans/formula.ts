/** What an entry's formula says, as the form has it and as the contract has it. Pure. */
import type { PriceFormula } from '#contract/pricing/priceBatches';

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
