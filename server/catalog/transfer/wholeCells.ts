/** The cells that describe a whole product. Pure. */
import type { RowCells } from './rowCells.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';

/** The row of a product in which a cell of this column is filled, else its first row. */
export const filledRow = <Row>(
  rows: readonly [Row, ...Row[]],
  cellOf: (row: Row) => string | undefined,
): Row => rows.find((row) => cellOf(row)) ?? rows[0];

/** Errors of rows whose filled cells differ from those of earlier rows, in columns that describe the whole product. */
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

/** Reads each cell from whichever row of the product it is filled in, so that rows may come in any order. */
export class WholeCells {
  constructor(readonly rows: readonly [RowCells, ...RowCells[]]) {}
  get table() {
    return this.rows[0].table;
  }
  rowOf(column: string): RowCells {
    return filledRow(this.rows, (row) => row.get(column));
  }
  get(column: string): string | undefined {
    return this.rowOf(column).get(column);
  }
  contradictions(columns: readonly string[]): RowError[] {
    return contradictions(
      this.rows,
      columns.filter((column) => this.table.has(column)),
      { cell: (row, column) => row.get(column) ?? '', line: ({ row }) => row.line },
    );
  }
}
