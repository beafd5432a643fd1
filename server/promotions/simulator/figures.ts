/** The part of a quote that is compared. */
import type { simulate } from './simulate.ts';

/** The part of a quote that is compared: the amount of each line and delivery, and gifts. */
export const figuresOf = (quote: Awaited<ReturnType<typeof simulate>>) => ({
  total: quote.totals.total,
  discount: quote.totals.discount,
  lines: quote.lines.map(({ id, paid }) => ({ id, paid })),
  shipping: quote.shipping.map(({ method, paid }) => ({ method, paid })),
  gifts: quote.gifts.map(({ variantId, quantity }) => ({ variantId, quantity })),
});

export const totalIn = (figures: Record<string, unknown>) =>
  typeof figures.total === 'number' ? figures.total : null;
