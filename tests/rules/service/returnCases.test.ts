/** For what goods come back, what a refund or a replacement makes of their case, and how long each of them waits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RESPONSIBILITIES } from '#contract/orders/responsibilities';
import { REFUND_STATES } from '#contract/service/refunds';
import { isReplaced, stepAfter } from '#rules/service/caseRefunds';
import { isMetInStage } from '#rules/service/caseUnits';
import {
  advanceUntil,
  becameRefund,
  endsWithout,
  receivedAt,
  stageOnceSent,
} from '#rules/service/exchanges';
import { isAbove, isDecided, isSeenInTime, purposeOf, worstOf } from '#rules/service/returnCases';
import { CASE_STAGES } from '#contract/service/stages';

describe('Goods come back', () => {
  test('because of a fault where somebody else than the customer answers for it, and for another purpose otherwise', () => {
    const purposes = RESPONSIBILITIES.map((one) => [one, purposeOf(one), purposeOf(one, 'repair')]);
    expect(purposes).toHaveLength(RESPONSIBILITIES.length);
    for (const [responsibility, usual, repair] of purposes) {
      const isFault = ['merchant', 'carrier', 'supplier'].includes(responsibility ?? '');
      expect([responsibility, usual]).toEqual([responsibility, isFault ? 'fault' : 'noReason']);
      expect([responsibility, repair]).toEqual([responsibility, isFault ? 'fault' : 'repair']);
    }
  });

  test('by the first line that the policy refuses, else by the first of all', () => {
    const verdict = (isAllowed: boolean, lastDay: string) => ({
      purpose: 'noReason' as const,
      isAllowed,
      answer: isAllowed ? ('allowed' as const) : ('tooLate' as const),
      lastDay,
      returnable: null,
    });
    const [good, also] = [verdict(true, '2026-01-01'), verdict(true, '2026-01-02')];
    const [bad, worse] = [verdict(false, '2025-01-01'), verdict(false, '2024-01-01')];
    expect(worstOf([good, also])).toBe(good);
    expect(worstOf([good, bad, worse])).toBe(bad);
    expect(worstOf([])).toBeNull();
  });

  test('on somebody’s account only once it is decided on whose', () => {
    expect(RESPONSIBILITIES.filter((one) => !isDecided(one))).toEqual(['undetermined']);
  });
});

test('an amount needs a reason above what the customer was told, not at it, nor where nothing was told', () => {
  expect([99, 100, 101].map((total) => isAbove(total, 100))).toEqual([false, false, true]);
  expect(isAbove(101, null)).toBe(false);
});

test('a lower price counts from the day of the order to the day of the request', () => {
  const days = { placedOn: '2026-03-01', askedOn: '2026-03-08' };
  expect(
    ['2026-02-28', '2026-03-01', '2026-03-05', '2026-03-08', '2026-03-09'].map((seenOn) =>
      isSeenInTime(seenOn, days),
    ),
  ).toEqual([false, true, true, true, false]);
});

describe('A refund', () => {
  test('completes its case once it was paid, also after it had failed', () => {
    expect(stepAfter('succeeded', 'refunding')).toBe('complete');
    expect(stepAfter('succeeded', 'refundFailed')).toBe('complete');
    expect(stepAfter('succeeded', 'completed')).toBeNull();
  });

  test('that is not paid in the end sends its case back, once', () => {
    const over = REFUND_STATES.filter((state) => stepAfter(state, 'refunding') === 'failRefund');
    expect(over.toSorted()).toEqual(['closed', 'failed', 'rejected', 'withdrawn']);
    for (const state of over) expect(stepAfter(state, 'refundFailed')).toBeNull();
    for (const state of ['submitted', 'paying'] as const)
      expect(stepAfter(state, 'refunding')).toBeNull();
  });

  test('of which nothing will be paid any more is replaced by another one', () => {
    expect(REFUND_STATES.filter(isReplaced).toSorted()).toEqual([
      'closed',
      'rejected',
      'withdrawn',
    ]);
  });
});

describe('An exchange', () => {
  const asRefund = ['convertedToRefund', 'refundPending', 'refunding', 'refundFailed'];

  test('became a refund from the stage on that says so, and once completed only where one was paid', () => {
    expect(CASE_STAGES.filter((stage) => becameRefund(stage, false)).toSorted()).toEqual(
      asRefund.toSorted(),
    );
    expect(CASE_STAGES.filter((stage) => becameRefund(stage, true)).toSorted()).toEqual(
      [...asRefund, 'completed'].toSorted(),
    );
  });

  test('without replacement and refund owes no difference', () => {
    expect(CASE_STAGES.filter(endsWithout).toSorted()).toEqual([
      'canceled',
      'expired',
      'rejected',
      'returnedToCustomer',
      'sendingBack',
    ]);
  });

  test.each([
    [{ isSettled: true, isInspected: true, hasReceived: true, owed: 1 }, 'awaitingPayment'],
    [{ isSettled: true, isInspected: true, hasReceived: true, owed: 0 }, 'replacementShipped'],
    [{ isSettled: false, isInspected: true, hasReceived: true, owed: 1 }, 'inspected'],
    [{ isSettled: false, isInspected: false, hasReceived: true, owed: 0 }, 'received'],
    [{ isSettled: false, isInspected: false, hasReceived: false, owed: 0 }, 'advanceShipped'],
  ])('with %j goes on as %s where its replacement had left', (progress, stage) => {
    expect(stageOnceSent(progress)).toBe(stage);
  });

  test('waits ten days until its replacement counts as received, and fifteen for goods that never come back', () => {
    fc.assert(
      fc.property(fc.nat(), (shippedAt) => {
        expect(receivedAt(shippedAt) - shippedAt).toBe(10 * 86_400_000);
        expect(advanceUntil(shippedAt) - shippedAt).toBe(15 * 86_400_000);
      }),
    );
  });
});

test('a return of the store’s own may be of a return or refund, and of an exchange once it became a refund', () => {
  expect(isMetInStage('return', 'approved')).toBe(true);
  expect(isMetInStage('refundOnly', 'requested')).toBe(true);
  expect(isMetInStage('repair', 'approved')).toBe(false);
  expect(isMetInStage('complaint', 'registered')).toBe(false);
  expect(CASE_STAGES.filter((stage) => isMetInStage('exchange', stage)).toSorted()).toEqual([
    'convertedToRefund',
    'refundFailed',
    'refundPending',
  ]);
});
