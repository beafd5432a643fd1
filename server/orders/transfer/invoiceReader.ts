/** Reads rows of an Online Retail file as lines of invoices, or returns their errors. Pure. */
import { cleanKey } from '#shared/searchText';
import { fineness, parseMillionths, parseWhole } from '#shared/amounts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import { toIsoDate } from '../../platform/imports/spreadsheets.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import { contradictions } from '../../platform/imports/wholeRecord.ts';
import type { Column, InvoiceLine } from './invoiceLine.ts';
import { isDay } from '#shared/days';

const LIMITS: Partial<Record<Column, number>> = {
  InvoiceNo: 120,
  StockCode: 80,
  Description: 300,
  CustomerID: 120,
  Country: 80,
};
const MAX_QUANTITY = 1_000_000;
/** Largest quantity × price of a line in millionths for which cents are still exact. */
const MAX_WORTH = 9e15;
const DATE = /^\d{4}-\d{2}-\d{2} ([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** Reads rows of a file with these column indexes. */
export class InvoiceReader {
  /** The date of the previous row, cached because the rows of an invoice repeat it. */
  #dateRead = '';
  constructor(
    readonly at: Readonly<Record<Column, number>>,
    readonly width: number,
    /** Decimals of the store's currency. */
    readonly decimals: number,
    /** Whether a date of the file lies in the future. */
    readonly isFuture: (date: string) => boolean,
  ) {}

  invoiceOf(row: CsvRow): string {
    return cleanKey(row.cells[this.at.InvoiceNo] ?? '');
  }

  #isDate(text: string): boolean {
    if (text === this.#dateRead) return true;
    if (!DATE.test(text) || !isDay(text.slice(0, 10))) return false;
    this.#dateRead = text;
    return true;
  }

  /** The row's line, or its errors. */
  read(row: CsvRow): InvoiceLine | RowError[] {
    const { at } = this;
    const { cells } = row;
    const quantity = parseWhole(cells[at.Quantity] ?? '');
    const price = parseMillionths(cells[at.UnitPrice] ?? '');
    const line = {
      invoice: cleanKey(cells[at.InvoiceNo] ?? ''),
      code: cleanKey(cells[at.StockCode] ?? ''),
      name: (cells[at.Description] ?? '').trim(),
      quantity: quantity ?? 0,
      price: price ?? 0,
      date: toIsoDate((cells[at.InvoiceDate] ?? '').trim()),
      customer: cleanKey(cells[at.CustomerID] ?? ''),
      country: (cells[at.Country] ?? '').trim(),
    };
    const sound =
      quantity !== null &&
      quantity !== 0 &&
      Math.abs(quantity) <= MAX_QUANTITY &&
      price !== null &&
      fineness(price, this.decimals) !== 'tooFine' &&
      Math.abs(quantity * price) <= MAX_WORTH &&
      cells.length <= this.width &&
      line.invoice !== '' &&
      line.code !== '' &&
      line.code.length <= 80 &&
      line.name.length <= 300 &&
      line.invoice.length <= 120 &&
      line.customer.length <= 120 &&
      line.country.length <= 80 &&
      this.#isDate(line.date) &&
      !this.isFuture(line.date) &&
      (!line.invoice.startsWith('C') || (quantity < 0 && price >= 0));
    return sound ? line : this.#faults(row, quantity, price);
  }

  /** Errors of rows of an invoice that name another member or country than an earlier one. */
  contradictions(rows: readonly CsvRow[]): RowError[] {
    const [first, ...rest] = rows;
    if (!first) return [];
    return contradictions([first, ...rest], ['CustomerID', 'Country'], {
      cell: ({ cells }, column) => cleanKey(cells[this.at[column as Column]] ?? ''),
      line: ({ line }) => line,
    });
  }

  #faults({ line, cells }: CsvRow, quantity: number | null, price: number | null): RowError[] {
    const errors: RowError[] = [];
    if (cells.length > this.width) errors.push(rowError(line, null, 'tooManyCells'));
    const text = (column: Column) => (cells[this.at[column]] ?? '').trim();
    for (const column of ['InvoiceNo', 'StockCode'] as const) {
      if (text(column) === '') errors.push(rowError(line, column, 'ra.validation.required'));
    }
    for (const [column, max] of Object.entries(LIMITS) as [Column, number][]) {
      if (text(column).length > max)
        errors.push(rowError(line, column, 'ra.validation.maxLength', { max }));
    }
    if (quantity === null) errors.push(rowError(line, 'Quantity', 'integer'));
    else if (quantity === 0) errors.push(rowError(line, 'Quantity', 'notZero'));
    else if (Math.abs(quantity) > MAX_QUANTITY)
      errors.push(rowError(line, 'Quantity', 'ra.validation.maxValue', { max: MAX_QUANTITY }));
    if (price === null) errors.push(rowError(line, 'UnitPrice', 'decimal'));
    else if (fineness(price, this.decimals) === 'tooFine')
      errors.push(rowError(line, 'UnitPrice', 'amount', { decimals: this.decimals }));
    else if (Math.abs((quantity ?? 0) * price) > MAX_WORTH)
      errors.push(rowError(line, 'UnitPrice', 'ra.validation.maxValue', { max: MAX_WORTH / 1e6 }));
    if (!this.#isDate(toIsoDate(text('InvoiceDate'))))
      errors.push(rowError(line, 'InvoiceDate', 'date'));
    else if (this.isFuture(toIsoDate(text('InvoiceDate'))))
      errors.push(rowError(line, 'InvoiceDate', 'future'));
    if (errors.length === 0) errors.push(rowError(line, 'Quantity', 'notBoth'));
    return errors;
  }
}
