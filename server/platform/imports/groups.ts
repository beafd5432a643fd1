/** Collects the adjacent rows of one record; refuses rows that are not adjacent to the others of their record. */
import type { CsvRow } from './csvRow.ts';
import { type ImportRun } from './run.ts';
import { rowError } from './rowError.ts';
import type { Table } from './table.ts';

export interface Group {
  key: string;
  rows: [CsvRow, ...CsvRow[]];
}

/**
 * Groups adjacent rows with the same key in `column`. Counts rows, and refuses rows without a key and rows that are not
 * adjacent.
 */
export async function* groupsOf(
  run: ImportRun,
  table: Table,
  column: string,
  clean: (cell: string) => string,
): AsyncGenerator<Group[]> {
  const index = table.columnIndex(column);
  const seen = new Set<string>();
  let open = null as Group | null;
  for await (const batch of table.rows(run.onRead)) {
    const groups: Group[] = [];
    for (const row of batch) {
      run.job.count('rows');
      const key = clean(row.cells[index] ?? '').trim();
      if (row.cells.length > table.header.length)
        run.refuse([row], [rowError(row.line, null, 'tooManyCells')]);
      else if (key === '')
        run.refuse([row], [rowError(row.line, column, 'ra.validation.required')]);
      else if (open?.key === key) open.rows.push(row);
      else if (seen.has(key)) run.refuse([row], [rowError(row.line, column, 'notTogether')]);
      else {
        if (open) groups.push(open);
        seen.add(key);
        open = { key, rows: [row] };
      }
    }
    yield groups;
  }
  if (open) yield [open];
}
