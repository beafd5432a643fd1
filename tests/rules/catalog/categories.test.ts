import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CategoryInput, CategoryMove, REQUIREMENTS } from '#contract/catalog/categories';
import {
  codeFrom,
  effectiveBindings,
  loosened,
  makesCycle,
  orderWith,
  tightest,
} from '#server/catalog/categoryTree/rules';
import { depthOfPath, idsOfPath, pathUnder } from '#shared/treePaths';
import { treeFaults } from '../../api/support/treeFaults.ts';

describe('category paths', () => {
  test('a path lists the ids from the root down to the category itself', () => {
    expect(pathUnder(null, 1)).toBe('/1/');
    expect(pathUnder('/1/', 5)).toBe('/1/5/');
    expect(idsOfPath('/1/5/12/')).toEqual([1, 5, 12]);
    expect([depthOfPath('/1/'), depthOfPath('/1/5/12/')]).toEqual([0, 2]);
  });
  test('a category cannot be moved below itself, and ids with a common prefix are not confused', () => {
    expect(makesCycle(5, '/1/5/')).toBe(true);
    expect(makesCycle(5, '/5/7/9/')).toBe(true);
    expect(makesCycle(5, '/15/51/')).toBe(false);
    expect(makesCycle(5, null)).toBe(false);
  });
});

describe('orderWith', () => {
  test.each([
    [[1, 2, 3], 3, 0, [3, 1, 2]],
    [[1, 2, 3], 1, 1, [2, 1, 3]],
    [[1, 2, 3], 1, 99, [2, 3, 1]],
    [[1, 2, 3], 9, 1, [1, 9, 2, 3]],
    [[], 9, 4, [9]],
    [[1, 2], 2, -3, [2, 1]],
  ])(
    'the siblings %j with category %i moved to position %i are in the expected order',
    (siblings, id, position, expected) => {
      expect(orderWith(siblings, id, position)).toEqual(expected);
    },
  );
  test('inserting a category keeps the order of all other siblings', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(50)),
        fc.nat(50),
        fc.integer({ min: -5, max: 60 }),
        (siblings, id, position) => {
          const others = siblings.filter((one) => one !== id);
          const ordered = orderWith(siblings, id, position);
          expect(ordered.filter((one) => one !== id)).toEqual(others);
          expect(ordered.indexOf(id)).toBe(Math.min(Math.max(0, position), others.length));
        },
      ),
    );
  });
});

describe('attribute bindings of categories', () => {
  const requirement = fc.constantFrom(...REQUIREMENTS);
  const own = fc.uniqueArray(
    fc.record({ attributeId: fc.integer({ min: 1, max: 5 }), requirement }),
    {
      selector: ({ attributeId }) => attributeId,
    },
  );
  const strength = (value: (typeof REQUIREMENTS)[number] | undefined) =>
    value ? REQUIREMENTS.indexOf(value) : -1;

  test('a child’s requirement is never weaker than that of its ancestors', () => {
    fc.assert(
      fc.property(fc.array(own, { maxLength: 4 }), own, (above, mine) => {
        const inherited = effectiveBindings(above);
        const effective = effectiveBindings([...above, mine]);
        for (const [attributeId, asked] of inherited) {
          expect(strength(effective.get(attributeId))).toBeGreaterThanOrEqual(strength(asked));
        }
        for (const { attributeId, requirement: asked } of mine) {
          expect(effective.get(attributeId)).toBe(
            tightest(inherited.get(attributeId) ?? 'optional', asked),
          );
        }
      }),
    );
  });
  test('loosened returns exactly the bindings that are weaker than the inherited ones', () => {
    const inherited = new Map([
      [1, 'required'],
      [2, 'recommended'],
    ] as const);
    const bindings = [
      { attributeId: 1, requirement: 'recommended' },
      { attributeId: 2, requirement: 'required' },
      { attributeId: 3, requirement: 'optional' },
    ] as const;
    expect(loosened(inherited, bindings)).toEqual([{ attributeId: 1, requirement: 'recommended' }]);
  });
});

describe('treeFaults', () => {
  const node = (id: number, parentId: number | null, position: number, path: string) => ({
    id,
    parentId,
    position,
    path,
    depth: depthOfPath(path),
  });
  const sound = [
    node(1, null, 0, '/1/'),
    node(2, 1, 0, '/1/2/'),
    node(3, 1, 1, '/1/3/'),
    node(4, 3, 0, '/1/3/4/'),
  ];
  const withNode = (changed: Partial<(typeof sound)[number]> & { id: number }) =>
    treeFaults(sound.map((one) => (one.id === changed.id ? { ...one, ...changed } : one)));

  test('a correct tree has no faults', () => {
    expect(treeFaults(sound)).toEqual([]);
    expect(treeFaults([])).toEqual([]);
  });
  test.each([
    ['an orphan', { id: 4, parentId: 77 }, '4 is an orphan'],
    ['a wrong path', { id: 4, path: '/1/2/4/' }, '4 has the wrong path'],
    ['a wrong depth', { id: 4, depth: 1 }, '4 has the wrong depth'],
    ['equal positions', { id: 3, position: 0 }, 'children of 1 have gaps'],
    ['a gap', { id: 3, position: 2 }, 'children of 1 have gaps'],
    ['a cycle', { id: 3, parentId: 4 }, '3 lies in a cycle'],
  ])('a tree with %s is reported as faulty', (_, changed, fault) => {
    expect(withNode(changed)).toContain(fault);
  });
});

describe('codeFrom', () => {
  test.each([
    ['Women’s Shoes & Boots', 'women-s-shoes-boots'],
    ['  Café Crème ', 'cafe-creme'],
    ['连衣裙', ''],
    ['T恤 T-Shirts', 't-t-shirts'],
    ['---', ''],
  ])('the code for the name %s is the expected one', (name, code) => {
    expect(codeFrom(name)).toBe(code);
  });
  test('a generated code is a valid category code or empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const code = codeFrom(name);
        if (code) expect(CategoryInput.safeParse({ code, names: { en: 'x' } }).success).toBe(true);
      }),
    );
  });
});

describe('category contracts', () => {
  test('a category needs a name in at least one language', () => {
    expect(CategoryInput.parse({ names: { zh: '鞋' } })).toEqual({
      parentId: null,
      names: { zh: '鞋' },
      hidden: false,
      attributes: [],
    });
    expect(CategoryInput.safeParse({ names: {} }).success).toBe(false);
    expect(CategoryInput.safeParse({ names: { en: '  ' } }).success).toBe(false);
    expect(CategoryInput.safeParse({ names: { fr: 'Chaussures' } }).success).toBe(false);
  });
  test('a move needs both the new parent and the position', () => {
    expect(CategoryMove.safeParse({ parentId: null, position: 0 }).success).toBe(true);
    for (const wrong of [
      { parentId: null },
      { position: 0 },
      { parentId: 1, position: -1 },
      { parentId: '1', position: 0 },
    ]) {
      expect(CategoryMove.safeParse(wrong).success).toBe(false);
    }
  });
});
