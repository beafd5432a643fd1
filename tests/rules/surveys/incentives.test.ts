/** What is refused in what a distribution gives for answers, and when a second person has to approve it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  incentiveErrors,
  mostPointsADay,
  startApprovalError,
  startNeedsApproval,
} from '#rules/surveys/incentives';

const points = (each: number) => ({ kind: 'points' as const, points: each });
const coupon = { kind: 'coupon' as const, batchId: 1 };

test('An open link gives nothing, and an anonymous survey only codes', () => {
  const kind = (error: string) => ({ incentive: { kind: `surveyIncentives.errors.${error}` } });
  const open = { trigger: { kind: 'openLink' } };
  const asked = { trigger: { kind: 'delivered' } };
  expect(incentiveErrors({ ...open, incentive: coupon }, 'identified')).toEqual(kind('openLink'));
  expect(incentiveErrors({ ...open, incentive: null }, 'identified')).toBeNull();
  expect(incentiveErrors({ ...asked, incentive: points(5) }, 'anonymous')).toEqual(
    kind('anonymous'),
  );
  expect(incentiveErrors({ ...asked, incentive: coupon }, 'anonymous')).toBeNull();
  expect(incentiveErrors({ ...asked, incentive: points(5) }, 'confidential')).toBeNull();
});

test('A start waits for a second person exactly where its points of a day and those given exceed the limit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.nat(10_000_000),
      fc.nat(10_000_000),
      (each, dailyLimit, limit, used) => {
        const giving = { incentive: points(each), dailyLimit };
        expect(startNeedsApproval(giving, { limit, used })).toBe(each * dailyLimit + used > limit);
        expect(startNeedsApproval(giving, { limit: null, used })).toBe(false);
      },
    ),
  );
});

test('Points without a limit of those who are asked a day can be any number', () => {
  const giving = { incentive: points(1), dailyLimit: null };
  expect(mostPointsADay(giving)).toBeNull();
  expect(startNeedsApproval(giving, { limit: 1_000_000, used: 0 })).toBe(true);
  expect(startNeedsApproval(giving, { limit: null, used: 0 })).toBe(false);
  expect(mostPointsADay({ incentive: coupon, dailyLimit: null })).toBe(0);
  expect(mostPointsADay({ incentive: null, dailyLimit: null })).toBe(0);
  // Whoever gives no points waits for nobody, even where others gave all of a day.
  const codes = { incentive: coupon, dailyLimit: null };
  expect(startNeedsApproval(codes, { limit: 10, used: 11 })).toBe(false);
});

test('Nobody approves what they wrote a part of, and nothing that does not wait', () => {
  const waiting = { approval: 'submitted' as const, authorIds: ['a'] };
  expect(startApprovalError('approve', waiting, 'a')).toBe('surveyIncentives.errors.ownWork');
  expect(startApprovalError('approve', waiting, null)).toBe('surveyIncentives.errors.ownWork');
  expect(startApprovalError('approve', waiting, 'b')).toBeNull();
  expect(startApprovalError('withdraw', waiting, 'a')).toBeNull();
  expect(startApprovalError('reject', { ...waiting, approval: 'rejected' }, 'b')).toBe(
    'surveyIncentives.errors.notSubmitted',
  );
  expect(startApprovalError('approve', { approval: null, authorIds: [] }, 'b')).toBe(
    'surveyIncentives.errors.notSubmitted',
  );
});
