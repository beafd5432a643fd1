/** Levels by rank, and names that an audience may not contain. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AudienceChoice, AudienceChoices } from '#contract/platform/audiences';
import {
  containsLevel,
  levelAndAbove,
  levelFactsOf,
  levelsIn,
  rankChanges,
  unknownNames,
} from '#rules/platform/audiences';

const choice = (key: string, rank: number | null): AudienceChoice => ({
  key,
  rank,
  names: null,
  color: null,
  members: 0,
});
const levels = [
  choice('platinum', 30),
  choice('gold', 20),
  choice('old', null),
  choice('silver', 10),
];
const known: AudienceChoices = {
  levels,
  groups: [choice('staff', null)],
  channels: [],
  segments: [],
};

test.each([
  ['silver', ['silver', 'gold', 'platinum']],
  ['gold', ['gold', 'platinum']],
  ['platinum', ['platinum']],
  ['old', ['old']],
  ['unheard', ['unheard']],
])('%s and above are %j', (key, expected) => {
  expect(levelAndAbove(levels, key)).toEqual(expected);
});

test('each unknown name is an error at its position, and case counts', () => {
  expect(
    unknownNames(
      { levels: ['gold', 'goldd', 'Gold'], groups: ['staff'], channels: ['app'] },
      known,
    ),
  ).toEqual({
    levels: {
      1: 'audiences.errors.unknown.levels',
      2: 'audiences.errors.unknown.levels',
    },
    channels: { 0: 'audiences.errors.unknown.channels' },
  });
  expect(unknownNames({ levels: ['gold'] }, known)).toBeNull();
});

test('levels above are in the order of their ranks, without those of the same rank or of none', () => {
  const shuffled = [
    choice('fourth', 40),
    choice('other second', 20),
    choice('none', null),
    choice('third', 30),
    choice('second', 20),
    choice('first', -5),
  ];
  expect(levelAndAbove(shuffled, 'second')).toEqual(['second', 'third', 'fourth']);
  expect(levelAndAbove([choice('zero', 0), choice('below', -5)], 'below')).toEqual([
    'below',
    'zero',
  ]);
  expect(levelAndAbove([choice('below', -5), choice('none', null)], 'below')).toEqual(['below']);
});

const RANKS = new Map([
  ['silver', 10],
  ['gold', 20],
  ['platinum', 30],
]);

test.each([
  [{ levels: [] }, null, true],
  [{ levels: [], fromLevel: null }, 'silver', true],
  [{ levels: ['gold'] }, 'gold', true],
  [{ levels: ['gold'] }, 'platinum', false],
  [{ levels: ['gold'] }, null, false],
  [{ levels: [], fromLevel: 'gold' }, 'silver', false],
  [{ levels: [], fromLevel: 'gold' }, 'gold', true],
  [{ levels: [], fromLevel: 'gold' }, 'platinum', true],
  [{ levels: [], fromLevel: 'gold' }, 'unranked', false],
  [{ levels: [], fromLevel: 'gold' }, null, false],
  [{ levels: ['unranked'], fromLevel: 'gold' }, 'unranked', true],
  [{ levels: ['silver'], fromLevel: 'platinum' }, 'silver', true],
  [{ levels: ['silver'], fromLevel: 'platinum' }, 'gold', false],
])('the audience %j contains the level %s: %j', (audience, level, expected) => {
  expect(containsLevel(audience, levelFactsOf(level, RANKS))).toBe(expected);
});

test('a level added between two belongs to audiences that begin below it, without their terms changing', () => {
  const audience = { levels: [], fromLevel: 'gold' };
  const later = new Map([...RANKS, ['emerald', 25]]);
  expect(levelsIn(audience, RANKS)).toEqual(['gold', 'platinum']);
  expect(levelsIn(audience, later)).toEqual(['gold', 'emerald', 'platinum']);
  expect(containsLevel(audience, levelFactsOf('emerald', later))).toBe(true);
  expect(containsLevel({ levels: ['gold', 'platinum'] }, levelFactsOf('emerald', later))).toBe(
    false,
  );
});

test('an audience begins only at a level that is set up with a rank', () => {
  expect(unknownNames({ fromLevel: 'gold' }, known)).toBeNull();
  expect(unknownNames({ fromLevel: 'old' }, known)).toEqual({
    fromLevel: 'audiences.errors.noRank',
  });
  expect(unknownNames({ fromLevel: 'goldd' }, known)).toEqual({
    fromLevel: 'audiences.errors.unknown.levels',
  });
});

test.each<[string, string, number, object]>([
  ['that stays between the same levels', 'gold', 25, {}],
  [
    'that rises above the highest',
    'silver',
    40,
    {
      silver: { added: [], removed: ['gold', 'platinum'] },
      gold: { added: ['silver'], removed: [] },
      platinum: { added: ['silver'], removed: [] },
    },
  ],
  [
    'that falls below the next lower one',
    'gold',
    5,
    {
      silver: { added: [], removed: ['gold'] },
      gold: { added: ['silver'], removed: [] },
    },
  ],
  [
    'that is new between two',
    'emerald',
    25,
    {
      silver: { added: ['emerald'], removed: [] },
      gold: { added: ['emerald'], removed: [] },
      emerald: { added: ['platinum'], removed: [] },
    },
  ],
])('a level %s changes the audiences from a level up', (_, key, rank, expected) => {
  const changes = rankChanges(RANKS, new Map(RANKS).set(key, rank));
  expect(Object.fromEntries(changes)).toEqual(expected);
});

test('what other ranks change is what then belongs to an audience or no longer does', () => {
  const ranksOf = fc.uniqueArray(fc.integer({ min: -5, max: 5 }), { minLength: 4, maxLength: 4 });
  const keys = ['a', 'b', 'c', 'd'];
  fc.assert(
    fc.property(ranksOf, ranksOf, (one, other) => {
      const toRanks = (ranks: number[]) =>
        new Map(keys.map((key, index) => [key, ranks[index] ?? 0]));
      const [before, after] = [toRanks(one), toRanks(other)];
      const changes = rankChanges(before, after);
      for (const fromLevel of keys)
        for (const level of keys) {
          const isIn = (ranks: Map<string, number>) =>
            containsLevel({ levels: [], fromLevel }, levelFactsOf(level, ranks));
          const { added = [], removed = [] } = changes.get(fromLevel) ?? {};
          expect(added.includes(level)).toBe(!isIn(before) && isIn(after));
          expect(removed.includes(level)).toBe(isIn(before) && !isIn(after));
        }
    }),
  );
});
