/** CSV that opens cleanly in Excel and cannot run anything there. Pure. */

/** Excel takes the file for UTF-8 only with this in front. */
export const BYTE_ORDER_MARK = '\ufeff';

const NUMERIC = /^[+-]?\d+(?:\.\d+)?$/;
/** A cell that a spreadsheet would run as a formula, or one that looks guarded against that already. */
const DANGEROUS = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const GUARDED = /^''*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Puts an apostrophe before what a spreadsheet would run; numbers stay numbers. */
export const guard = (text: string): string =>
  DANGEROUS.test(text) && !NUMERIC.test(text) ? `'${text}` : text;
/** What was written by `guard`, as it was. */
export const unguard = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);

export type CsvValue = string | number | boolean | null | undefined;

const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;
const quoted = (cell: string) =>
  NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** One line with its line ending; null and undefined are empty cells. */
export const csvLine = (values: readonly CsvValue[]): string =>
  `${values.map((value) => (value === null || value === undefined ? '' : quoted(guard(String(value))))).join(',')}\r\n`;
