/** Why a figure in a cell of an imported file is refused. */
import { expect, test } from 'vitest';
import { reasonText } from '#contract/platform/imports/reasons';
import { message } from '#shared/fields';
import { cellAmount, cellCount } from '#server/platform/imports/cellNumbers';

type Read = (fail: (reason: string, args?: Record<string, unknown>) => void) => number | null;
const said = (read: Read) => {
  const reasons: string[] = [];
  const value = read((reason, args) => {
    const key = reason.includes('.') ? reason : `imports.errors.${reason}`;
    reasons.push(reasonText(message(key, args), 'zh'));
  });
  return value ?? reasons.join(' | ');
};
const amount = (cell: string, currency = 'CNY', decimals = 2) =>
  said((fail) => cellAmount(cell, { currency, decimals }, fail));
const count = (cell: string, max?: number) => said((fail) => cellCount(cell, fail, max));

test('an amount that is too large is refused as that, with the largest one', () => {
  expect(amount('10000000000.00')).toBe(1_000_000_000_000);
  for (const cell of ['10000000000.01', '99999999999999', '-10000000001', '¥999,999,999,999'])
    expect(amount(cell)).toBe('金额过大，最大为 10,000,000,000.00');
  expect(amount('9999999999999', 'JPY', 0)).toBe('金额过大，最大为 1,000,000,000,000');
});
test('what is no amount is refused with its form', () => {
  expect(amount('cheap')).toBe('必须是金额，如 12.50，最多 2 位小数');
  expect(amount('12.505')).toBe('必须是金额，如 12.50，最多 2 位小数');
});
test('a number of things that is too large is refused as that', () => {
  expect(count('100', 100)).toBe(100);
  expect(count('101', 100)).toBe('不能大于 100');
  expect(count('99999999999')).toBe('不能大于 999999999');
  expect(count('-5')).toBe(-5);
  expect(count('1.5')).toBe('必须是整数');
});
