/** Cells of files that a spreadsheet would evaluate. Pure. */

const NUMERIC = /^[+-]?\d+(?:\.\d+)?$/;
/** A cell that a spreadsheet would evaluate as a formula, or one that looks escaped already. */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const ESCAPED = /^''*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Puts an apostrophe before a cell that a spreadsheet would evaluate; numbers stay unchanged. */
export const escapeFormula = (text: string): string =>
  FORMULA.test(text) && !NUMERIC.test(text) ? `'${text}` : text;
/** Undoes `escapeFormula`. */
export const unescapeFormula = (cell: string): string =>
  ESCAPED.test(cell) ? cell.slice(1) : cell;

/** Whether `unescapeFormula` takes an apostrophe away. */
export const isEscaped = (text: string): boolean => ESCAPED.test(text);
