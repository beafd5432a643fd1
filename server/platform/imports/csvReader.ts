/** Reads CSV text in pieces. Pure. */
import type { Delimiter } from './delimiter.ts';
import { CsvFault, type CsvRow } from './csvRow.ts';

/** Maximum characters of a row; a longer one has a quote that was never closed. */
const MAX_ROW = 4_000_000;

/** Maximum cells of a row; files of the largest stores have a few hundred columns. */
const MAX_CELLS = 2000;

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

/** Reads rows according to RFC 4180; also accepts stray quotes, blank lines and any line ending. */
export class CsvReader {
  #rest = '';
  #line = 1;
  #ended = false;
  /** Index of the next quote in the current text; its length when there is none. */
  #quoteIndex = 0;
  constructor(
    readonly delimiter: Delimiter,
    /** Whether a row counts as one line however many lines its cells have, as in a sheet. */
    readonly countsRows = false,
  ) {}

  /** The rows that this piece completes. */
  push(piece: string): CsvRow[] {
    const text = this.#rest + piece;
    const rows: CsvRow[] = [];
    let index = 0;
    this.#quoteIndex = -1;
    while (index < text.length) {
      const end = this.#row(text, index, rows);
      if (end < 0) break;
      index = end;
    }
    this.#rest = text.slice(index);
    if (this.#rest.length > MAX_ROW) throw new CsvFault('imports.errors.hugeRow', this.#line);
    return rows;
  }

  /** The last row, where the text does not end with a line ending. */
  end(): CsvRow[] {
    this.#ended = true;
    return this.push('');
  }

  /** Reads the row at `start`; returns the index of the next one, -1 while the row is not complete. */
  #row(text: string, start: number, rows: CsvRow[]): number {
    const newline = text.indexOf('\n', start);
    if (newline < 0 && !this.#ended) return this.#openRow(text, start);
    const end = newline < 0 ? text.length : newline;
    if (this.#quoteIndex < start) {
      const quote = text.indexOf('"', start);
      this.#quoteIndex = quote < 0 ? text.length : quote;
    }
    if (this.#quoteIndex < end) return this.#quotedRow(text, start, rows);
    const line = text.slice(start, text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end);
    if (line !== '') {
      const cells = line.split(this.delimiter, MAX_CELLS + 1);
      this.#checkCells(cells);
      rows.push({ line: this.#line, cells });
    }
    this.#line++;
    return end + 1;
  }

  /** A row whose end is not known yet has its cells counted all the same: it may be the only one. */
  #openRow(text: string, start: number): -1 {
    if (text.includes('"', start)) this.#quotedRow(text, start, []);
    else this.#checkCells(text.slice(start).split(this.delimiter, MAX_CELLS + 1));
    return -1;
  }

  #checkCells({ length }: readonly string[]) {
    if (length > MAX_CELLS) throw new CsvFault('imports.errors.manyCells', this.#line);
  }

  /** Reads a row with quotes, cell by cell. */
  #quotedRow(text: string, start: number, rows: CsvRow[]): number {
    const cells: string[] = [];
    let index = start;
    for (;;) {
      const cell =
        text[index] === '"' ? this.#quotedCell(text, index, start) : this.#plainCell(text, index);
      if (!cell) return -1;
      cells.push(cell.value);
      this.#checkCells(cells);
      index = cell.end;
      if (text[index] === this.delimiter) {
        index++;
        continue;
      }
      if (index >= text.length && !this.#ended) return -1;
      break;
    }
    const end = text[index] === '\r' ? index + 2 : index + 1;
    rows.push({ line: this.#line, cells });
    this.#line += (this.countsRows ? 0 : countNewlines(text, start, index)) + 1;
    return end;
  }

  /** Index at which unquoted text ends: a delimiter, a line ending, or the end of the text. */
  #unquotedEnd(text: string, start: number): number {
    const newline = text.indexOf('\n', start);
    const stop =
      newline < 0
        ? text.length
        : text[newline - 1] === '\r' && newline > start
          ? newline - 1
          : newline;
    const delimiter = text.indexOf(this.delimiter, start);
    return delimiter >= 0 && delimiter < stop ? delimiter : stop;
  }

  #plainCell(text: string, start: number): { value: string; end: number } {
    const end = this.#unquotedEnd(text, start);
    return { value: text.slice(start, end), end };
  }

  #quotedCell(
    text: string,
    start: number,
    rowStart: number,
  ): { value: string; end: number } | null {
    let value = '';
    let index = start + 1;
    for (;;) {
      const quote = text.indexOf('"', index);
      if (quote < 0 || (quote === text.length - 1 && !this.#ended)) {
        if (this.#ended)
          throw new CsvFault(
            'imports.errors.openQuote',
            this.#line + countNewlines(text, rowStart, start),
          );
        return null;
      }
      value += text.slice(index, quote);
      if (text[quote + 1] !== '"') {
        // Text after a closing quote belongs to the cell, as in spreadsheets.
        const end = this.#unquotedEnd(text, quote + 1);
        return { value: value + text.slice(quote + 1, end), end };
      }
      value += '"';
      index = quote + 2;
    }
  }
}
