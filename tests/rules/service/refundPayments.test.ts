/** What becomes of payments of refunds, whatever is answered when and how often. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAYMENT_STATES, type PaymentState } from '#contract/service/refundPayments';
import {
  askAgainAt,
  cameBack,
  canAct,
  givesWay,
  isOtherMoney,
  isUnsettled,
  newestFor,
  type Outcome,
  paymentNews,
  refundStateOf,
} from '#rules/service/refundPayments';
import { MINUTE_MS } from '#shared/days';

const facts = (state: PaymentState, providerReference: string | null = null) => ({
  state,
  providerReference,
  extra: [] as { reference: string }[],
});
const PAID: Outcome = { is: 'succeeded', reference: 'r-1', at: 1 };
const REFUSED: Outcome = { is: 'failed', failure: 'refused' };

test('a success counts whenever it arrives, also after a refusal', () => {
  for (const state of ['pending', 'processing', 'unknown', 'failed'] as const)
    expect(paymentNews(facts(state), PAID)).toEqual({ is: 'changed', state: 'succeeded' });
});

test('the same success again changes nothing, and one under another reference is told', () => {
  expect(paymentNews(facts('succeeded', 'r-1'), PAID)).toEqual({ is: 'known' });
  expect(paymentNews(facts('succeeded', 'r-0'), PAID)).toEqual({ is: 'otherReference' });
});

test('money that moves for a payment whose place another has taken has moved twice', () => {
  expect(paymentNews(facts('cancelled'), PAID)).toEqual({ is: 'paidTwice' });
  expect(paymentNews(facts('cancelled'), REFUSED)).toEqual({ is: 'known' });
});

test('money that is known to have moved besides is told once', () => {
  for (const state of ['succeeded', 'cancelled'] as const)
    expect(paymentNews({ ...facts(state, 'r-0'), extra: [{ reference: 'r-1' }] }, PAID)).toEqual({
      is: 'known',
    });
});

test('a refusal or a missing answer changes no payment that has ended', () => {
  for (const state of ['succeeded', 'failed', 'cancelled'] as const)
    for (const outcome of [REFUSED, { is: 'unknown' } as const])
      expect(paymentNews(facts(state, 'r-1'), outcome)).toEqual({ is: 'known' });
});

test('whatever is answered in whatever order, money that has moved stays moved', () => {
  const outcome = fc.constantFrom<Outcome>(PAID, REFUSED, { is: 'unknown' });
  fc.assert(
    fc.property(fc.array(outcome, { maxLength: 8 }), (outcomes) => {
      let payment = facts('pending');
      for (const one of outcomes) {
        const news = paymentNews(payment, one);
        if (news.is !== 'changed') continue;
        payment = facts(news.state, one.is === 'succeeded' ? one.reference : null);
      }
      const hasMoved = outcomes.some(({ is }) => is === 'succeeded');
      expect(payment.state === 'succeeded').toBe(hasMoved);
    }),
  );
});

test('a refund has succeeded when all money has moved, and failed when nothing is under way', () => {
  const of = (...states: PaymentState[]) => refundStateOf(states.map((state) => ({ state })));
  expect(of()).toBe('succeeded');
  expect(of('succeeded', 'cancelled')).toBe('succeeded');
  expect(of('succeeded', 'pending')).toBe('paying');
  expect(of('failed', 'unknown')).toBe('paying');
  expect(of('failed', 'succeeded')).toBe('failed');
});

test('people act only where it is true: nothing is paid again while its money may be moving', () => {
  const allowed = (action: Parameters<typeof canAct>[0]) =>
    PAYMENT_STATES.filter((state) => canAct(action, state));
  expect(allowed('retry')).toEqual(['failed']);
  expect(allowed('useOther')).toEqual(['failed']);
  expect(allowed('confirm')).toEqual(['pending', 'unknown', 'failed']);
  expect(allowed('deny')).toEqual(['unknown']);
});

test('a payment without an answer is asked about less and less often', () => {
  const waits = [1, 2, 3, 4, 5, 6].map((asked) => askAgainAt(asked, 0) / MINUTE_MS);
  expect(waits).toEqual([1, 5, 15, 60, 240, 240]);
});

test('the newest payment in the place of another one is found through those between', () => {
  const payments = [
    { id: 1, replacesId: null },
    { id: 2, replacesId: 1 },
    { id: 3, replacesId: 2 },
    { id: 4, replacesId: null },
  ];
  const newest = (id: number) => newestFor(payments, id)?.id ?? null;
  expect([newest(1), newest(2), newest(3), newest(4)]).toEqual([3, 3, null, null]);
  expect(PAYMENT_STATES.filter(givesWay)).toEqual(['pending', 'failed']);
});

test('other money than that of a payment is told by its reference once the payment has succeeded', () => {
  expect(isOtherMoney(facts('succeeded', 'r-1'), 'r-1')).toBe(false);
  expect(isOtherMoney(facts('succeeded', 'r-1'), 'r-2')).toBe(true);
  for (const state of PAYMENT_STATES)
    if (state !== 'succeeded') expect(isOtherMoney(facts(state, 'r-1'), 'r-2')).toBe(false);
});

test('money that moved twice is unsettled until all of it has come back, and what has come back is counted', () => {
  const moved = (settledAt: number | null, amount?: number) => ({
    reference: 'r',
    at: 1,
    settledAt,
    settledBy: null,
    ...(amount !== undefined && { amount }),
  });
  const open = { extra: [moved(5, 30), moved(null, 20)] };
  const closed = { extra: [moved(5, 30), moved(6)] };
  expect(isUnsettled([])).toBe(false);
  expect(isUnsettled([{ extra: [] }])).toBe(false);
  expect(isUnsettled([closed])).toBe(false);
  expect(isUnsettled([closed, open])).toBe(true);
  expect(cameBack(open.extra)).toBe(30);
  expect(cameBack([...closed.extra, moved(7, 4)])).toBe(34);
});

test('a refusal or a missing answer is what is known of a payment while nobody knows more', () => {
  for (const state of ['pending', 'processing', 'unknown'] as const) {
    expect(paymentNews(facts(state), REFUSED)).toEqual({ is: 'changed', state: 'failed' });
    expect(paymentNews(facts(state), { is: 'unknown' })).toEqual({
      is: 'changed',
      state: 'unknown',
    });
  }
});

test('other money that is known to have moved besides hides no further money', () => {
  const payment = { ...facts('cancelled'), extra: [{ reference: 'r-9' }] };
  expect(paymentNews(payment, PAID)).toEqual({ is: 'paidTwice' });
});
