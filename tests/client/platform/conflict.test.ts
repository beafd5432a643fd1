import { describe, expect, it } from 'vitest';
import { keyOf, leavesOf } from '../../../client/ui/record/leaves.ts';
import { products } from '../../../client/catalog/products/index.ts';
import { conflictsOf, resolved } from '../../../client/ui/form/conflict.ts';

const base = { id: 1, version: 1, updatedAt: 10, name: 'A', brand: 'B', tags: ['x'] };
const mine = { ...base, name: 'Mine', tags: ['x', 'mine'] };
const theirs = { ...base, version: 2, updatedAt: 20, name: 'Theirs', brand: 'Theirs too' };

describe('two people who save the same record', () => {
  it('the fields changed by the other person are listed, and a choice is needed only where both changed them', () => {
    const conflicts = conflictsOf(base, mine, theirs);
    expect(conflicts.map(({ field, both }) => [field, both])).toEqual([
      ['name', true],
      ['brand', false],
    ]);
  });

  it('no choice is needed if both wrote the same value', () => {
    expect(conflictsOf(base, { ...base, name: 'Same' }, { ...base, name: 'Same' })).toEqual([]);
  });

  it('own changes are kept on top of the other record unless the other value is chosen', () => {
    expect(resolved(base, mine, theirs, {})).toMatchObject({
      version: 2,
      name: 'Mine',
      brand: 'Theirs too',
      tags: ['x', 'mine'],
    });
    expect(resolved(base, mine, theirs, { name: 'theirs' })).toMatchObject({
      name: 'Theirs',
      tags: ['x', 'mine'],
    });
  });

  const { comparison } = products.options ?? {};
  const variant = (id: number, change: object = {}) => ({
    id,
    optionValues: [String(id)],
    sku: `S${id}`,
    basePrice: 100,
    basePriceSince: 1,
    ...change,
  });
  const product = {
    id: 1,
    version: 1,
    names: { en: 'Lamp', zh: '灯' },
    variants: [variant(1), variant(2)],
  };

  it('what follows from the order of the variants is no change, and a removed variant is one', () => {
    const read = (id: number, position: number) =>
      variant(id, { productId: 1, position, optionKey: String(id) });
    const before = { ...product, variants: [read(1, 0), read(2, 1)] };
    const priced = { ...product, variants: [{ ...read(1, 0), basePrice: 120 }, read(2, 1)] };
    const removed = { ...product, version: 2, variants: [read(2, 0)] };
    const conflicts = conflictsOf(before, priced, removed, undefined, comparison);
    expect(conflicts.map(({ field, theirs: value }) => [field, value])).toEqual([
      ['variants', undefined],
    ]);
  });

  it('changes of different variants, and of different languages, are merged without a choice', () => {
    const my = {
      ...product,
      names: { en: 'Lamp', zh: '台灯' },
      variants: [
        variant(1, { basePrice: 120 }),
        variant(2),
        { optionValues: ['3'], basePrice: 90 },
      ],
    };
    const their = {
      ...product,
      version: 2,
      names: { en: 'Desk lamp', zh: '灯' },
      variants: [variant(2, { sku: 'NEW', basePrice: 80, basePriceSince: 9 }), variant(1)],
    };
    expect(
      conflictsOf(product, my, their, undefined, comparison).map(({ key, both }) => [key, both]),
    ).toEqual([
      ['names/en', false],
      ['variants/id 2/sku', false],
      ['variants/id 2/basePrice', false],
    ]);
    expect(resolved(product, my, their, {}, comparison)).toEqual({
      id: 1,
      version: 2,
      names: { en: 'Desk lamp', zh: '台灯' },
      variants: [
        variant(2, { sku: 'NEW', basePrice: 80, basePriceSince: 9 }),
        variant(1, { basePrice: 120 }),
        { optionValues: ['3'], basePrice: 90 },
      ],
    });
  });

  it('a field of one variant that both changed is the only choice', () => {
    const my = { ...product, variants: [variant(1, { basePrice: 120 }), variant(2)] };
    const their = { ...product, variants: [variant(1, { basePrice: 130, sku: 'X' }), variant(2)] };
    const disputed = conflictsOf(product, my, their, undefined, comparison).filter(
      ({ both }) => both,
    );
    expect(disputed).toMatchObject([
      { field: 'variants.basePrice', base: 100, mine: 120, theirs: 130 },
    ]);
    const choices = { 'variants/id 1/basePrice': 'theirs' } as const;
    expect(resolved(product, my, their, {}, comparison).variants).toMatchObject([
      { basePrice: 120, sku: 'X' },
      { basePrice: 100 },
    ]);
    expect(resolved(product, my, their, choices, comparison).variants).toMatchObject([
      { basePrice: 130, sku: 'X' },
      { basePrice: 100 },
    ]);
  });

  it('a variant that one removed stays removed, unless the other changed it and chooses to keep it', () => {
    const removed = { ...product, variants: [variant(1)] };
    expect(resolved(product, product, removed, {}).variants).toEqual([variant(1)]);
    expect(resolved(product, removed, { ...product, version: 2 }, {}).variants).toEqual([
      variant(1),
    ]);
    const my = { ...product, variants: [variant(1), variant(2, { sku: 'MINE' })] };
    expect(conflictsOf(product, my, removed)).toMatchObject([
      { key: 'variants/id 2', both: true, theirs: undefined },
    ]);
    expect(resolved(product, my, removed, {}).variants).toEqual(my.variants);
    expect(resolved(product, my, removed, { 'variants/id 2': 'theirs' }).variants).toEqual([
      variant(1),
    ]);
  });
});

describe('what differs between two states', () => {
  it('is listed leaf by leaf, whatever the order of items', () => {
    const before = {
      names: { en: 'Lamp', zh: '灯' },
      variants: [
        { id: 1, sku: 'A' },
        { id: 2, sku: 'B' },
      ],
    };
    const after = {
      names: { en: 'Desk lamp', zh: '灯' },
      variants: [
        { id: 2, sku: 'B' },
        { id: 1, sku: 'C' },
        { id: 3, sku: 'D' },
      ],
    };
    expect(
      leavesOf(before, after).map(({ path, before: was, after: is }) => [keyOf(path), was, is]),
    ).toEqual([
      ['names/en', 'Lamp', 'Desk lamp'],
      ['variants/id 1/sku', 'A', 'C'],
      ['variants/id 3', undefined, { id: 3, sku: 'D' }],
    ]);
  });
  it('is the whole list where its items cannot be told apart', () => {
    expect(leavesOf({ tags: ['a'] }, { tags: ['a', 'b'] })).toEqual([
      { path: [{ field: 'tags' }], before: ['a'], after: ['a', 'b'] },
    ]);
  });
});
