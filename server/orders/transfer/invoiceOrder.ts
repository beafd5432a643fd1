/** Converts an invoice to an order or an adjustment. Pure. */
import type { OrderWrite } from '../orders/toRows.ts';
import { lineAmount, unitAmount } from '#shared/amounts';
import type { InvoiceLine } from './invoiceLine.ts';
import {
  CHANNEL,
  countryOf,
  invoiceInstant,
  type InvoiceSetting,
  memberOf,
} from './invoiceHead.ts';

const NO_DISCOUNTS: OrderWrite['lines'][number]['discounts'] = [];

/** The order or adjustment of an invoice: placed and paid at the instant of its first row, with signs unchanged. */
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
    country: countryOf(lines),
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
