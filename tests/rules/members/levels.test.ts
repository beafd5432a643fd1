/** Which level a member has at an instant: what the store sent, in any order, and what staff gave. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  grantError,
  keptLevelOf,
  levelAt,
  type LevelRow,
  presentLevel,
} from '#rules/members/levels';
import { historyBefore } from '#server/members/levels/knownBefore';
import { sentChange, withSent } from '#server/members/levels/sent';

const RANKS = new Map([
  ['starter', 10],
  ['plus', 20],
  ['premium', 30],
  ['diamond', 40],
]);
const SHOP = { kind: 'key', id: '1', name: 'Shop' } as const;

interface Version {
  level?: string | null;
  updatedAt: number | null;
}
/** The history after these versions arrived, the first at `arrivals[0]`. */
const received = (versions: readonly Version[], arrivals: readonly number[]): LevelRow[] =>
  versions.reduce<LevelRow[]>((rows, version, index) => {
    const change = sentChange({ actor: SHOP, now: arrivals[index] ?? 0 }, version, rows);
    return withSent(rows, change).map((row, at) => ({ ...row, id: at + 1 }));
  }, []);
const levelsOf = (rows: readonly LevelRow[], instants: readonly number[]) =>
  instants.map((at) => levelAt(rows, at, RANKS));

const override = (more: Partial<LevelRow>): LevelRow => ({
  id: 100,
  level: 'premium',
  cause: 'override',
  startsAt: 100,
  versionAt: 100,
  confirmedAt: null,
  until: 200,
  endedAt: null,
  isLower: false,
  ...more,
});
const sent = (level: string | null, at: number, id = at): LevelRow =>
  override({ id, level, cause: 'store', startsAt: at, versionAt: at, until: null });

const permutations = <T>(all: readonly T[]): T[][] =>
  all.length < 2
    ? [[...all]]
    : all.flatMap((one, index) =>
        permutations(all.filter((_, other) => other !== index)).map((rest) => [one, ...rest]),
      );

