/** The cells that describe a whole product. Pure. */
import type { RowCells } from './rowCells.ts';
import { contradictions, filledRow } from '../../platform/imports/wholeRecord.ts';
import type { RowError } from '../../platform/imports/rowError.ts';

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
