/** Prices typed into cells or pasted as a column. Pure. */
import { pastedRows } from '../../ui/form/pastedCells.ts';
import { type Wrong, wrongOf } from '../../ui/form/wrongOf.ts';
import { readAmount, valueOrNaN } from '#shared/numbers';

/** Minor units; null for nothing, NaN for no price. */
export const readCell = (typed: string, currency: string, decimals: number): number | null => {
  const amount = valueOrNaN(readAmount(typed, { currency, decimals }));
  return amount !== null && amount <= 0 ? NaN : amount;
};

/** What is said of such a cell. */
export const wrongCell = (typed: string, currency: string, decimals: number): Wrong =>
  wrongOf(readAmount(typed, { currency, decimals }), 'priceBatches.preview.notAnAmount');

export interface PastedColumn {
  /** Variant → price, in the order of the rows. */
  amounts: [variantId: number, amount: number][];
  /** Lines that are no prices, by the variant of their row. */
  bad: [variantId: number, typed: string][];
  /** Lines beyond the last row. */
  over: number;
}

/** A column of a spreadsheet laid on the rows from `first` down; empty lines leave their row as it is. */
export const pasteDown = (
  text: string,
  variantIds: readonly number[],
  first: number,
  currency: string,
  decimals: number,
): PastedColumn => {
  const result: PastedColumn = { amounts: [], bad: [], over: 0 };
  pastedRows(text).forEach(([cell = ''], index) => {
    const variantId = variantIds[first + index];
    const amount = readCell(cell, currency, decimals);
    if (amount === null) return;
    if (variantId === undefined) result.over++;
    else if (Number.isNaN(amount)) result.bad.push([variantId, cell]);
    else result.amounts.push([variantId, amount]);
  });
  return result;
};
