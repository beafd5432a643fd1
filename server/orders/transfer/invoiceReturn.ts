/** Converts an invoice to a return. Pure. */
import type { ReturnInput } from '#contract/orders/returns';
import { lineAmount } from '#shared/amounts';
import type { InvoiceLine } from './invoiceLine.ts';
import { CHANNEL, invoiceInstant, type InvoiceSetting, memberOf } from './invoiceHead.ts';

/** The return of a C invoice: returned quantities and refunds as positive numbers. */
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
    shipping: 0,
    lines: lines.map(({ code, name, quantity, price }) => ({
      sku: code,
      name,
      quantity: -quantity,
      amount: lineAmount(-quantity, price, decimals),
    })),
  };
};
