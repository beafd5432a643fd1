/** Whether the codes of a batch can be used, beside that they are made. */
import { describe, expect, test } from 'vitest';
import { PROMOTION_PHASES } from '#contract/promotions/promotions';
import { whyUnusable } from '../../../client/promotions/couponBatches/batchState.ts';

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
    expect(whyUnusable({ ...batch, promotionPhase }, NOW)).toBe(`couponBatches.unusable.${reason}`);
  });
  test('count from their first instant until just before their last one', () => {
    const running = { ...batch, promotionPhase: 'running' as const };
    expect(whyUnusable({ ...running, validFrom: NOW }, NOW)).toBeNull();
    expect(whyUnusable({ ...running, validFrom: NOW + 1 }, NOW)).toBe(
      'couponBatches.unusable.early',
    );
    expect(whyUnusable({ ...running, validUntil: NOW + 1 }, NOW)).toBeNull();
    expect(whyUnusable({ ...running, validUntil: NOW }, NOW)).toBe(
      'couponBatches.unusable.expired',
    );
  });
});
