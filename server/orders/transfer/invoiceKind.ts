/** Distinguishes orders, returns and adjustments. Pure. */
import type { InvoiceLine } from './invoiceLine.ts';

export type InvoiceKind = 'order' | 'return' | 'adjustment';

/**
 * The kind of an invoice: a return (C…), an adjustment (A…, or no line was sold for money), else an order. Null for an
 * invoice with both sold and negative lines, because it is not clear how it should count.
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
