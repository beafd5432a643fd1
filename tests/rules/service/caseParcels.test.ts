/** How tracking numbers are compared, and which of them can still be corrected. */
import { describe, expect, test } from 'vitest';
import { foldedNumber, isUnderway } from '#rules/service/caseParcels';

test('a tracking number is the same however it is typed: with spaces and hyphens, in lower case, in full width', () => {
  const written = ['SF 12-34.56', 'sf123456', 'ＳＦ１２３４５６', 'ｓｆ　１２－３４．５６'];
  expect(new Set(written.map(foldedNumber))).toEqual(new Set(['SF123456']));
  expect(foldedNumber('SF123457')).not.toBe('SF123456');
});

describe('a parcel is on its way', () => {
  const nothing = { hasReceived: false };
  test('to us until something of it came in', () => {
    expect(isUnderway('in', { stage: 'inTransit', ...nothing })).toBe(true);
    expect(isUnderway('in', { stage: 'convertedToRefund', ...nothing })).toBe(true);
    expect(isUnderway('in', { stage: 'convertedToRefund', hasReceived: true })).toBe(false);
    expect(isUnderway('in', { stage: 'shippingBack', ...nothing })).toBe(false);
    expect(isUnderway('in', { stage: 'sendingBack', ...nothing })).toBe(false);
  });
  test('as a replacement until the customer has it', () => {
    expect(isUnderway('out', { stage: 'replacementShipped', hasReceived: true })).toBe(true);
    expect(isUnderway('out', { stage: 'completed', hasReceived: true })).toBe(false);
  });
  test('back to the customer as long as the case lets it be corrected', () => {
    expect(isUnderway('back', { stage: 'sendingBack', hasReceived: true })).toBe(true);
    expect(isUnderway('back', { stage: 'completed', hasReceived: true })).toBe(true);
  });
});
