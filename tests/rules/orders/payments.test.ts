/** What a message about a payment changes, and what is open of an order. */
import { describe, expect, test } from 'vitest';
import { paymentBalance, paymentNews } from '#rules/orders/payments';

const facts = {
  orderExternalId: 'o',
  tender: 'alipay' as const,
  amount: 100,
  capturedAt: 5,
  providerReference: 'P',
};
const stored = { ...facts, clock: 10 };
const refused = (...fields: string[]) => ({
  is: 'refused',
  errors: Object.fromEntries(fields.map((field) => [field, 'payments.errors.otherContent'])),
});

describe('a message about a payment', () => {
  test('an unknown payment is new, and the same again changes nothing', () => {
    expect(paymentNews({ ...facts, updatedAt: null }, undefined)).toEqual({ is: 'new' });
    for (const updatedAt of [null, 9, 10, 11])
      expect(paymentNews({ ...facts, updatedAt }, stored)).toEqual({ is: 'known' });
  });
  test('another sum without a newer clock is refused with its field', () => {
    const sent = { ...facts, amount: 101 };
    expect(paymentNews({ ...sent, updatedAt: null }, stored)).toEqual(refused('amount'));
    expect(paymentNews({ ...sent, updatedAt: 10 }, stored)).toEqual(refused('amount'));
    const other = { ...sent, tender: 'cash' as const, updatedAt: null };
    expect(paymentNews(other, stored)).toEqual(refused('tender', 'amount'));
  });
  test('a newer message corrects it, and an older one is ignored', () => {
    const sent = { ...facts, amount: 0 };
    expect(paymentNews({ ...sent, updatedAt: 11 }, stored)).toEqual({ is: 'corrected' });
    expect(paymentNews({ ...sent, updatedAt: 9 }, stored)).toEqual({ is: 'known' });
    expect(paymentNews({ ...sent, updatedAt: 1 }, { ...stored, clock: null })).toEqual({
      is: 'corrected',
    });
  });
});

test('payments may be under, over or exactly what an order comes to', () => {
  expect(paymentBalance(100, [])).toEqual({ captured: 0, difference: -100 });
  expect(paymentBalance(100, [{ amount: 60 }, { amount: 40 }])).toEqual({
    captured: 100,
    difference: 0,
  });
  expect(paymentBalance(100, [{ amount: 101 }])).toEqual({ captured: 101, difference: 1 });
});
