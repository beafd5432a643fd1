/** A row of a CSV file, and the errors that the file can have. Pure. */

/** A row of a CSV file. */
export interface CsvRow {
  /** Physical line of the file on which the row begins, from 1; newlines inside quotes count. */
  line: number;
  cells: string[];
}

/** The text ended inside a quoted cell, or a row is too long or has too many cells. `line` is where the cell or row begins. */
export class CsvFault extends Error {
  constructor(
    readonly key:
      'imports.errors.openQuote' | 'imports.errors.hugeRow' | 'imports.errors.manyCells',
    readonly line: number,
  ) {
    super(key);
  }
}
