/** Which steps of cases begin a deadline of the law, and which ones meet it. */
import { expect, test } from 'vitest';
import { deadlineAt, deadlineMove, owedFrom } from '#server/service/deadlines/rules';

test('a complaint is to be acknowledged from its registration on, and is by that step alone', () => {
  expect(deadlineMove('complaint', 'open', 'registered')).toBe('start');
  expect(deadlineMove('complaint', 'acknowledge', 'acknowledged')).toBe('meet');
  expect(deadlineMove('complaint', 'assess', 'assessed')).toBeNull();
});

test('the price of a return is owed from the receipt of the goods until it was paid', () => {
  expect(deadlineMove('return', 'open', 'requested')).toBeNull();
  expect(deadlineMove('return', 'ship', 'inTransit')).toBeNull();
  expect(deadlineMove('return', 'receive', 'received')).toBe('start');
  expect(deadlineMove('return', 'refund', 'refunding')).toBeNull();
  expect(deadlineMove('return', 'failRefund', 'refundFailed')).toBeNull();
  expect(deadlineMove('return', 'complete', 'completed')).toBe('meet');
});

test('an exchange owes no price for goods that came back, unless it goes on as a refund', () => {
  expect(deadlineMove('exchange', 'receive', 'received')).toBeNull();
  expect(deadlineMove('exchange', 'goOnAsRefund', 'refundPending')).toBe('start');
  expect(deadlineMove('exchange', 'complete', 'completed')).toBe('meet');
});

test('an exchange owes the price as soon as time or a person made a refund of it, and no more once it was paid in time', () => {
  for (const action of ['expire', 'convert', 'decline', 'receive'] as const)
    expect(deadlineMove('exchange', action, 'convertedToRefund')).toBe('start');
  expect(deadlineMove('exchange', 'reserve', 'replacementReserved')).toBe('cancel');
});

test('what the customer did not pay is owed from when that was certain, and everything else from when the goods came back', () => {
  expect(owedFrom('expire', 9, 2)).toBe(9);
  expect(owedFrom('decline', 9, 2)).toBe(9);
  expect(owedFrom('convert', 9, 2)).toBe(2);
  expect(owedFrom('receive', 9, 9)).toBe(9);
  expect(owedFrom('expire', 9, null)).toBeNull();
});

test('other kinds of case have no deadline of the law', () => {
  expect(deadlineMove('repair', 'receive', 'received')).toBeNull();
  expect(deadlineMove('refundOnly', 'complete', 'completed')).toBeNull();
});

test('a deadline ends with its last day in the zone of the store, counted from the day after', () => {
  const startedAt = Date.parse('2026-03-01T23:30:00+08:00');
  expect(deadlineAt('refundAfterReceipt', startedAt, 'Asia/Shanghai')).toBe(
    Date.parse('2026-03-09T00:00:00+08:00'),
  );
  expect(deadlineAt('complaintAcknowledgement', startedAt, 'Asia/Shanghai')).toBe(
    Date.parse('2026-03-03T00:00:00+08:00'),
  );
  expect(deadlineAt('complaintAcknowledgement', startedAt, 'Pacific/Auckland')).toBe(
    Date.parse('2026-03-04T00:00:00+13:00'),
  );
});

test('goods of an exchange that are received owe nothing while it waits for its replacement', () => {
  expect(deadlineMove('exchange', 'shipReplacement', 'replacementShipped')).toBe('cancel');
  expect(deadlineMove('return', 'reserve', 'received')).toBeNull();
});
