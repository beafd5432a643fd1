/** A CSV file as a table: named columns, rows in batches, readable as often as needed. */
import { message } from '#shared/fields';
import { JobFailure } from '../jobs/jobRun.ts';
import { CsvFault, CsvReader, type CsvRow, type Delimiter, detectDelimiter } from './csvReader.ts';
import { NotText, type TextFile, textOf } from './decode.ts';

const normal = (name: string) => name.trim().toLowerCase();

/** Faults of the whole file, as the failure the person reads. */
export const asFailure = (error: unknown): unknown => {
  if (error instanceof CsvFault) return new JobFailure(message(error.key, { line: error.line }));
  if (error instanceof NotText) return new JobFailure(error.key);
  return error;
};

const columnFailure = (key: string, columns: readonly string[]) =>
  new JobFailure(message(`imports.errors.${key}`, { columns: columns.join(', ') }));

export class Table {
  readonly #index: ReadonlyMap<string, number>;
  private constructor(
    readonly file: TextFile,
    readonly delimiter: Delimiter,
    readonly header: readonly string[],
  ) {
    this.#index = new Map(header.map((name, index) => [normal(name), index]));
  }

  /** Reads the header. Fails naming the required columns it lacks, or those that are there twice. */
  static async open(file: TextFile, required: readonly string[]): Promise<Table> {
    let start = '';
    try {
      for await (const piece of textOf(file)) {
        start += piece;
        const delimiter = detectDelimiter(start.trimStart().split('\n', 1)[0] ?? '');
        const first = new CsvReader(delimiter).push(start)[0] ?? null;
        if (first) return Table.#checked(file, delimiter, first.cells, required);
      }
      const delimiter = detectDelimiter(start);
      const first = new CsvReader(delimiter);
      const row = first.push(start)[0] ?? first.end()[0];
      if (!row) throw new JobFailure('imports.errors.empty');
      return Table.#checked(file, delimiter, row.cells, required);
    } catch (error) {
      throw asFailure(error);
    }
  }

  static #checked(
    file: TextFile,
    delimiter: Delimiter,
    header: readonly string[],
    required: readonly string[],
  ): Table {
    const table = new Table(
      file,
      delimiter,
      header.map((name) => name.trim()),
    );
    const names = table.header.map(normal);
    const twice = table.header.filter(
      (name, index) => name !== '' && names.indexOf(normal(name)) !== index,
    );
    if (twice.length > 0) throw columnFailure('repeatedColumns', twice);
    const missing = required.filter((name) => !table.has(name));
    if (missing.length > 0) throw columnFailure('missingColumns', missing);
    return table;
  }

  has(name: string): boolean {
    return this.#index.has(normal(name));
  }

  /** Fails naming the columns that `known` does not know: a misspelt one would be left out in silence. */
  refuseUnknown(known: (name: string) => boolean) {
    const unknown = this.header.filter((name) => name !== '' && !known(normal(name)));
    if (unknown.length > 0) throw columnFailure('unknownColumns', unknown);
  }

  /** Place of a column among a row's cells; -1 when the file does not have it. */
  at(name: string): number {
    return this.#index.get(normal(name)) ?? -1;
  }

  /** The rows below the header in batches; `onRead` gets the bytes taken from disk so far. */
  async *rows(onRead?: (bytes: number) => void): AsyncGenerator<CsvRow[]> {
    const reader = new CsvReader(this.delimiter);
    let skipped = false;
    const below = (rows: CsvRow[]) => {
      if (skipped || rows.length === 0) return rows;
      skipped = true;
      return rows.slice(1);
    };
    try {
      for await (const piece of textOf(this.file, onRead)) yield below(reader.push(piece));
      yield below(reader.end());
    } catch (error) {
      throw asFailure(error);
    }
  }
}
