/** What carries out payments of refunds. */
import type { Tender } from '#contract/orders/payments';
import type { RefundProviderName } from '#contract/platform/settings';
import type { Outcome } from './rules.ts';
import { TRIAL } from './trial.ts';

/** A payment to carry out. The same key again is the same payment, however often it is asked for. */
export interface PaymentRequest {
  key: string;
  tender: Tender;
  amount: number;
  currency: string;
  /** The provider's number of the captured payment; null where it is not known. */
  paymentReference: string | null;
  /** When it was asked for first. */
  askedAt: number;
}

export interface RefundProvider {
  /** Asks for the payment; answers `unknown` where it takes longer, and then `find` tells what became of it. */
  pay: (request: PaymentRequest, now: number) => Promise<Outcome>;
  find: (request: PaymentRequest, now: number) => Promise<Outcome>;
}

/** Null where the shop's own systems pay, which report what they did. */
export const providerOf = (name: RefundProviderName): RefundProvider | null =>
  name === 'trial' ? TRIAL : null;
