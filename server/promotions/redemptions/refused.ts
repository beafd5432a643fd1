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
  { quote, applied, shopper: { recordId: memberId } }: Quoted,
  { input: { quoteId } }: Order,
) => {
  if (quoteId && quote.quoteId !== quoteId)
    throw new Refused('redemptions.errors.changed', quote, memberId);
  // A code is not missed where another code of its promotion counts.
  const given = new Set(applied.map(({ candidate }) => candidate.id));
  const missed = refusedIn(quote).filter(
    ({ promotionId }) => promotionId === undefined || !given.has(promotionId),
  );
  if (!quoteId && missed.length > 0)
    throw new Refused('redemptions.errors.codeRefused', quote, memberId);
};
