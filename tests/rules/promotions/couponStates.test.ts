/** Whether codes can be used now: what the page of a code says first, and a batch beside that its codes are made. */
import { describe, expect, test } from 'vitest';
import type { Coupon } from '#contract/promotions/coupons/coupon';
import { PROMOTION_PHASES } from '#contract/promotions/promotions';
import { batchForm, batchState, couponStanding, whyUnusable } from '#rules/promotions/couponStates';

const NOW = Date.parse('2025-11-21T04:00:00Z');
const batch = { validFrom: null, validUntil: null };

describe('codes of a batch', () => {
  test('can be used only while their promotion is running', () => {
    const usable = PROMOTION_PHASES.filter(
      (promotionPhase) => whyUnusable({ ...batch, promotionPhase }, NOW) === null,
    );
    expect(usable).toEqual(['running']);
  });
  test.each([
    ['draft', 'notApproved'],
    ['scheduled', 'notStarted'],
    ['paused', 'paused'],
    ['archived', 'over'],
  ] as const)('of a promotion that is %s say why they cannot', (promotionPhase, reason) => {
    expect(whyUnusable({ ...batch, promotionPhase }, NOW)).toBe(reason);
  });
  test('count from their first instant until just before their last one', () => {
    const running = { ...batch, promotionPhase: 'running' as const };
    expect(whyUnusable({ ...running, validFrom: NOW }, NOW)).toBeNull();
    expect(whyUnusable({ ...running, validFrom: NOW + 1 }, NOW)).toBe('early');
    expect(whyUnusable({ ...running, validUntil: NOW + 1 }, NOW)).toBeNull();
    expect(whyUnusable({ ...running, validUntil: NOW }, NOW)).toBe('expired');
  });
});

test('a batch is growing while a job makes its codes, and printed codes are called so', () => {
  const growing = { generated: 3, quantity: 5, jobId: 1, revokedAt: null };
  expect(batchState(growing)).toBe('growing');
  expect(batchState({ ...growing, generated: 5 })).toBe('ready');
  expect(batchState({ ...growing, revokedAt: 1 })).toBe('revoked');
  expect(batchForm({ kind: 'unique', length: 0 })).toBe('printed');
  expect(batchForm({ kind: 'unique', length: 8 })).toBe('unique');
  expect(batchForm({ kind: 'shared', length: 0 })).toBe('shared');
});

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
  expect(couponStanding(coupon, 0)).toBe('unclaimed');
  expect(couponStanding({ ...coupon, memberId: 4, claimedAt: 1 }, 2)).toBe('usable');
  expect(couponStanding({ ...coupon, kind: 'shared' }, 0)).toBe('usable');
  expect(couponStanding({ ...coupon, kind: 'shared', used: 279 }, 0)).toBe('usable');
  expect(couponStanding({ ...coupon, kind: 'shared', usesPerCode: 279, used: 279 }, 0)).toBe(
    'usedUp',
  );
});
