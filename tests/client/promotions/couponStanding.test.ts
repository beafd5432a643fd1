/** What a code's page says of it first. */
import { expect, test } from 'vitest';
import type { Coupon } from '#contract/promotions/coupons/coupon';
import { standingOf } from '../../../client/promotions/coupons/standing.ts';

const coupon: Coupon = {
  id: 1,
  code: 'A',
  kind: 'unique',
  batchId: 1,
  promotionId: 1,
  memberId: null,
  claimedAt: null,
  issuedBy: null,
  cause: null,
  validFrom: null,
  validUntil: null,
  usesPerCode: null,
  used: 0,
  revokedAt: null,
};

test('a code of its own that nobody has is not claimed; a shared code can be used by everyone', () => {
  expect(standingOf(coupon, 0)).toBe('unclaimed');
  expect(standingOf({ ...coupon, memberId: 4, claimedAt: 1 }, 2)).toBe('usable');
  expect(standingOf({ ...coupon, kind: 'shared' }, 0)).toBe('usable');
  expect(standingOf({ ...coupon, kind: 'shared', used: 279 }, 0)).toBe('usable');
  expect(standingOf({ ...coupon, kind: 'shared', usesPerCode: 279, used: 279 }, 0)).toBe('usedUp');
});
