/** The first rows of a file as they are read, for a person to look at before anything is written. */
import type { FileReading } from '#contract/platform/imports';
import { CsvFault } from './csvRow.ts';
import { type TextFile, textOf } from './decode.ts';
import { delimiterOf } from './delimiter.ts';
import { hasReasonColumns, ownHeader } from './reasonColumns.ts';
import { Table } from './table.ts';

/** Rows, columns and characters of a cell that are shown. */
const ROWS = 8;
const COLUMNS = 40;
const CELL = 80;
/** Characters that are read for them: each piece is read together with those before it. */
const READ = 200_000;

const shortened = (cell: string) => (cell.length > CELL ? `${cell.slice(0, CELL - 1)}…` : cell);

const cellsOf = (file: TextFile, start: string, isEnd: boolean): string[][] => {
  const { delimiter, named } = delimiterOf(file, start);
  const reader = Table.reader(file, delimiter);
  const rows = [...reader.push(start), ...(isEnd ? reader.end() : [])];
  return rows.slice(named ? 1 : 0).map(({ cells }) => cells);
};

const rowsOf = async (file: TextFile, read: (start: string, isEnd: boolean) => string[][]) => {
  let start = '';
  for await (const piece of textOf(file)) {
    start += piece;
    const rows = read(start, false);
    if (rows.length >= ROWS || start.length >= READ) return rows;
  }
  return read(start, true);
};

/**
 * What is shown of the first rows, and the whole of the first one, from which the meaning of columns is chosen.
 * `isTable`: whether lines have cells. A file that is damaged further down has no rows here; its import says why.
 */
export const firstRows = async (
  file: TextFile,
  isTable: boolean,
): Promise<Required<Pick<FileReading, 'rows' | 'header' | 'holdsRefused'>>> => {
  const read = isTable
    ? (start: string, isEnd: boolean) => cellsOf(file, start, isEnd)
    : (start: string) =>
        start
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => [line]);
  try {
    const rows = await rowsOf(file, read);
    const [first = []] = rows;
    return {
      rows: rows.slice(0, ROWS).map((cells) => cells.slice(0, COLUMNS).map(shortened)),
      header: isTable ? ownHeader(first) : first,
      holdsRefused: hasReasonColumns(first),
    };
  } catch (error) {
    if (error instanceof CsvFault) return { rows: [], header: [], holdsRefused: false };
    throw error;
  }
};