describe('a level that the store sends', () => {
  test('is valid from the instant of its version, and nothing is known of the time before', () => {
    const rows = received(
      [
        { level: 'plus', updatedAt: 10 },
        { level: null, updatedAt: 30 },
      ],
      [50, 60],
    );
    expect(levelsOf(rows, [9, 10, 29, 30])).toEqual([null, 'plus', 'plus', null]);
  });

  test('is valid from its arrival where it has no instant, or one that is still to come', () => {
    expect(levelsOf(received([{ level: 'plus', updatedAt: null }], [50]), [49, 50])).toEqual([
      null,
      'plus',
    ]);
    expect(levelsOf(received([{ level: 'plus', updatedAt: 90 }], [50]), [49, 50])).toEqual([
      null,
      'plus',
    ]);
  });

  test('ends alike in every order of arrival, also where a version repeats the level or leaves it out', () => {
    const versions: Version[] = [
      { level: 'starter', updatedAt: 10 },
      { level: 'plus', updatedAt: 20 },
      { level: 'plus', updatedAt: 30 },
      { updatedAt: 40 },
      { level: 'starter', updatedAt: 50 },
      { level: null, updatedAt: 60 },
    ];
    const instants = [5, 10, 15, 20, 25, 30, 35, 45, 50, 55, 60, 99, 200];
    const arrivals = [100, 101, 102, 103, 104, 105];
    const inOrder = received(versions, arrivals);
    expect(levelsOf(inOrder, instants)).toEqual([
      null,
      'starter',
      'starter',
      ...Array.from({ length: 5 }, () => 'plus'),
      'starter',
      'starter',
      null,
      null,
      null,
    ]);
    for (const order of permutations(versions)) {
      const rows = received(order, arrivals);
      expect(levelsOf(rows, instants)).toEqual(levelsOf(inOrder, instants));
      expect(keptLevelOf(rows, RANKS, 99)).toEqual(keptLevelOf(inOrder, RANKS, 99));
    }
  });

  test('is not written again when the same version arrives again, and of one instant the last to arrive counts', () => {
    const twice: Version[] = [
      { level: 'plus', updatedAt: 10 },
      { level: 'plus', updatedAt: 10 },
      { level: 'premium', updatedAt: 10 },
    ];
    const rows = received(twice, [20, 21, 22]);
    expect(rows.map(({ level }) => level)).toEqual(['plus', 'premium']);
    expect(levelAt(rows, 10, RANKS)).toBe('premium');
  });

  test('without an instant counts as of its arrival also where it repeats the level', () => {
    const rows = received(
      [
        { level: 'plus', updatedAt: 10 },
        { level: 'plus', updatedAt: null },
        { level: 'starter', updatedAt: 30 },
      ],
      [20, 50, 60],
    );
    expect(levelsOf(rows, [10, 29, 30, 49, 50, 99])).toEqual([
      'plus',
      'plus',
      'starter',
      'starter',
      'plus',
      'plus',
    ]);
  });

  test('counts between two versions that said another until the later of them, in one entry more for each', () => {
    const rows = received(
      [
        { level: 'plus', updatedAt: 10 },
        { level: 'plus', updatedAt: 20 },
        { level: 'plus', updatedAt: 40 },
        { level: 'starter', updatedAt: 30 },
        { level: 'premium', updatedAt: 35 },
        { level: 'starter', updatedAt: 32 },
        { level: null, updatedAt: 50 },
      ],
      [60, 61, 62, 63, 64, 65, 66],
    );
    expect(levelsOf(rows, [29, 30, 34, 35, 39, 40, 50])).toEqual([
      'plus',
      'starter',
      'starter',
      'premium',
      'premium',
      'plus',
      null,
    ]);
    expect(rows).toHaveLength(5);
  });

  test('is as the newest version says in every order of arrival, in no more entries than the level changed', () => {
    const level = fc.constantFrom(null, 'starter', 'plus', 'premium');
    // Clocks differ: of one instant the last to arrive counts.
    const versions = fc.uniqueArray(
      fc.record({ level, updatedAt: fc.integer({ min: 0, max: 60 }) }),
      { minLength: 1, maxLength: 12, selector: ({ updatedAt }) => updatedAt },
    );
    fc.assert(
      fc.property(
        versions.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, arriving]) => {
          const instants = Array.from({ length: 80 }, (_, at) => at);
          const arrivals = all.map((_, index) => 61 + index);
          const byClock = all.toSorted((one, other) => one.updatedAt - other.updatedAt);
          const changes = byClock.filter(
            (one, index) => index === 0 || byClock[index - 1]?.level !== one.level,
          );
          const inOrder = received(byClock, arrivals);
          expect(inOrder).toHaveLength(changes.length);
          for (const { level: said, updatedAt } of byClock)
            expect(levelAt(inOrder, updatedAt, RANKS)).toBe(said);
          const rows = received(arriving, arrivals);
          expect(levelAt(rows, 99, RANKS)).toBe(byClock.at(-1)?.level ?? null);
          expect(keptLevelOf(rows, RANKS, 99)).toEqual(keptLevelOf(inOrder, RANKS, 99));
          // A version that changes no answer adds no entry, and none adds more than itself and what it divides.
          arriving.reduce<LevelRow[]>((before, _, index) => {
            const after = received(arriving.slice(0, index + 1), arrivals);
            const isNews = levelsOf(before, instants).some(
              (one, at) => one !== levelsOf(after, instants)[at],
            );
            // That there was no level before all that is known ends one that arrives later.
            const saysNone = after[before.length]?.level === null;
            const most = isNews ? 2 : saysNone ? 1 : 0;
            expect(after.length - before.length).toBeLessThanOrEqual(most);
            return after;
          }, []);
        },
      ),
    );
  });

  test('without an instant is the newest of all, even after one with a clock that is ahead', () => {
    const rows = received(
      [
        { level: 'plus', updatedAt: 90 },
        { level: 'starter', updatedAt: null },
      ],
      [50, 60],
    );
    expect(levelsOf(rows, [55, 60, 95])).toEqual(['plus', 'starter', 'starter']);
  });
});

