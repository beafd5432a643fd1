/** Levels by rank, and names that an audience may not contain. */
import { expect, test } from 'vitest';
import type { AudienceChoice, AudienceChoices } from '#contract/platform/audiences';
import { levelAndAbove, unknownNames } from '#rules/platform/audiences';

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
const known: AudienceChoices = { levels, groups: [choice('staff', null)], channels: [] };

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
