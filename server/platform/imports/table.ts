/** A CSV file as a table with named columns, whose rows can be read several times. */
import { own } from '#shared/own';
import { JobFailure } from '../jobs/jobEnd.ts';
import type { CsvRow } from './csvRow.ts';
import { CsvReader } from './csvReader.ts';
import { type Delimiter, delimiterOf } from './delimiter.ts';
import { type TextFile, textOf } from './decode.ts';
import { columnFailure, toFailure } from './failures.ts';
import { hasReasonColumns, isRemark, ownHeader, withoutReasons } from './reasonColumns.ts';

/** Characters that tell the delimiter, where the first line is longer. */
const DETECTABLE = 64 * 1024;

/** Rows that are passed on together: so many are read before others get their turn. */
const BATCH = 1000;

/** The rows in batches; one empty batch where there are none. */
function* batches(rows: CsvRow[]): Generator<CsvRow[]> {
  if (rows.length <= BATCH) yield rows;
  else for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
}

const normalize = (name: string) => name.trim().toLowerCase();

export class Table {
  readonly #index: ReadonlyMap<string, number>;
  private constructor(
    readonly file: TextFile,
    readonly delimiter: Delimiter,
    /** Its columns as they stand in the file. */
    readonly headings: readonly string[],
    /** What they mean: by the kind's own names where they have one. */
    readonly header: readonly string[],
    /** Whether the file holds the refused rows of an earlier import, with their reasons. */
    readonly hasReasons: boolean,
    /** Physical line of the header. */
    readonly headerLine: number,
  ) {
    this.#index = new Map(header.map((name, index) => [normalize(name), index]));
  }

  /** A reader of the file's rows. */
  static reader(file: TextFile, delimiter: Delimiter): CsvReader {
    return new CsvReader(delimiter, file.workbook !== null);
  }

  /** Reads the header. Fails with the names of missing required columns, or of columns that occur twice. */
  static async open(file: TextFile, required: readonly string[]): Promise<Table> {
    let start = '';
    try {
      for await (const piece of textOf(file)) {
        start += piece;
        if (start.length < DETECTABLE && !start.includes('\n')) continue;
        const { delimiter, named } = delimiterOf(file, start);
        const first = Table.reader(file, delimiter).push(start)[named ? 1 : 0] ?? null;
        if (first) return Table.#create(file, delimiter, first, required);
      }
      const { delimiter, named } = delimiterOf(file, start);
      const reader = Table.reader(file, delimiter);
      const row = [...reader.push(start), ...reader.end()][named ? 1 : 0];
      if (!row) throw new JobFailure('imports.errors.empty');
      return Table.#create(file, delimiter, row, required);
    } catch (error) {
      throw toFailure(error);
    }
  }

  static #create(
    file: TextFile,
    delimiter: Delimiter,
    { line, cells }: CsvRow,
    required: readonly string[],
  ): Table {
    const headings = ownHeader(cells);
    const header = headings.map((name) => own(file.columns, name.trim()) ?? name.trim());
    const table = new Table(file, delimiter, headings, header, hasReasonColumns(cells), line);
    const names = table.header.map(normalize);
    const twice = table.header.filter(
      (name, index) => name !== '' && names.indexOf(normalize(name)) !== index,
    );
    if (twice.length > 0) throw columnFailure('repeatedColumns', twice);
    const missing = required.filter((name) => !table.has(name));
    if (missing.length > 0) throw columnFailure('missingColumns', missing);
    return table;
  }

  has(name: string): boolean {
    return this.#index.has(normalize(name));
  }

  /** Names of the columns that an import does not read. */
  columnsBesides(isKnown: (name: string) => boolean): string[] {
    return this.header.filter((name) => name !== '' && !isKnown(normalize(name)));
  }

  /** Fails with the names of unknown columns, because a misspelt column would otherwise be ignored. */
  refuseUnknown(isKnown: (name: string) => boolean) {
    const unknown = this.columnsBesides(isKnown);
    if (unknown.length > 0) throw columnFailure('unknownColumns', unknown);
  }

  /** Index of a column in a row's cells; -1 where the file does not have it. */
  columnIndex(name: string): number {
    return this.#index.get(normalize(name)) ?? -1;
  }

  /** The rows below the header in batches; `onRead` is called with the number of bytes read from disk so far. */
  async *rows(onRead?: (bytes: number) => void): AsyncGenerator<CsvRow[]> {
    const reader = Table.reader(this.file, this.delimiter);
    const withoutRemarks = (rows: CsvRow[]) =>
      this.hasReasons
        ? rows
            .filter(({ cells }) => !isRemark(cells, this.header.length))
            .map(({ line, cells }) => ({
              line,
              cells: withoutReasons(cells, this.header.length),
            }))
        : rows;
    const below = (rows: CsvRow[]) => {
      const from = rows.findIndex(({ line }) => line > this.headerLine);
      return from < 0 ? [] : withoutRemarks(from === 0 ? rows : rows.slice(from));
    };
    try {
      for await (const piece of textOf(this.file, onRead))
        yield* batches(below(reader.push(piece)));
      yield* batches(below(reader.end()));
    } catch (error) {
      throw toFailure(error);
    }
  }
}