describe('a level that staff gave', () => {
  test('counts from its beginning until before its end, planned or early', () => {
    const rows = [sent('plus', 10), override({})];
    expect(levelsOf(rows, [99, 100, 199, 200])).toEqual(['plus', 'premium', 'premium', 'plus']);
    expect(levelsOf([sent('plus', 10), override({ endedAt: 150 })], [149, 150])).toEqual([
      'premium',
      'plus',
    ]);
    expect(levelsOf([override({ until: null })], [100, 1e12])).toEqual(['premium', 'premium']);
  });

  test('never falls below what the store sends, unless it was chosen to', () => {
    const rows = [sent('plus', 10), sent('diamond', 150), override({})];
    expect(levelsOf(rows, [149, 150, 200])).toEqual(['premium', 'diamond', 'diamond']);
    const lowered = [sent('premium', 10), override({ level: 'starter', isLower: true })];
    expect(levelsOf(lowered, [99, 100, 200])).toEqual(['premium', 'starter', 'premium']);
    expect(levelAt([sent('unheard', 10), override({})], 100, RANKS)).toBe('premium');
  });

  test.each([
    ['plus', 'starter', false, null],
    ['plus', null, false, null],
    ['plus', 'unheard', false, null],
    ['plus', 'plus', false, 'members.errors.levelNotHigher'],
    ['plus', 'premium', false, 'members.errors.levelNotHigher'],
    ['plus', 'premium', true, null],
    ['plus', 'plus', true, 'members.errors.levelNotLower'],
    ['plus', 'starter', true, 'members.errors.levelNotLower'],
    ['unheard', 'starter', false, 'members.errors.levelWithoutRank'],
  ])('%s over %s, to lower: %j, is %s', (level, from, isLower, expected) => {
    expect(grantError(level, from, isLower, RANKS)).toBe(expected);
  });
});

test('what is kept with the member says the same as the history, whenever it is asked later', () => {
  const anyLevel = fc.constantFrom(null, 'starter', 'plus', 'premium', 'diamond', 'unheard');
  const versions = fc.array(
    fc.record({ level: anyLevel, updatedAt: fc.option(fc.integer({ min: 0, max: 60 })) }),
    { maxLength: 6 },
  );
  const given = fc.option(
    fc.record({
      level: fc.constantFrom('starter', 'plus', 'premium', 'diamond'),
      until: fc.option(fc.integer({ min: 101, max: 160 })),
      endedAt: fc.option(fc.integer({ min: 100, max: 120 })),
      isLower: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(versions, given, fc.integer({ min: 120, max: 200 }), (all, one, at) => {
      const rows = [
        ...received(
          all,
          all.map((_, index) => 61 + index),
        ),
        ...(one ? [override(one)] : []),
      ];
      expect(presentLevel(keptLevelOf(rows, RANKS, 119), at)).toBe(levelAt(rows, at, RANKS));
    }),
  );
});

test('of the time before histories were kept, the log tells the changes, and the creation the first level', () => {
  const change = (at: number, before: string | null, after: string | null) => ({
    at,
    before: { level: before },
    after: { level: after },
    actorName: 'Shop',
  });
  const known = (level: string | null, changes: ReturnType<typeof change>[]) =>
    historyBefore({ level, createdAt: 10 }, changes).map(({ level: one, startsAt }) => [
      startsAt,
      one,
    ]);
  expect(known('plus', [])).toEqual([[10, 'plus']]);
  expect(known(null, [])).toEqual([]);
  expect(known('premium', [change(20, 'plus', null), change(30, null, 'premium')])).toEqual([
    [10, 'plus'],
    [20, null],
    [30, 'premium'],
  ]);
  expect(known('plus', [change(20, null, 'plus')])).toEqual([[20, 'plus']]);
});
