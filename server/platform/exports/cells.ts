/** Cells of exported files: texts, and numbers and dates that a workbook holds as such. Pure. */

/** A number as it is written in CSV. */
export interface NumberCell {
  number: string;
}
/** A day (`2026-03-01`) or an instant (`2026-03-01T08:00:00+08:00`) as it is written in CSV. */
export interface DateCell {
  date: string;
}
/** A share of a hundred in basis points: 1250 is written as `12.5%`. */
export interface RateCell {
  rate: number;
}
/** Null is an empty cell; a code is a text, so that it keeps its zeros. */
export type ExportCell = string | null | NumberCell | DateCell | RateCell;
export type ExportRow = readonly ExportCell[];

/** The rows of a file in pieces, the header first. */
export type ExportRows = AsyncIterable<readonly ExportRow[]>;

export const numberCell = (text: string | null): ExportCell =>
  text === null || text === '' ? null : { number: text };
export const dateCell = (text: string | null): ExportCell =>
  text === null || text === '' ? null : { date: text };
export const rateCell = (bps: number): ExportCell => ({ rate: bps });

/** The cell as text. */
export const textOfCell = (cell: ExportCell): string | null =>
  cell === null || typeof cell === 'string'
    ? cell
    : 'number' in cell
      ? cell.number
      : 'rate' in cell
        ? `${cell.rate / 100}%`
        : cell.date;
