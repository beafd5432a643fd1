/** Decides how many of the refused rows of a file are kept for a person to look at and correct. Pure. */
import type { CsvRow } from './csvRow.ts';
import { type RowError, rowError } from './rowError.ts';

/** Rows that are kept, characters of their cells, and errors of one row. */
export const MAX_KEPT_ROWS = 10_000;
const MAX_CHARACTERS = 20_000_000;
const MAX_ROW_ERRORS = 20;

export interface Refusal extends RowError {
  row: string[];
}

/** Each row with its own errors, or because of errors in the others of its record. */
export const refusalsOf = (rows: readonly CsvRow[], errors: readonly RowError[]): Refusal[] => {
  const byLine = new Map<number, RowError[]>();
  for (const error of errors) {
    const own = byLine.get(error.line);
    if (own) own.push(error);
    else byLine.set(error.line, [error]);
  }
  return rows.flatMap(({ line, cells }) =>
    (byLine.get(line) ?? [rowError(line, null, 'sibling')])
      .slice(0, MAX_ROW_ERRORS)
      .map((error) => ({ ...error, row: cells })),
  );
};

const charactersOf = (refusals: readonly Refusal[]) => {
  let sum = 0;
  for (const { row } of refusals) for (const cell of row) sum += cell.length;
  return sum;
};

/** The first refused records of a file. Once one has no room, none is kept any more. */
export class KeptRows {
  rows = 0;
  #characters = 0;
  #isFull = false;
  constructor(readonly most = MAX_KEPT_ROWS) {}

  /** Whether a record with these rows is kept: all of its rows, or none. */
  take(rows: number, refusals: readonly Refusal[]): boolean {
    if (this.#isFull) return false;
    const characters = this.#characters + charactersOf(refusals);
    this.#isFull = this.rows + rows > this.most || characters > MAX_CHARACTERS;
    if (this.#isFull) return false;
    this.rows += rows;
    this.#characters = characters;
    return true;
  }
}
