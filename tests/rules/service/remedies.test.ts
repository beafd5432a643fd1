/** What shows that a promised remedy was done, and how much money a proposal promises. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REFUND_STATES } from '#contract/service/refunds';
import { REMEDY_KINDS } from '#contract/service/remedies';
import { CASE_KINDS } from '#contract/service/stages';
import type { Terms } from '#contract/promotions/terms';
import {
  beginsWith,
  doneByCase,
  fixedWorth,
  isPaymentOf,
  pointsFor,
  promisedMoney,
  remedyState,
  unpaidOf,
  withoutRecord,
} from '#rules/service/remedies';
import { worthOf } from '#server/members/spending/rules';

const paid = { state: 'succeeded', total: 1_000, createdAt: 50 } as const;

describe('a refund pays what was promised', () => {
  test.each([
    ['of that amount, granted when it was agreed on', {}, true],
    ['granted the instant before', { createdAt: 49 }, false],
    ['of less', { total: 999 }, false],
    ['of more', { total: 1_001 }, false],
  ])('%s: as written here', (_, part, pays) => {
    expect(isPaymentOf({ ...paid, ...part }, 1_000, 50)).toBe(pays);
  });
  test('only once all of it was paid', () => {
    const paying = REFUND_STATES.filter((state) => isPaymentOf({ ...paid, state }, 1_000, 50));
    expect(paying).toEqual(['succeeded']);
  });
  test('never where no amount was named', () => {
    expect(isPaymentOf(paid, null, 50)).toBe(false);
  });
});

test('only an apology is done without a record', () => {
  expect(REMEDY_KINDS.filter((kind) => withoutRecord(kind) === null)).toEqual(['apology']);
});

test('a proposal promises the money of its refunds, and nothing else', () => {
  const remedy = fc.record({
    kind: fc.constantFrom(...REMEDY_KINDS),
    amount: fc.option(fc.nat(1_000_000)),
  });
  fc.assert(
    fc.property(fc.array(remedy), (remedies) => {
      const refunds = remedies.filter(({ kind }) => kind === 'refund');
      expect(promisedMoney(remedies)).toBe(promisedMoney(refunds));
      expect(promisedMoney(refunds)).toBe(refunds.reduce((sum, one) => sum + (one.amount ?? 0), 0));
    }),
  );
});

const moneyOf = (given: number, paidNow: number) =>
  ({
    doneAt: null,
    adjustment: null,
    child: null,
    money: { amount: 500, given, paid: paidNow },
  }) as const;

describe('a remedy follows what became of it', () => {
  test.each([
    ['marked', { doneAt: 1, adjustment: null, child: null }, 'done'],
    ['points that were approved', { doneAt: null, adjustment: 'approved', child: null }, 'done'],
    ['points that wait', { doneAt: null, adjustment: 'submitted', child: null }, 'underWay'],
    ['points that were rejected', { doneAt: null, adjustment: 'rejected', child: null }, 'open'],
    ['a case that goes on', { doneAt: null, adjustment: null, child: 'open' }, 'underWay'],
    ['a case that was completed', { doneAt: null, adjustment: null, child: 'completed' }, 'done'],
    ['a case that ended otherwise', { doneAt: null, adjustment: null, child: 'ended' }, 'open'],
    ['nothing', { doneAt: null, adjustment: null, child: null }, 'open'],
    ['money that was paid', moneyOf(500, 500), 'done'],
    ['money of which a part was paid', moneyOf(500, 499), 'underWay'],
    ['money for which too little was granted', moneyOf(499, 499), 'open'],
  ] as const)('%s: as written here', (_, facts, state) => {
    expect(remedyState(facts)).toBe(state);
  });
});

const policy = { unit: 1, maxShare: 10_000, minAmount: 0, withCoupons: true };

test('promised points pay at least what was promised, and one point less would not', () => {
  const rate = fc.integer({ min: 1, max: 1_000 });
  fc.assert(
    fc.property(rate, rate, fc.integer({ min: 1, max: 1_000_000 }), (points, amount, promised) => {
      const value = { ...policy, points, amount };
      const given = pointsFor(value, promised);
      expect(worthOf(value, given)).toBeGreaterThanOrEqual(promised);
      expect(worthOf(value, given - 1)).toBeLessThan(promised);
    }),
  );
});

test('each refund of the amount that was granted since pays one promise', () => {
  const promised = [
    { amount: 500, since: 10 },
    { amount: 500, since: 20 },
    { amount: 700, since: 10 },
  ];
  expect(unpaidOf(promised, [])).toBe(1_700);
  expect(unpaidOf(promised, [{ total: 500, createdAt: 15 }])).toBe(1_200);
  expect(unpaidOf(promised, [{ total: 500, createdAt: 5 }])).toBe(1_700);
  expect(
    unpaidOf(promised, [
      { total: 500, createdAt: 15 },
      { total: 500, createdAt: 25 },
    ]),
  ).toBe(700);
});

test('a remedy begins a case by itself only where it is a repair of one known unit', () => {
  const one = [{ quantity: 1 }];
  expect(REMEDY_KINDS.filter((kind) => beginsWith(kind, one) !== null)).toEqual(['repair']);
  expect(beginsWith('repair', one)).toBe('repair');
  expect(beginsWith('repair', [])).toBeNull();
  expect(beginsWith('repair', [{ quantity: 2 }])).toBeNull();
  expect(beginsWith('repair', [...one, ...one])).toBeNull();
});

test('each kind of case does the remedy of its name, and a refund without goods does a refund', () => {
  expect(CASE_KINDS.flatMap((kind) => doneByCase(kind) ?? []).toSorted()).toEqual([
    'exchange',
    'refund',
    'repair',
    'return',
  ]);
  expect(doneByCase('refundOnly')).toBe('refund');
  expect(doneByCase('return')).toBe('return');
});

test('nothing shows that goods were dealt with but their case, and that money was paid but its refund', () => {
  expect(withoutRecord('refund')).toBe('cases.errors.remedyNotPaid');
  for (const kind of ['return', 'exchange', 'repair'] as const)
    expect(withoutRecord(kind)).toBe('cases.errors.remedyCaseMissing');
  expect(withoutRecord('coupon')).toBe('cases.errors.remedyNotRecorded');
});

test('a code is worth its amounts off the order, and where anything depends on the basket nobody knows', () => {
  const amount = (value: number, per = 'order') => ({ kind: 'amount', per, amount: value });
  const worth = (...rewards: object[]) => fixedWorth(rewards as unknown as Terms['rewards']);
  expect(worth(amount(500))).toBe(500);
  expect(worth(amount(500), amount(250))).toBe(750);
  expect(worth(amount(500, 'unit'))).toBeNull();
  expect(worth(amount(500), { kind: 'percent', rate: 1000 })).toBeNull();
});

test('a refund of another amount, or of before the promise, pays no promise', () => {
  const promised = [{ amount: 500, since: 50 }];
  const unpaid = (total: number, createdAt: number) => unpaidOf(promised, [{ total, createdAt }]);
  expect(unpaid(500, 50)).toBe(0);
  expect(unpaid(500, 49)).toBe(500);
  expect(unpaid(499, 50)).toBe(500);
  expect(unpaidOf([...promised, ...promised], [{ total: 500, createdAt: 60 }])).toBe(500);
});
