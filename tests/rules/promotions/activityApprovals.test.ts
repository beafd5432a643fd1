/** How many points a member activity can give, and when another person has to approve that. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activityApprovalError,
  asInForce,
  coveredPoints,
  entersOtherwise,
  givesMore,
  type Giving,
  isBeyond,
  lastInForce,
  mostPoints,
  needsApproval,
  termsOf,
  timesAfter,
  wasInForce,
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
  test.each([
    [5000, 0, false],
    [5001, 0, true],
    [4000, 1000, false],
    [4001, 1000, true],
    [null, 0, true],
    [0, 9000, false],
  ])('%s points beside %s of the same day, of 5,000: %s', (most, used, needed) => {
    expect(needsApproval(most, true, { limit: 5000, used })).toBe(needed);
  });
  test('whoever has no limit needs nobody', () => {
    expect(needsApproval(null, true, { limit: null, used: 10 ** 9 })).toBe(false);
  });
  test('what is in force already needs nobody again', () => {
    expect(needsApproval(100_000, false, { limit: 5000, used: 5000 })).toBe(false);
  });
  test('while it waits, it covers what was in force before', () => {
    const known = { ...reward, approvedPoints: 300 };
    expect(coveredPoints({ ...known, approval: 'approved' })).toBe(1000);
    expect(coveredPoints({ ...known, approval: 'submitted' })).toBe(300);
    expect(coveredPoints({ ...known, approval: 'rejected' })).toBe(300);
  });
});

describe('whether some entries can get more than before', () => {
  const endless = { ...reward, points: 1, maxEntries: null };
  const contest = { ...reward, kind: 'contest' as const, points: 10_000, winners: 10 };
  test.each([
    ['more points for each of any number of entries', endless, { ...endless, points: 2 }, true],
    ['a limit of entries where there was none', endless, { ...endless, maxEntries: 5 }, false],
    ['no limit of entries where there was one', reward, { ...reward, maxEntries: null }, true],
    ['another entry at the same points', reward, { ...reward, maxEntries: 101 }, true],
    ['fewer entries at more points', contest, { ...contest, points: 50_000, winners: 2 }, true],
    ['more entries at fewer points', contest, { ...contest, points: 5000, winners: 20 }, false],
    ['fewer points', reward, { ...reward, points: 9 }, false],
    [
      'one prize made dearer at the cost of another',
      draw([
        { points: 100, stock: 5 },
        { points: 100, stock: 5 },
      ]),
      draw([
        { points: 150, stock: 5 },
        { points: 50, stock: 5 },
      ]),
      true,
    ],
    [
      'the same prizes in another order',
      draw([
        { points: 10, stock: null },
        { points: 100, stock: 5 },
      ]),
      draw([
        { points: 100, stock: 5 },
        { points: 10, stock: null },
      ]),
      false,
    ],
    [
      'more points of a prize without a number',
      draw([{ points: 10, stock: null }]),
      draw([{ points: 11, stock: null }]),
      true,
    ],
  ] as const)('%s: %s', (_title, before, after, more) => {
    expect(givesMore(before, after)).toBe(more);
  });

  test('it is so exactly where for some number of entries the most is more', () => {
    const prizes = fc.array(
      fc.record({
        points: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
        stock: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }),
      }),
      { maxLength: 4 },
    );
    const limit = fc.option(fc.integer({ min: 0, max: 9 }), { nil: null });
    fc.assert(
      fc.property(prizes, limit, prizes, limit, (before, ofBefore, after, ofAfter) => {
        const most = (given: Giving['prizes'], bound: number | null, entries: number) =>
          mostPoints(draw(given, Math.min(bound ?? entries, entries))) ?? 0;
        const isMore = Array.from({ length: 400 }, (_, entries) => entries).some(
          (entries) => most(after, ofAfter, entries) > most(before, ofBefore, entries),
        );
        expect(givesMore(draw(before, ofBefore), draw(after, ofAfter))).toBe(isMore);
      }),
    );
  });
});

describe('what was in force', () => {
  const anybody = {
    audience: { levels: [], groups: [], fromLevel: null, segments: [] },
    perMember: { times: 1, period: 'ever' as const },
    byLevel: [],
  };
  const terms = termsOf({ ...reward, ...anybody });
  const often = { ...terms, perMember: { times: 100, period: 'ever' as const } };
  test('while a change waits or was rejected, it is compared with what was in force before', () => {
    for (const approval of ['submitted', 'rejected'] as const) {
      const last = lastInForce({ ...often, approval, termsInForce: terms });
      expect(last).toEqual(terms);
      expect(isBeyond(last, often)).toBe(true);
      expect(isBeyond(last, terms)).toBe(false);
    }
    expect(
      isBeyond(lastInForce({ ...often, approval: 'approved', termsInForce: null }), often),
    ).toBe(false);
    expect(isBeyond(null, terms)).toBe(true);
  });
  test('it can be entered from an approval up to the change that waits', () => {
    const approved = timesAfter(timesAfter(null, false, 1), true, 10);
    const changed = timesAfter(timesAfter(approved, true, 15), false, 20);
    const again = timesAfter(timesAfter(changed, false, 25), true, 30);
    expect(again).toEqual([
      { from: 10, until: 20 },
      { from: 30, until: null },
    ]);
    expect([9, 10, 19, 20, 29, 30].map((at) => wasInForce(again, at))).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
    ]);
    expect(wasInForce(timesAfter(null, true, 10), 1)).toBe(true);
  });
  test('what happened while the old terms were in force has those', () => {
    const inForce = [{ from: null, until: 20 }];
    const waiting = { ...often, approval: 'submitted' as const, termsInForce: terms, inForce };
    expect(asInForce(waiting, 19).perMember.times).toBe(1);
    expect(asInForce(waiting, 20).perMember.times).toBe(100);
    expect(asInForce({ ...waiting, approval: 'approved' }, 19).perMember.times).toBe(100);
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
