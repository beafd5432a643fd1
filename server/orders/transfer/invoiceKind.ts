/** Tells orders, returns and adjustments apart. Pure. */
import type { InvoiceLine } from './invoiceLine.ts';

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
