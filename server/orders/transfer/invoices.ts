/** One invoice of an Online Retail file → an order, a return or an adjustment. Pure. */
import type { OrderWrite } from '../orders/actions.ts';
import type { ReturnInput } from '#contract/orders/returns';
import { localInstant } from '#shared/days';
import { lineAmount, parseMillionths, parseWhole, unitAmount } from '#shared/amounts';
import type { CsvRow } from '../../platform/imports/csvReader.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';

export const INVOICE_COLUMNS = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const;
type Column = (typeof INVOICE_COLUMNS)[number];

export interface InvoiceLine {
  invoice: string;
  code: string;
  name: string;
  quantity: number;
  /** Price of one unit in millionths. */
  price: number;
  date: string;
  customer: string;
  country: string;
}

const LIMITS: Partial<Record<Column, number>> = {
  InvoiceNo: 120,
  StockCode: 80,
  Description: 300,
  CustomerID: 120,
  Country: 80,
};
const MAX_QUANTITY = 1_000_000;
/** Quantity × price of a line in millionths: beyond this, cents could not be told apart. */
const MAX_WORTH = 9e15;
const DATE = /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}(:\d{2})?$/;
const CHANNEL = 'online';
const NO_DISCOUNTS: OrderWrite['lines'][number]['discounts'] = [];

/** Reads rows of a file with these column places. */
export class InvoiceReader {
  /** The date read last: the rows of an invoice repeat it. */
  #dateRead = '';
  constructor(
    readonly at: Readonly<Record<Column, number>>,
    readonly width: number,
  ) {}

  invoiceOf(row: CsvRow): string {
    return (row.cells[this.at.InvoiceNo] ?? '').trim();
  }

  #isDate(text: string): boolean {
    if (text === this.#dateRead) return true;
    if (!DATE.test(text) || Number.isNaN(Date.parse(`${text.slice(0, 10)}T00:00:00Z`)))
      return false;
    this.#dateRead = text;
    return true;
  }

  /** The row's line, or what is wrong with it. */
  read(row: CsvRow): InvoiceLine | RowError[] {
    const { at } = this;
    const { cells } = row;
    const quantity = parseWhole(cells[at.Quantity] ?? '');
    const price = parseMillionths(cells[at.UnitPrice] ?? '');
    const line = {
      invoice: (cells[at.InvoiceNo] ?? '').trim(),
      code: (cells[at.StockCode] ?? '').trim(),
      name: (cells[at.Description] ?? '').trim(),
      quantity: quantity ?? 0,
      price: price ?? 0,
      date: cells[at.InvoiceDate] ?? '',
      customer: (cells[at.CustomerID] ?? '').trim(),
      country: (cells[at.Country] ?? '').trim(),
    };
    const sound =
      quantity !== null &&
      quantity !== 0 &&
      Math.abs(quantity) <= MAX_QUANTITY &&
      price !== null &&
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
      (!line.invoice.startsWith('C') || (quantity < 0 && price >= 0));
    return sound ? line : this.#faults(row, quantity, price);
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
    else if (Math.abs((quantity ?? 0) * price) > MAX_WORTH)
      errors.push(rowError(line, 'UnitPrice', 'ra.validation.maxValue', { max: MAX_WORTH / 1e6 }));
    if (!this.#isDate(cells[this.at.InvoiceDate] ?? ''))
      errors.push(rowError(line, 'InvoiceDate', 'date'));
    if (errors.length === 0) errors.push(rowError(line, 'Quantity', 'notBoth'));
    return errors;
  }
}

/** An instant from `2010-12-01 08:26:00` in the store's time zone. */
export const invoiceInstant = (date: string, timeZone: string): number => {
  const [hour = 0, minute = 0, second = 0] = date.slice(11).split(':').map(Number);
  return localInstant(date.slice(0, 10), hour, minute, second, timeZone);
};

export type InvoiceKind = 'order' | 'return' | 'adjustment';

/**
 * What an invoice is: a return (C…), an adjustment (A…, or nothing of it was sold for money), else an order. Null for
 * one that mixes sold lines with negative ones: nobody can say what it counts for.
 */
export const invoiceKind = (
  invoice: string,
  lines: readonly Pick<InvoiceLine, 'quantity' | 'price'>[],
): InvoiceKind | null => {
  if (invoice.startsWith('C')) return 'return';
  if (invoice.startsWith('A')) return 'adjustment';
  if (!lines.some(({ quantity, price }) => quantity > 0 && price > 0)) return 'adjustment';
  return lines.some(({ quantity, price }) => quantity < 0 || price < 0) ? null : 'order';
};

export interface InvoiceSetting {
  timeZone: string;
  currency: string;
  decimals: number;
}

const memberOf = (lines: readonly InvoiceLine[]) =>
  lines.find(({ customer }) => customer !== '')?.customer ?? null;

/** The order or adjustment of an invoice: placed and paid at the instant of its first row, signs kept as they are. */
export const orderOf = (
  lines: readonly [InvoiceLine, ...InvoiceLine[]],
  kind: 'order' | 'adjustment',
  { timeZone, currency, decimals }: InvoiceSetting,
): OrderWrite => {
  const [first] = lines;
  const at = invoiceInstant(first.date, timeZone);
  return {
    externalId: first.invoice,
    channel: CHANNEL,
    memberExternalId: memberOf(lines),
    country: first.country || null,
    currency,
    updatedAt: null,
    shipping: 0,
    lines: lines.map(({ code, name, quantity, price }) => ({
      sku: code,
      name,
      quantity,
      unitPrice: unitAmount(price, decimals),
      paid: lineAmount(quantity, price, decimals),
      cost: null,
      discounts: NO_DISCOUNTS,
    })),
    statuses: [
      { status: 'placed', at },
      { status: 'paid', at },
    ],
    ...(kind === 'adjustment' && { kind }),
  };
};

/** The return of a C invoice: what came back and what was given back for it, as positive numbers. */
export const returnOf = (
  lines: readonly [InvoiceLine, ...InvoiceLine[]],
  { timeZone, decimals }: InvoiceSetting,
): ReturnInput => {
  const [first] = lines;
  return {
    externalId: first.invoice,
    orderExternalId: null,
    memberExternalId: memberOf(lines),
    channel: CHANNEL,
    returnedAt: invoiceInstant(first.date, timeZone),
    updatedAt: null,
    reason: null,
    lines: lines.map(({ code, name, quantity, price }) => ({
      sku: code,
      name,
      quantity: -quantity,
      amount: lineAmount(-quantity, price, decimals),
    })),
  };
};
