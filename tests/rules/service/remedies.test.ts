/** What shows that a promised remedy was done, and how much money a proposal promises. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REFUND_STATES } from '#contract/service/refunds';
import { REMEDY_KINDS } from '#contract/service/remedies';
import { isPaymentOf, promisedMoney, withoutRecord } from '#rules/service/remedies';

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
