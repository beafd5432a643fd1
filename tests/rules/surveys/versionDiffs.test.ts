/** What one version asks otherwise than another. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differencesOf, isSameScale } from '#rules/surveys/versionDiffs';
import { definitionOf, OPTIONS } from './questions.ts';

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

test.each([
  ['other best values', { type: 'csat', topBoxes: 1 }, { type: 'csat', topBoxes: 2 }, false],
  [
    'one option in place of several',
    { type: 'choice', isMultiple: true, options: OPTIONS },
    { type: 'choice', options: OPTIONS },
    false,
  ],
  [
    'fewer options',
    { type: 'choice', isMultiple: true, options: OPTIONS },
    { type: 'choice', isMultiple: true, options: OPTIONS.slice(0, 2) },
    true,
  ],
  ['another type', { type: 'nps' }, { type: 'ces' }, false],
  [
    'other words',
    { type: 'csat', topBoxes: 1 },
    { type: 'csat', topBoxes: 1, texts: { en: 'How?', zh: '如何？' } },
    true,
  ],
])('a question with %s can be compared with what it was: %s to %s, %s', (_, was, is, can) => {
  const [difference] = told([{ key: 'a', ...was }], [{ key: 'a', ...is }]);
  expect(difference?.[3]).toBe(can);
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

/** The most of them that can stay in their places. */
const mostInOrder = (before: readonly string[], after: readonly string[]): number =>
  Math.max(
    ...Array.from({ length: 2 ** after.length }, (_, bits) => {
      const places = after
        .filter((_key, index) => bits & (1 << index))
        .map((key) => before.indexOf(key));
      return places.every((place, index) => index === 0 || place > (places[index - 1] ?? place))
        ? places.length
        : 0;
    }),
  );

test('as few questions as possible are told as moved, whichever were added', () => {
  const before = ['a', 'b', 'c', 'd', 'e', 'f'];
  const order = fc.shuffledSubarray(before, { minLength: before.length });
  fc.assert(
    fc.property(order, fc.array(fc.nat({ max: 6 }), { maxLength: 3 }), (after, places) => {
      const movedOf = (keys: readonly string[]) =>
        told(
          before.map((key) => text(key)),
          keys.map((key) => text(key)),
        ).flatMap(([key, change]) => (change === 'moved' ? [key] : []));
      const moved = movedOf(after);
      expect(moved).toHaveLength(before.length - mostInOrder(before, after));
      const more = places.reduce((keys, place, n) => keys.toSpliced(place, 0, `new${n}`), after);
      expect(movedOf(more)).toEqual(moved);
    }),
  );
});
