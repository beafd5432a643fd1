/** Codes of categories, loosened requirements, and trees that are read in any order. */
import { expect, test } from 'vitest';
import { codeFrom, effectiveBindings, loosened } from '#server/catalog/categoryTree/rules';
import { REQUIREMENTS } from '#contract/catalog/categories';
import { treeFaults } from '../../api/support/treeFaults.ts';

test.each([
  ['Summer Dresses', 'summer-dresses'],
  ['  -- Ümläut & Co. --  ', 'umlaut-co'],
  ['2 for 1!', '2-for-1'],
  ['衬衫', ''],
  ['', ''],
  ['x'.repeat(61), 'x'.repeat(60)],
  [`-${'x'.repeat(60)}`, 'x'.repeat(60)],
])('the name %j makes the code %j, cut after 60 characters', (name, code) => {
  expect(codeFrom(name)).toBe(code);
});

test('only a requirement that is weaker than the inherited one loosens it', () => {
  const [weakest = 'optional', strongest = 'required'] = [REQUIREMENTS[0], REQUIREMENTS.at(-1)];
  const binding = (attributeId: number, requirement: (typeof REQUIREMENTS)[number]) => ({
    attributeId,
    requirement,
  });
  const inherited = effectiveBindings([
    [binding(1, weakest), binding(2, strongest)],
    [binding(1, strongest)],
  ]);
  expect([...inherited]).toEqual([
    [1, strongest],
    [2, strongest],
  ]);
  expect(
    loosened(inherited, [binding(1, weakest), binding(2, strongest), binding(3, weakest)]),
  ).toEqual([binding(1, weakest)]);
});

test('siblings may be read in any order, but have every place once', () => {
  const node = (id: number, position: number) => ({
    id,
    parentId: null,
    position,
    path: `/${id}/`,
    depth: 0,
  });
  const faults = (...positions: number[]) =>
    treeFaults(positions.map((position, index) => node(index + 1, position))).filter((fault) =>
      fault.includes('gaps'),
    );
  expect(faults(2, 0, 1)).toEqual([]);
  expect(faults(10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)).toEqual([]);
  expect(faults(0, 2)).toEqual(['children of null have gaps']);
  expect(faults(1, 1, 0)).toEqual(['children of null have gaps']);
});
