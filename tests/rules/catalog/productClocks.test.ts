/** Partial versions of a product in any order of arrival. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StoreProductInput } from '#contract/catalog/products';
import { type Clocks, saidBy } from '#server/catalog/products/clocks';

type Draft = Partial<StoreProductInput>;
interface Stored extends Clocks {
  whole: Draft;
  names: Record<string, string>;
  descriptions: Record<string, string>;
  attributes: Record<string, string>;
}

const withoutNull = <T>(values: Record<string, T | null>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Record<
    string,
    T
  >;

/** The product after these versions, each merged as it is stored. */
const after = (versions: readonly Draft[]): Stored | null =>
  versions.reduce<Stored | null>((before, draft) => {
    const sent = StoreProductInput.parse({ externalId: 'p', ...draft });
    const { said, clocks } = saidBy(sent, before);
    if (said === null) return before;
    const { names, descriptions, attributes, externalId: _, updatedAt: __, ...whole } = said;
    return {
      ...clocks,
      whole: { ...before?.whole, ...whole },
      names: { ...before?.names, ...(names as Record<string, string>) },
      descriptions: { ...before?.descriptions, ...(descriptions as Record<string, string>) },
      attributes: withoutNull({
        ...before?.attributes,
        ...(attributes as Record<string, string | null>),
      }),
    };
  }, null);

test('A late version fills what no newer one said', () => {
  const old: Draft = { names: { en: 'Mug' }, brand: 'Acme', tags: ['red'], updatedAt: 10 };
  const young: Draft = { names: { zh: '杯子' }, brand: 'Best', updatedAt: 20 };
  expect(after([young, old])).toEqual(after([old, young]));
  expect(after([young, old])).toMatchObject({
    names: { en: 'Mug', zh: '杯子' },
    whole: { brand: 'Best', tags: ['red'] },
    sourceUpdatedAt: 20,
  });
});

test('A late version brings nothing back that a newer one took away', () => {
  const stored = after([
    { attributes: { color: 'red', size: 'L' }, updatedAt: 5 },
    { attributes: { color: null }, brand: null, updatedAt: 20 },
    { attributes: { color: 'blue', weight: '1' }, brand: 'Acme', updatedAt: 10 },
  ]);
  expect(stored).toMatchObject({ attributes: { size: 'L', weight: '1' }, whole: { brand: null } });
});

test('A version that says the same as is known makes what is older than it outdated', () => {
  const versions: Draft[] = [
    { brand: 'Acme', updatedAt: 10 },
    { brand: 'Acme', updatedAt: 30 },
    { brand: 'Best', updatedAt: 20 },
  ];
  expect(after(versions)?.whole.brand).toBe('Acme');
});

test('A version without an instant is the newest', () => {
  expect(after([{ brand: 'Acme', updatedAt: 10 }, { brand: 'Best' }])?.whole.brand).toBe('Best');
  expect(after([{ brand: 'Acme' }])?.fieldClocks).toEqual({});
});

test('Partial versions of different instants end alike in any order', () => {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const texts = fc.dictionary(fc.constantFrom('en', 'zh'), fc.constantFrom('a', 'b'), {
    minKeys: 1,
  });
  const version = fc.record({
    updatedAt: fc.integer({ min: 1, max: 50 }),
    names: maybe(texts),
    descriptions: maybe(texts),
    attributes: maybe(
      fc.dictionary(fc.constantFrom('color', 'size'), fc.constantFrom('x', 'y', null)),
    ),
    brand: maybe(fc.constantFrom('Acme', 'Best', null)),
    status: maybe(fc.constantFrom('draft' as const, 'active' as const)),
    tags: maybe(fc.constantFrom<string[]>(['red'], ['blue'], [])),
  });
  fc.assert(
    fc.property(
      fc
        .uniqueArray(version, { selector: ({ updatedAt }) => updatedAt, maxLength: 5 })
        .chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
      ([all, shuffled]) => {
        const byAge = all.toSorted((one, other) => one.updatedAt - other.updatedAt);
        expect(after(shuffled as Draft[])).toEqual(after(byAge as Draft[]));
      },
    ),
  );
});
