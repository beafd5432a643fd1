/** When customers are reminded to send goods. */
import { expect, test } from 'vitest';
import { remindAt } from '#rules/service/returnReminders';

const DAY = 86_400_000;

test('a customer is reminded two days before the time for sending goods ends', () => {
  expect(remindAt('return', 'approved', 9 * DAY)).toBe(7 * DAY);
  expect(remindAt('exchange', 'approved', 9 * DAY)).toBe(7 * DAY);
});
test('nobody is reminded of what is on its way, has no end, or is no sending of goods', () => {
  expect(remindAt('return', 'inTransit', 9 * DAY)).toBeNull();
  expect(remindAt('return', 'approved', null)).toBeNull();
  expect(remindAt('repair', 'quoted', 9 * DAY)).toBeNull();
});
