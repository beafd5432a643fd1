/** What is refused in an adjustment, when it needs a second person, and when what it adds lapses. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '#contract/platform/access';
import {
  adjustmentError,
  adjusts,
  excessOf,
  happenedAt,
  lapsesAt,
  lineErrors,
  type LimitSettings,
  reasonErrors,
  type Used,
} from '#rules/members/adjustments';
import { startOfDay } from '#shared/days';

const ZONE = 'Asia/Shanghai';
const TODAY = '2026-03-10';
const LIMITS: LimitSettings = {
  adjustmentLimitOwner: null,
  adjustmentLimitManager: 1_000,
  adjustmentLimitMarketer: 500,
  goodwillLimitCase: 100,
  goodwillLimitMonth: 300,
};
const UNUSED: Used = { day: { points: 0, growth: 0 }, month: 0, case: 0 };
const line = { points: 10, growth: 0, happenedOn: null, lastDay: null };
const wording = { points: 10, growth: 0, reason: 'missing', caseNumber: null, note: null } as const;

describe('what an adjustment says of a member', () => {
  test('is accepted with points or growth of today and of days before', () => {
    expect(lineErrors(line, TODAY)).toEqual({});
    expect(lineErrors({ ...line, points: 0, growth: -5 }, TODAY)).toEqual({});
    expect(lineErrors({ ...line, happenedOn: TODAY, lastDay: TODAY }, TODAY)).toEqual({});
  });
  test('is refused where it changes nothing, lies ahead, or ends before today', () => {
    expect(lineErrors({ ...line, points: 0 }, TODAY)).toHaveProperty('points');
    expect(lineErrors({ ...line, happenedOn: '2026-03-11' }, TODAY)).toHaveProperty('happenedOn');
    expect(lineErrors({ ...line, lastDay: '2026-03-09' }, TODAY)).toHaveProperty('lastDay');
  });
  test('has no last day where points are taken away', () => {
    expect(lineErrors({ ...line, points: -1, lastDay: '2026-12-31' }, TODAY)).toEqual({
      lastDay: 'pointAdjustments.errors.lastDayOfTaken',
    });
  });
});

describe('the reason of an adjustment', () => {
  test('is a case for goodwill, which only gives points', () => {
    const goodwill = { ...wording, reason: 'goodwill', caseNumber: 'T-1' } as const;
    expect(reasonErrors(goodwill)).toEqual({});
    expect(reasonErrors({ ...goodwill, caseNumber: null })).toHaveProperty('caseNumber');
    expect(reasonErrors({ ...goodwill, points: -1 })).toHaveProperty('points');
    expect(reasonErrors({ ...goodwill, growth: 1 })).toHaveProperty('growth');
  });
  test('is written in a note where it is another', () => {
    expect(reasonErrors({ ...wording, reason: 'other' })).toHaveProperty('note');
    expect(reasonErrors({ ...wording, reason: 'other', note: 'Prize of the raffle' })).toEqual({});
  });
});

describe('a second person', () => {
  const excess = (
    points: number,
    role: (typeof ROLES)[number] | null,
    reason: 'goodwill' | 'missing' = 'missing',
    used: Partial<Used> = {},
    growth = 0,
  ) => excessOf({ points, growth }, { role, reason }, { ...UNUSED, ...used }, LIMITS);

  test('is asked one point above what a role may adjust in a day', () => {
    expect(excess(999, 'manager')).toBeNull();
    expect(excess(1_000, 'manager')).toBeNull();
    expect(excess(1_001, 'manager')).toEqual({ excess: 'day', limit: 1_000, used: 0 });
    expect(excess(1, 'manager', 'missing', { day: { points: 1_000, growth: 0 } })).toMatchObject({
      used: 1_000,
    });
    expect(excess(501, 'marketer')).not.toBeNull();
    expect(excess(1_000_000, 'owner')).toBeNull();
  });
  test('is asked for growth apart from points', () => {
    expect(excess(1_000, 'manager', 'missing', {}, 1_000)).toBeNull();
    expect(excess(0, 'manager', 'missing', {}, 1_001)).toMatchObject({ excess: 'day' });
  });
  test('is asked for goodwill of agents above the limit of its case and of the month', () => {
    expect(excess(100, 'agent', 'goodwill')).toBeNull();
    expect(excess(101, 'agent', 'goodwill')).toMatchObject({ excess: 'case', limit: 100 });
    expect(excess(60, 'agent', 'goodwill', { case: 50 })).toMatchObject({ excess: 'case' });
    expect(excess(100, 'agent', 'goodwill', { month: 200 })).toBeNull();
    expect(excess(100, 'agent', 'goodwill', { month: 201 })).toMatchObject({ excess: 'month' });
  });
  test('is asked for everything by who has no role, or a role without a limit of its own', () => {
    expect(excess(1, null)).toEqual({ excess: 'day', limit: 0, used: 0 });
    expect(excess(1, 'analyst')).toMatchObject({ excess: 'day', limit: 0 });
  });
  test('is asked no less often the more is adjusted or was adjusted before', () => {
    const amounts = fc.nat(2_000);
    fc.assert(
      fc.property(
        amounts,
        amounts,
        amounts,
        fc.constantFrom(...ROLES),
        (points, more, used, role) => {
          const before = excess(points, role, 'missing', { day: { points: used, growth: 0 } });
          const after = excess(points + more, role, 'missing', {
            day: { points: used, growth: 0 },
          });
          expect(before !== null && after === null).toBe(false);
        },
      ),
    );
  });
  test('never approves what they wrote, and nobody else withdraws it', () => {
    const submitted = { state: 'submitted', authorId: 'ann' } as const;
    expect(adjustmentError('approve', submitted, 'ann')).toBe('pointAdjustments.errors.ownWork');
    expect(adjustmentError('approve', submitted, 'bob')).toBeNull();
    expect(adjustmentError('withdraw', submitted, 'ann')).toBeNull();
    expect(adjustmentError('withdraw', submitted, 'bob')).toBe(
      'pointAdjustments.errors.othersWork',
    );
    for (const action of ['approve', 'reject', 'withdraw'] as const)
      expect(adjustmentError(action, { state: 'approved', authorId: 'ann' }, 'bob')).toBe(
        'pointAdjustments.errors.notSubmitted',
      );
  });
  test('is an owner, a manager or a marketer for other reasons than goodwill', () => {
    expect(ROLES.filter(adjusts)).toEqual(['owner', 'manager', 'marketer']);
  });
});

describe('the time of an adjustment', () => {
  const now = startOfDay(TODAY, ZONE) + 5_000;
  test('is now for today, and the start of an earlier day', () => {
    const clock = { today: TODAY, now, timeZone: ZONE };
    expect(happenedAt(null, clock)).toBe(now);
    expect(happenedAt(TODAY, clock)).toBe(now);
    expect(happenedAt('2026-03-01', clock)).toBe(startOfDay('2026-03-01', ZONE));
  });
  test('lets points lapse after the last day that staff say, else by the programme, else never', () => {
    const year = { kind: 'months', months: 12, roundTo: 'day' } as const;
    expect(lapsesAt('2026-03-31', year, now, ZONE)).toBe(startOfDay('2026-04-01', ZONE));
    expect(lapsesAt(null, year, now, ZONE)).toBe(startOfDay('2027-03-11', ZONE));
    expect(lapsesAt(null, { kind: 'never' }, now, ZONE)).toBeNull();
    expect(lapsesAt(null, null, now, ZONE)).toBeNull();
  });
});
