/** Collects all rows of each record of a file, wherever they are. */
import type { CsvRow } from './csvRow.ts';
import { type ImportRun } from './run.ts';
import { type RowError, rowError } from './rowError.ts';
import { isRoundedCode } from './spreadsheets.ts';
import type { Table } from './table.ts';

export interface Group {
  key: string;
  rows: [CsvRow, ...CsvRow[]];
  /** Errors of rows that cannot be read; the whole record is refused with them. */
  errors: RowError[];
}

/** Maximum number of rows that are held in memory until the end of the file, and of rows of one record. */
const MAX_HELD = 200_000;
export const MAX_RECORD_ROWS = 5000;

/** Finds the records whose rows are not adjacent. Rows are added in the order of the file. */
export class RecordKeys {
  readonly #rows = new Map<string, number>();
  readonly #separated = new Set<string>();
  #open = '';
  constructor(readonly maxHeld = MAX_HELD) {}

  add(key: string) {
    if (key === '') return;
    const rows = this.#rows.get(key) ?? 0;
    if (rows > 0 && key !== this.#open) this.#separated.add(key);
    this.#rows.set(rows > 0 ? key : copied(key), rows + 1);
    this.#open = key;
  }

  /** Whether the rows of this record are not adjacent. */
  isSeparated(key: string): boolean {
    return this.#separated.has(key);
  }

  /** Whether the rows of all such records are few enough to be held in memory. */
  canHold(): boolean {
    let rows = 0;
    for (const key of this.#separated) rows += this.#rows.get(key) ?? 0;
    return rows <= this.maxHeld;
  }
}

/** Number of held records that are returned together. */
const HELD_AT_ONCE = 200;

/** The error of a record whose last row is one too many. */
export const manyRows = (rows: readonly CsvRow[]): RowError[] => {
  const last = rows[MAX_RECORD_ROWS];
  return last ? [rowError(last.line, null, 'recordRows', { max: MAX_RECORD_ROWS })] : [];
};

/** A text that does not hold the piece of the file from which it was cut. */
const copied = (text: string) => Buffer.from(text).toString();

/**
 * Groups the rows with the same key in `column`. Records whose rows are not adjacent come last; if there are too many
 * of them, all their rows are refused. Counts rows, and refuses rows without a key. A record with too many rows gets an
 * error; its further rows are only counted, so that no part of it can be imported.
 */
export async function* groupsOf(
  run: ImportRun,
  table: Table,
  column: string,
  { clean, keys }: { clean: (cell: string) => string; keys: RecordKeys },
): AsyncGenerator<Group[]> {
  const index = table.columnIndex(column);
  const holds = keys.canHold();
  const held = new Map<string, Group>();
  let open = null as Group | null;
  for await (const batch of table.rows(run.onRead)) {
    const groups: Group[] = [];
    for (const row of batch) {
      run.job.count('rows');
      const key = clean(row.cells[index] ?? '').trim();
      const errors =
        row.cells.length > table.header.length ? [rowError(row.line, null, 'tooManyCells')] : [];
      if (isRoundedCode(key)) errors.push(rowError(row.line, column, 'roundedCode'));
      if (key === '') {
        run.refuse([row], [...errors, rowError(row.line, column, 'ra.validation.required')]);
        continue;
      }
      const separated = keys.isSeparated(key);
      if (separated && !holds) {
        run.refuse([row], [...errors, rowError(row.line, column, 'notTogether')]);
        continue;
      }
      const known = separated ? held.get(key) : open?.key === key ? open : undefined;
      if (known && known.rows.length > MAX_RECORD_ROWS) {
        run.refuseFurther(1);
        continue;
      }
      if (known) {
        known.rows.push(row);
        known.errors.push(...errors);
        known.errors.push(...manyRows(known.rows));
        continue;
      }
      const group: Group = { key, rows: [row], errors };
      if (separated) held.set(copied(key), group);
      else {
        if (open) groups.push(open);
        open = group;
      }
    }
    yield groups;
  }
  if (open) yield [open];
  const last = [...held.values()];
  for (let from = 0; from < last.length; from += HELD_AT_ONCE)
    yield last.slice(from, from + HELD_AT_ONCE);
}
