/** What one version asks otherwise than another. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differencesOf, isSameScale } from '#rules/surveys/versionDiffs';
import { definitionOf } from './questions.ts';

const text = (key: string, more: object = {}) => ({ type: 'text', key, ...more });
const told = (before: object[], after: object[]) =>
  differencesOf(definitionOf(...before), definitionOf(...after)).map(
    ({ key, change, fields, isComparable }) => [key, change, fields, isComparable],
  );

test('questions that were added, taken away and changed are told with the fields that changed', () => {
  expect(
    told(
      [text('a'), text('b'), text('c')],
      [
        text('a', { isRequired: true }),
        text('c', { texts: { en: 'Why?', zh: '为什么？' } }),
        text('d'),
      ],
    ),
  ).toEqual([
    ['a', 'changed', ['isRequired'], true],
    ['c', 'changed', ['texts'], true],
    ['d', 'added', [], false],
    ['b', 'removed', [], false],
  ]);
});

test('a scale that begins at its other end cannot be compared with what it was', () => {
  expect(
    told([{ type: 'csat', key: 'a' }], [{ type: 'csat', key: 'a', direction: 'down' }]),
  ).toEqual([['a', 'changed', ['direction'], false]]);
});

test('only the question that was moved is told, not those around it', () => {
  expect(told([text('a'), text('b'), text('c')], [text('c'), text('a'), text('b')])).toEqual([
    ['c', 'moved', [], true],
  ]);
});

test('a version differs in nothing from itself, and of moved questions at least one stays', () => {
  const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
  fc.assert(
    fc.property(
      keys.chain((before) =>
        fc.tuple(
          fc.constant(before),
          fc.shuffledSubarray(before, { minLength: before.length, maxLength: before.length }),
        ),
      ),
      ([before, after]) => {
        const from = before.map((key) => text(key));
        expect(told(from, from)).toEqual([]);
        const moved = told(
          from,
          after.map((key) => text(key)),
        );
        expect(moved.length).toBeLessThan(before.length);
        expect(moved.length === 0).toBe(before.join() === after.join());
      },
    ),
  );
});

test('answers add up where a scale keeps its type, its end and its best values, whatever its words', () => {
  const scale = { type: 'csat', isTurned: false, topBoxes: 2 } as const;
  expect(isSameScale(scale, { ...scale })).toBe(true);
  expect(isSameScale(scale, { ...scale, isTurned: true })).toBe(false);
  expect(isSameScale(scale, { ...scale, topBoxes: 1 })).toBe(false);
  expect(isSameScale(scale, { ...scale, type: 'matrix' })).toBe(false);
});
