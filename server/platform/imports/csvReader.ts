/** CSV text in pieces of any size → rows with the physical line each begins on. Pure. */
export interface CsvRow {
  /** Physical line of the file on which the row begins, from 1; newlines inside quotes count. */
  line: number;
  cells: string[];
}

/** The text ended inside a quoted cell, or a cell is larger than any real one. `line` is where it was opened. */
export class CsvFault extends Error {
  constructor(
    readonly key: 'imports.errors.openQuote' | 'imports.errors.hugeRow',
    readonly line: number,
  ) {
    super(key);
  }
}

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A row longer than this is a quote that was never closed. */
const MAX_ROW = 4_000_000;

/** The delimiter that splits this header into the most cells; a comma where none does. */
export const detectDelimiter = (header: string): Delimiter => {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
};

const countNewlines = (text: string, from: number, to: number) => {
  let count = 0;
  for (
    let index = text.indexOf('\n', from);
    index >= 0 && index < to;
    index = text.indexOf('\n', index + 1)
  )
    count++;
  return count;
};

/** Reads rows as RFC 4180 has them, and forgives what real files do: stray quotes, blank lines, any line ending. */
export class CsvReader {
  #rest = '';
  #line = 1;
  #ended = false;
  /** Where the next quote of the piece in hand is; text.length when there is none. */
  #quoteAt = 0;
  constructor(readonly delimiter: Delimiter) {}

  /** Rows completed by this piece. */
  push(piece: string): CsvRow[] {
    const text = this.#rest + piece;
    const rows: CsvRow[] = [];
    let at = 0;
    this.#quoteAt = -1;
    while (at < text.length) {
      const end = this.#row(text, at, rows);
      if (end < 0) break;
      at = end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > MAX_ROW) throw new CsvFault('imports.errors.hugeRow', this.#line);
    return rows;
  }

  /** The last row, when the text does not end with a line ending. */
  end(): CsvRow[] {
    this.#ended = true;
    return this.push('');
  }

  /** Reads one row from `at`; answers where the next begins, -1 while the row is not complete. */
  #row(text: string, at: number, rows: CsvRow[]): number {
    const newline = text.indexOf('\n', at);
    if (newline < 0 && !this.#ended) return -1;
    const end = newline < 0 ? text.length : newline;
    if (this.#quoteAt < at) {
      const quote = text.indexOf('"', at);
      this.#quoteAt = quote < 0 ? text.length : quote;
    }
    if (this.#quoteAt < end) return this.#quotedRow(text, at, rows);
    const line = text.slice(at, text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end);
    if (line !== '') rows.push({ line: this.#line, cells: line.split(this.delimiter) });
    this.#line++;
    return end + 1;
  }

  /** A row that holds quotes: cell by cell. */
  #quotedRow(text: string, start: number, rows: CsvRow[]): number {
    const cells: string[] = [];
    let at = start;
    for (;;) {
      const cell = text[at] === '"' ? this.#quotedCell(text, at, start) : this.#plainCell(text, at);
      if (!cell) return -1;
      cells.push(cell.value);
      at = cell.end;
      if (text[at] === this.delimiter) {
        at++;
        continue;
      }
      if (at >= text.length && !this.#ended) return -1;
      break;
    }
    const end = text[at] === '\r' ? at + 2 : at + 1;
    rows.push({ line: this.#line, cells });
    this.#line += countNewlines(text, start, at) + 1;
    return end;
  }

  /** Where an unquoted stretch ends: at a delimiter, a line ending, or the end of the text. */
  #stretchEnd(text: string, at: number): number {
    const newline = text.indexOf('\n', at);
    const stop =
      newline < 0
        ? text.length
        : text[newline - 1] === '\r' && newline > at
          ? newline - 1
          : newline;
    const delimiter = text.indexOf(this.delimiter, at);
    return delimiter >= 0 && delimiter < stop ? delimiter : stop;
  }

  #plainCell(text: string, at: number): { value: string; end: number } {
    const end = this.#stretchEnd(text, at);
    return { value: text.slice(at, end), end };
  }

  #quotedCell(
    text: string,
    start: number,
    rowStart: number,
  ): { value: string; end: number } | null {
    let value = '';
    let at = start + 1;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote < 0 || (quote === text.length - 1 && !this.#ended)) {
        if (this.#ended)
          throw new CsvFault(
            'imports.errors.openQuote',
            this.#line + countNewlines(text, rowStart, start),
          );
        return null;
      }
      value += text.slice(at, quote);
      if (text[quote + 1] !== '"') {
        // What follows a closing quote belongs to the cell, as spreadsheets read it.
        const end = this.#stretchEnd(text, quote + 1);
        return { value: value + text.slice(quote + 1, end), end };
      }
      value += '"';
      at = quote + 2;
    }
  }
}
