/** Rows of an invoice file, read as lines or refused with the reason. */
import { describe, expect, test } from 'vitest';
import { INVOICE_COLUMNS } from '#server/orders/transfer/invoiceLine';
import { InvoiceReader } from '#server/orders/transfer/invoiceReader';
import { fineness } from '#shared/amounts';
import { message } from '#shared/fields';

const at = Object.fromEntries(
  INVOICE_COLUMNS.map((column, index) => [column, index]),
) as ConstructorParameters<typeof InvoiceReader>[0];
const isFuture = (date: string) => date >= '2026-01-01';
const read = (
  cells: { date?: string; invoice?: string; quantity?: string; price?: string },
  decimals = 2,
) => {
  const { date = '2010-12-01 08:26:00', invoice = '1', quantity = '1', price = '2.55' } = cells;
  const row = {
    line: 2,
    cells: [invoice, 'MUG', 'Mug', quantity, date, price, '', ''],
  };
  const line = new InvoiceReader(at, INVOICE_COLUMNS.length, decimals, isFuture).read(row as never);
  return Array.isArray(line) ? line.map(({ field, message: why }) => [field, why]) : line.price;
};

describe('a row of an invoice file', () => {
  const tooFine = (decimals: number) => [
    ['UnitPrice', message('imports.errors.amount', { decimals })],
  ];
  test.each<[string, number, unknown]>([
    ['2.55', 2, 2_550_000],
    ['2.550', 2, 2_550_000],
    ['2.555', 2, tooFine(2)],
    ['2.55', 0, tooFine(0)],
    ['3', 0, 3_000_000],
    ['2.555', 3, 2_555_000],
    // Worth nothing in the currency, as in real files; the import names such rows.
    ['0.001', 2, 1000],
  ])('a price of %s in a currency of %i decimals', (price, decimals, expected) => {
    expect(read({ price }, decimals)).toEqual(expected);
  });
  test('a date in the future is refused', () => {
    expect(read({ date: '2026-01-01 00:00:00' })).toEqual([
      ['InvoiceDate', 'imports.errors.future'],
    ]);
  });
  test('a credit note with a positive quantity is refused, whatever its other rows are', () => {
    expect(read({ invoice: 'C1', quantity: '1' })).toEqual([
      ['Quantity', 'imports.errors.notBoth'],
    ]);
    expect(read({ invoice: 'C1', quantity: '-1' })).toBe(2_550_000);
  });
  test.each([
    [0, 2, 'fits'],
    [10_000, 2, 'fits'],
    [9_999, 2, 'belowOne'],
    [10_001, 2, 'tooFine'],
    [-10_001, 2, 'tooFine'],
    [1_000_000, 0, 'fits'],
    [500_000, 0, 'belowOne'],
  ])('%i millionths in a currency of %i decimals: %s', (millionths, decimals, expected) => {
    expect(fineness(millionths, decimals)).toBe(expected);
  });
});
