/** Cells that describe a whole record of several rows. Pure. */
import { type RowError, rowError } from './rowError.ts';

/** The row of a record in which a cell of this column is filled, else its first row. */
export const filledRow = <Row>(
  rows: readonly [Row, ...Row[]],
  cellOf: (row: Row) => string | undefined,
): Row => rows.find((row) => cellOf(row)) ?? rows[0];

/** Errors of rows whose filled cells differ from those of earlier rows, in columns that describe the whole record. */
export const contradictions = <Row>(
  rows: readonly [Row, ...Row[]],
  columns: readonly string[],
  { cell, line }: { cell: (row: Row, column: string) => string; line: (row: Row) => number },
): RowError[] => {
  if (rows.length === 1) return [];
  return columns.flatMap((column) => {
    const first = filledRow(rows, (row) => cell(row, column));
    const wanted = cell(first, column);
    return rows
      .filter((row) => cell(row, column) !== '' && cell(row, column) !== wanted)
      .map((row) => rowError(line(row), column, 'otherValue', { line: line(first) }));
  });
};
