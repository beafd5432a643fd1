/** What becomes of a payment of a refund, whatever is answered when, how often and in which order. Pure. */
import type { Tender } from '#contract/orders/payments';
import type { ExtraPayment, PaymentFailure, PaymentState } from '#contract/service/refundPayments';
import { MINUTE_MS } from '#shared/days';

/** What a provider, the shop or a person says of a payment. */
export type Outcome =
  | { is: 'succeeded'; reference: string; at: number }
  | { is: 'failed'; failure: PaymentFailure }
  | { is: 'unknown' };

export interface PaymentFacts {
  state: PaymentState;
  providerReference: string | null;
  /** What is known to have moved besides. */
  extra: readonly Pick<ExtraPayment, 'reference'>[];
}

/**
 * `paidTwice`: money moved although the payment was cancelled, or another payment had taken its place. `otherReference`:
 * it has succeeded already under another reference.
 */
export type PaymentNews =
  | { is: 'changed'; state: PaymentState }
  | { is: 'known' }
  | { is: 'paidTwice' }
  | { is: 'otherReference' };

/** Money that has moved stays moved: a success is true whenever it arrives, a failure only while nothing is known. */
export const paymentNews = (
  { state, providerReference, extra }: PaymentFacts,
  outcome: Outcome,
): PaymentNews => {
  if (outcome.is === 'succeeded') {
    if (extra.some(({ reference }) => reference === outcome.reference)) return { is: 'known' };
    if (state === 'succeeded')
      return providerReference === outcome.reference ? { is: 'known' } : { is: 'otherReference' };
    return state === 'cancelled' ? { is: 'paidTwice' } : { is: 'changed', state: 'succeeded' };
  }
  const isOpen = state === 'pending' || state === 'processing' || state === 'unknown';
  if (!isOpen) return { is: 'known' };
  return { is: 'changed', state: outcome.is };
};

/** Whether a payment has succeeded, and this reference says that it was by other money. */
export const isOtherMoney = (
  { state, providerReference }: Pick<PaymentFacts, 'state' | 'providerReference'>,
  reference: string,
): boolean => state === 'succeeded' && providerReference !== reference;

/** States in which money has moved or may still move: these count against what was captured. */
const LIVE_PAYMENTS: readonly PaymentState[] = ['pending', 'processing', 'unknown', 'succeeded'];
export const isLive = (state: PaymentState): boolean => LIVE_PAYMENTS.includes(state);

/** The newest payment that has taken the place of another one, directly or by those between; null where none has. */
export const newestFor = <P extends { id: number; replacesId: number | null }>(
  payments: readonly P[],
  id: number,
): P | null => {
  const next = payments.find(({ replacesId }) => replacesId === id);
  return next === undefined ? null : (newestFor(payments, next.id) ?? next);
};

/** Whether nobody is moving its money, so that it is cancelled where the one before it has moved after all. */
export const givesWay = (state: PaymentState): boolean => state === 'pending' || state === 'failed';

/** The state of a refund that was granted, by its payments. */
export const refundStateOf = (
  payments: readonly { state: PaymentState }[],
): 'paying' | 'failed' | 'succeeded' => {
  const counted = payments.filter(({ state }) => state !== 'cancelled');
  if (counted.every(({ state }) => state === 'succeeded')) return 'succeeded';
  const isUnderWay = counted.some(({ state }) => isLive(state) && state !== 'succeeded');
  return isUnderWay ? 'paying' : 'failed';
};

/** Whether money that moved twice has not come back yet. */
export const isUnsettled = (payments: readonly { extra: readonly ExtraPayment[] }[]): boolean =>
  payments.some(({ extra }) => extra.some(({ settledAt }) => settledAt === null));

/** What of a payment itself has come back, of what the store had refunded too. */
export const cameBack = (extra: readonly ExtraPayment[]): number =>
  extra.reduce((sum, { settledAt, amount = 0 }) => sum + (settledAt === null ? 0 : amount), 0);

/** Tenders that no provider pays: a person does, and confirms it with a reference. */
export const PAID_BY_HAND: readonly Tender[] = ['cash', 'cashOnDelivery', 'bankTransfer', 'other'];

const PAYMENT_ACTIONS = ['retry', 'useOther', 'confirm', 'deny'] as const;
export type PaymentAction = (typeof PAYMENT_ACTIONS)[number];

const FROM: Record<PaymentAction, readonly PaymentState[]> = {
  retry: ['failed'],
  useOther: ['failed'],
  confirm: ['pending', 'unknown', 'failed'],
  deny: ['unknown'],
};

/** Whether a person may do this to a payment of a refund that was granted. */
export const canAct = (action: PaymentAction, state: PaymentState): boolean =>
  FROM[action].includes(state);

/** How long an attempt may take before it counts as unknown. */
export const ANSWER_WITHIN_MS = 2 * MINUTE_MS;

const WAITS_MINUTES = [1, 5, 15, 60, 240] as const;
/** When a payment without an answer is asked about again. */
export const askAgainAt = (asked: number, now: number): number =>
  now + (WAITS_MINUTES[Math.min(asked, WAITS_MINUTES.length) - 1] ?? 1) * MINUTE_MS;
