/** Refusals of a reservation that the shopper or the store can resolve. */
import type { Quote } from '#contract/promotions/quotes';
import { HttpError } from '../../platform/http/errors.ts';
import { refusedIn } from '../quotes/attempts.ts';
import type { Quoted } from '../quotes/types.ts';
import type { Order } from './order.ts';

/** A refusal that the shopper or the store can resolve; it contains the current quote. */
export class Refused extends HttpError {
  constructor(
    key: string,
    readonly quote: Quote,
    readonly memberId: number | null,
  ) {
    super(409, key, { quote });
  }
}

export const assertAcceptable = (
  { quote, shopper: { memberId } }: Quoted,
  { input: { quoteId } }: Order,
) => {
  if (quoteId && quote.quoteId !== quoteId)
    throw new Refused('redemptions.errors.changed', quote, memberId);
  if (!quoteId && refusedIn(quote).length > 0)
    throw new Refused('redemptions.errors.codeRefused', quote, memberId);
};
