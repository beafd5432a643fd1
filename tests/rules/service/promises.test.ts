/** What was promised in money is given once, whatever refunds say of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OpenPromise } from '#contract/service/promises';
import { leftOf, payable, promiseErrors } from '#rules/service/promises';
import { message } from '#shared/fields';

const PROMISE: OpenPromise = {
  remedyId: 7,
  caseId: 1,
  caseNumber: 'CS1',
  amount: 10_050,
  given: 0,
  isAgreed: true,
  payingCase: null,
};
const NOTHING = { remedyId: null, isBeside: false };
const named = { remedyId: 7, isBeside: false };
const beside = { remedyId: null, isBeside: true };

test.each<[string, Partial<OpenPromise>, typeof NOTHING | typeof named, number, object]>([
  [
    'a refund that says nothing of an open promise is refused with its case and what is left',
    { given: 50 },
    NOTHING,
    100,
    { remedyId: message('promises.errors.which', { amount: 10_000, number: 'CS1' }) },
  ],
  ['one that pays it is granted', {}, named, 10_050, {}],
  [
    'one that pays more than is left is refused with what is left',
    { given: 50 },
    named,
    10_001,
    { amount: message('promises.errors.above', { amount: 10_000 }) },
  ],
  ['one beside it is granted', {}, beside, 99_999, {}],
  [
    'one that says both is refused',
    {},
    { remedyId: 7, isBeside: true },
    1,
    { isBeside: 'promises.errors.either' },
  ],
  [
    'a proposal without an answer is not paid',
    { isAgreed: false },
    named,
    1,
    { remedyId: 'promises.errors.notAgreed' },
  ],
  [
    'what a case pays is not paid beside that case',
    { payingCase: 'CS2' },
    named,
    1,
    { remedyId: message('promises.errors.byCase', { number: 'CS2' }) },
  ],
  [
    'what was given in full is not given again',
    { given: 10_050 },
    named,
    1,
    { remedyId: 'promises.errors.notOpen' },
  ],
  ['where nothing is left to give, nothing has to be said', { given: 10_050 }, NOTHING, 1, {}],
])('%s', (_, part, said, total, errors) => {
  expect(promiseErrors([{ ...PROMISE, ...part }], said, total)).toEqual(errors);
});

test('an unknown promise is refused', () => {
  expect(promiseErrors([PROMISE], { remedyId: 8, isBeside: false }, 1)).toEqual({
    remedyId: 'promises.errors.notOpen',
  });
});

test('refunds of a promise in any order never give more than was promised, and none passes without a word', () => {
  const ask = fc.record({ total: fc.integer({ min: 1, max: 500 }), names: fc.boolean() });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.array(ask), (amount, asks) => {
      let given = 0;
      for (const { total, names } of asks) {
        const promise = { ...PROMISE, amount, given };
        const errors = promiseErrors([promise], names ? named : NOTHING, total);
        const isGranted = Object.keys(errors).length === 0;
        expect(isGranted).toBe(names ? total <= leftOf(promise) : leftOf(promise) === 0);
        if (isGranted && names) given += total;
        expect(given).toBeLessThanOrEqual(amount);
      }
    }),
  );
});

test('only agreed promises that no case pays are offered', () => {
  const all = [
    PROMISE,
    { ...PROMISE, isAgreed: false },
    { ...PROMISE, payingCase: 'CS2' },
    { ...PROMISE, given: 10_050 },
  ];
  expect(payable(all)).toEqual([PROMISE]);
});
