/** Writes CSV that Excel opens correctly and in which no cell is evaluated as a formula. Pure. */

import { escapeFormula } from '#shared/formulas';

/** Excel reads a file as UTF-8 only if it begins with this mark. */
export const BYTE_ORDER_MARK = '\ufeff';

export async function* withMark(text: AsyncIterable<string>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  yield* text;
}

/** A cell that is written as it is, because it was made here of a number: `-5%`. */
export interface SafeText {
  safe: string;
}
export type CsvValue = string | number | boolean | null | undefined | SafeText;

const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;
const quoted = (cell: string) =>
  NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** One line with its line ending and its cells as they are, for a file that the console itself reads. */
export const plainLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

const cellOf = (value: CsvValue): string => {
  if (value === null || value === undefined) return '';
  return quoted(typeof value === 'object' ? value.safe : escapeFormula(String(value)));
};

/** One line with its line ending; null and undefined become empty cells. */
export const csvLine = (values: readonly CsvValue[]): string =>
  `${values.map(cellOf).join(',')}\r\n`;
