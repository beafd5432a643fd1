/**
 * A provider for trials, which moves no money. What it answers follows from the reference of the captured payment alone, so
 * that it answers the same on every server and after a restart: one that ends with `-refused`, `-poor` or `-closed` is
 * refused, `-slow` answers after five minutes, `-lost` breaks the connection although the money moved, and `-dead` breaks it
 * and does not pay.
 */
import { hash } from 'node:crypto';
import type { PaymentFailure } from '#contract/service/refundPayments';
import { MINUTE_MS } from '#shared/days';
import type { PaymentRequest, RefundProvider } from './provider.ts';
import type { Outcome } from './rules.ts';

const SLOW_MS = 5 * MINUTE_MS;
const REFUSALS: readonly (readonly [ending: string, failure: PaymentFailure])[] = [
  ['-refused', 'refused'],
  ['-poor', 'insufficientFunds'],
  ['-closed', 'accountClosed'],
];
const UNKNOWN: Outcome = { is: 'unknown' };

const endsWith = ({ paymentReference }: PaymentRequest, ending: string) =>
  paymentReference?.endsWith(ending) ?? false;

const paid = ({ key }: PaymentRequest, at: number): Outcome => ({
  is: 'succeeded',
  reference: `trial-${hash('sha256', key, 'hex').slice(0, 20)}`,
  at,
});

/** What became of a payment by now. */
const find = (request: PaymentRequest, now: number): Outcome => {
  const refusal = REFUSALS.find(([ending]) => endsWith(request, ending));
  if (refusal) return { is: 'failed', failure: refusal[1] };
  if (endsWith(request, '-dead')) return { is: 'failed', failure: 'refused' };
  const at = request.askedAt + (endsWith(request, '-slow') ? SLOW_MS : 0);
  return at <= now ? paid(request, at) : UNKNOWN;
};

export const TRIAL: RefundProvider = {
  pay: async (request, now) => {
    if (endsWith(request, '-lost') || endsWith(request, '-dead'))
      throw new Error('The connection to the provider broke');
    return find(request, now);
  },
  find: async (request, now) => find(request, now),
};
