/** What is missing of a refund is named, one thing after the other. */
import { expect, test } from 'vitest';
import type { RefundableLine } from '#contract/service/refundQuotes';
import {
  allUnits,
  EMPTY_FORM,
  type RefundForm,
} from '../../../client/service/refunds/refundForm.ts';
import { missingOf } from '../../../client/service/refunds/refundMissing.ts';

const LINE: RefundableLine = {
  id: 'CUP',
  sku: 'CUP',
  name: 'Cup',
  ordered: 2,
  refundedUnits: 0,
  protectedUnits: 0,
  heldUnits: 0,
  paid: 2_000,
  freelyReplaced: [],
  left: 2_000,
};
const known = {
  lines: [LINE],
  read: (text: string) => (text === '' ? null : Number(text)),
  quote: { total: 1_000, lines: [] },
  isUnanswered: false,
  isStale: false,
};
const asked = (more: Partial<RefundForm> = {}, facts: Partial<typeof known> = {}) =>
  missingOf({ ...EMPTY_FORM, ...more }, { ...known, ...facts });

test('amounts that cannot be read, units that are too many, and deductions without a reason are named', () => {
  expect(asked({ amount: 'much' })).toBe('refunds.errors.noMoney');
  expect(asked({ units: { CUP: '3' } })).toBe('refunds.errors.wrongUnits');
  const deductions = [{ kind: 'damage' as const, amount: '5', reason: ' ' }];
  expect(asked({ deductions })).toBe('refunds.errors.unfinished');
});

test('a promise that was not named, and an amount that is being computed, are waited for', () => {
  expect(asked({}, { isUnanswered: true })).toBe('refunds.errors.promiseMissing');
  expect(asked({}, { isStale: true })).toBe('refunds.errors.stillComputed');
});

test('nothing is granted of nothing, and nothing is missing of the rest', () => {
  expect(asked({}, { quote: { total: 0, lines: [] } })).toBe('refunds.nothingChosen');
  expect(asked()).toBe(null);
});

test('units that an open case refunds are not among all, and are too many beside them', () => {
  const lines = [{ ...LINE, heldUnits: 1 }];
  expect(allUnits(EMPTY_FORM, lines).units).toEqual({ CUP: '1' });
  expect(asked({ units: { CUP: '2' } }, { lines })).toBe('refunds.errors.wrongUnits');
});
