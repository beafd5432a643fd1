/** The formula as the form holds it (a method and figures without sign) ↔ as the contract has it. Pure. */
import type { PriceFormula } from '#contract/pricing/priceBatches';

export const METHODS = [
  'percentDown',
  'percentUp',
  'amountDown',
  'amountUp',
  'set',
  'margin',
  'lowest',
  'average',
  'given',
] as const;
export type Method = (typeof METHODS)[number];

/** Amounts in minor units, rates in basis points; null while not typed. */
export interface FormulaDraft {
  method: Method | null;
  bps: number | null;
  amount: number | null;
  change: number | null;
}
export const NO_FORMULA: FormulaDraft = { method: null, bps: null, amount: null, change: null };

/** Typing prices row by row starts from prices that stay. */
const UNCHANGED = { kind: 'amount', change: 0 } as const;
type Sent = { [K in PriceFormula['kind']]?: unknown } & Record<string, unknown>;

/** As it is sent; not yet checked against the contract. */
export const toFormula = ({ method, bps, amount, change }: FormulaDraft): Sent => {
  switch (method) {
    case 'percentDown':
      return { kind: 'percent', bps: bps === null ? null : -bps };
    case 'percentUp':
      return { kind: 'percent', bps };
    case 'amountDown':
      return { kind: 'amount', change: amount === null ? null : -amount };
    case 'amountUp':
      return { kind: 'amount', change: amount };
    case 'set':
      return { kind: 'set', amount };
    case 'margin':
      return { kind: 'margin', bps };
    case 'lowest':
    case 'average':
      return { kind: 'competitor', aim: method, bps: bps ?? 0, change: change ?? 0 };
    case 'given':
      return UNCHANGED;
    default:
      return {};
  }
};

/** The formula of a saved batch. */
export const toFormulaDraft = (formula: PriceFormula): FormulaDraft => {
  switch (formula.kind) {
    case 'percent':
      return {
        ...NO_FORMULA,
        method: formula.bps < 0 ? 'percentDown' : 'percentUp',
        bps: Math.abs(formula.bps),
      };
    case 'amount':
      if (formula.change === 0) return { ...NO_FORMULA, method: 'given' };
      return {
        ...NO_FORMULA,
        method: formula.change < 0 ? 'amountDown' : 'amountUp',
        amount: Math.abs(formula.change),
      };
    case 'set':
      return { ...NO_FORMULA, method: 'set', amount: formula.amount };
    case 'margin':
      return { ...NO_FORMULA, method: 'margin', bps: formula.bps };
    case 'competitor':
      return {
        ...NO_FORMULA,
        method: formula.aim,
        bps: formula.bps || null,
        change: formula.change || null,
      };
    case 'given':
      return { ...NO_FORMULA, method: 'given' };
  }
};
