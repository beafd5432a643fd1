/** What people call the record that caused an entry of points or growth. */
import { expect, test } from 'vitest';
import { nameOfCause } from '#rules/members/points';

const UNNAMED = { names: null, name: null };

test('a level is called by its names, an order by its number, and what only the console knows by none', () => {
  const names = { en: 'Plus', zh: '中级' };
  expect(nameOfCause({ source: 'level', sourceId: 'plus', cause: { ...UNNAMED, names } })).toEqual(
    names,
  );
  expect(nameOfCause({ source: 'order', sourceId: 'A-1', cause: UNNAMED })).toBe('A-1');
  expect(nameOfCause({ source: 'lot', sourceId: '17', cause: UNNAMED })).toBeNull();
  expect(
    nameOfCause({ source: 'activity', sourceId: '3', cause: { ...UNNAMED, name: 'Raffle' } }),
  ).toBe('Raffle');
});
