/** How many points a member activity can give, and when another person has to approve that. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activityApprovalError,
  coveredPoints,
  entersOtherwise,
  type Giving,
  mostPoints,
  needsApproval,
} from '#rules/promotions/activityApprovals';

const reward: Giving = { kind: 'reward', points: 10, maxEntries: 100, winners: null, prizes: [] };
const draw = (prizes: Giving['prizes'], maxEntries: number | null = null): Giving => ({
  kind: 'draw',
  points: null,
  maxEntries,
  winners: null,
  prizes,
});

describe('the points that an activity can give at most', () => {
  test.each([
    ['a reward gives its points for every entry', reward, 1000],
    ['a reward without a limit of entries gives any number', { ...reward, maxEntries: null }, null],
    ['an activity that only gives a code gives none', { ...reward, points: null }, 0],
    [
      'a contest gives its points to every winner',
      { ...reward, kind: 'contest', points: 500, winners: 3, maxEntries: null },
      1500,
    ],
    [
      'a contest has no more winners than entries',
      { ...reward, kind: 'contest', points: 500, winners: 3, maxEntries: 2 },
      1000,
    ],
    [
      'a draw gives each prize as often as there are of it',
      draw([
        { points: 1000, stock: 3 },
        { points: 100, stock: 40 },
      ]),
      7000,
    ],
    [
      'a draw whose prize has no number gives any number',
      draw([
        { points: 1000, stock: 3 },
        { points: 10, stock: null },
      ]),
      null,
    ],
    [
      'the entries of a draw win the dearest prizes at most',
      draw(
        [
          { points: 10, stock: null },
          { points: 1000, stock: 3 },
          { points: 100, stock: 40 },
        ],
        2000,
      ),
      26_570,
    ],
    [
      'codes among the prizes count nothing',
      draw([
        { points: null, stock: null },
        { points: 5, stock: 2 },
      ]),
      10,
    ],
    [
      'more points than can be counted exactly are any number',
      { ...reward, points: 1_000_000_000, maxEntries: 100_000_000 },
      null,
    ],
  ] as const)('%s', (_title, giving, most) => {
    expect(mostPoints(giving as Giving)).toBe(most);
  });

  test('no way to win the prizes of a draw gives more, and one gives as much', () => {
    const prizes = fc.array(
      fc.record({
        points: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
        stock: fc.integer({ min: 0, max: 2 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(prizes, fc.integer({ min: 0, max: 5 }), (given, entries) => {
        const single = given.flatMap(({ points, stock }) => Array<number>(stock).fill(points ?? 0));
        let most = 0;
        for (let chosen = 0; chosen < 2 ** single.length; chosen++) {
          const won = single.filter((_, index) => (chosen >> index) % 2 === 1);
          if (won.length <= entries)
            most = Math.max(
              most,
              won.reduce((sum, one) => sum + one, 0),
            );
        }
        expect(mostPoints(draw(given, entries))).toBe(most);
      }),
    );
  });
});

describe('whether a second person has to approve it', () => {
  const fresh = { covered: 0, isOtherwise: false };
  test.each([
    [5000, 0, false],
    [5001, 0, true],
    [4000, 1000, false],
    [4001, 1000, true],
    [null, 0, true],
    [0, 9000, false],
  ])('%s points beside %s of the same day, of 5,000: %s', (most, used, needed) => {
    expect(needsApproval(most, fresh, { limit: 5000, used })).toBe(needed);
  });
  test('whoever has no limit needs nobody', () => {
    expect(needsApproval(null, fresh, { limit: null, used: 10 ** 9 })).toBe(false);
  });
  test('what was approved needs nobody again until it gives more', () => {
    const approved = { covered: 100_000, isOtherwise: false };
    const alone = { limit: 5000, used: 5000 };
    expect(needsApproval(100_000, approved, alone)).toBe(false);
    expect(needsApproval(99_999, approved, alone)).toBe(false);
    expect(needsApproval(100_001, approved, alone)).toBe(true);
    expect(needsApproval(null, approved, alone)).toBe(true);
  });
  test('what was approved for others is approved anew for those who may enter now', () => {
    const otherwise = { covered: 100_000, isOtherwise: true };
    expect(needsApproval(100_000, otherwise, { limit: 5000, used: 0 })).toBe(true);
    expect(needsApproval(5000, otherwise, { limit: 5000, used: 0 })).toBe(false);
  });
  test('while it waits, it covers what was in force before', () => {
    const known = { ...reward, approvedPoints: 300 };
    expect(coveredPoints({ ...known, approval: 'approved' })).toBe(1000);
    expect(coveredPoints({ ...known, approval: 'submitted' })).toBe(300);
    expect(coveredPoints({ ...known, approval: 'rejected' })).toBe(300);
  });
});

describe('who may enter', () => {
  const entering = {
    audience: { levels: [], groups: [], fromLevel: null, segments: [] },
    perMember: { times: 1, period: 'day' as const },
    byLevel: [],
  };
  test('another audience, number or period is another way to enter', () => {
    expect(entersOtherwise(entering, { ...entering })).toBe(false);
    expect(
      entersOtherwise(entering, {
        ...entering,
        audience: { ...entering.audience, groups: ['friends'] },
      }),
    ).toBe(true);
    expect(
      entersOtherwise(entering, { ...entering, perMember: { times: 1000, period: 'day' } }),
    ).toBe(true);
    expect(
      entersOtherwise(entering, { ...entering, byLevel: [{ fromLevel: 'plus', times: 9 }] }),
    ).toBe(true);
  });
  test('an audience that was stored without groups of a rule is the same', () => {
    const audience = { levels: [], groups: [] };
    expect(entersOtherwise({ ...entering, audience }, entering)).toBe(false);
  });
});

test('nobody decides on what they wrote a part of, or on what does not wait', () => {
  const submitted = { approval: 'submitted' as const, authorIds: ['ann', 'ben'] };
  expect(activityApprovalError('approve', submitted, 'ben')).toBe(
    'activityApprovals.errors.ownWork',
  );
  expect(activityApprovalError('approve', submitted, 'cem')).toBeNull();
  expect(activityApprovalError('approve', { ...submitted, approval: 'approved' }, 'cem')).toBe(
    'activityApprovals.errors.notSubmitted',
  );
});
