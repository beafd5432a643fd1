/** The largest amount of a record, as messages say it. Pure. */
import { MAX_AMOUNT } from '#shared/fields';
import { numberFormat } from '#shared/formatters';

/** `10,000,000,000.00` in a currency with two decimals. */
export const shownLargest = (decimals: number): string =>
  numberFormat('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(MAX_AMOUNT / 10 ** decimals);
