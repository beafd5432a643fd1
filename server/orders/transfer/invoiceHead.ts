/** Reads the fields of an invoice that are the same for all its lines: instant, member and channel. Pure. */
import { localInstant } from '#shared/days';
import type { InvoiceLine } from './invoiceLine.ts';

export const CHANNEL = 'online';

/** An instant from `2010-12-01 08:26:00` in the store's time zone. */
export const invoiceInstant = (date: string, timeZone: string): number => {
  const [hour = 0, minute = 0, second = 0] = date.slice(11).split(':').map(Number);
  return localInstant(date.slice(0, 10), hour, minute, second, timeZone);
};

export interface InvoiceSetting {
  timeZone: string;
  currency: string;
  decimals: number;
}

export const memberOf = (lines: readonly InvoiceLine[]) =>
  lines.find(({ customer }) => customer !== '')?.customer ?? null;

export const countryOf = (lines: readonly InvoiceLine[]) =>
  lines.find(({ country }) => country !== '')?.country ?? null;
