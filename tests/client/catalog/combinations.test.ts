/** Variants made from options keep their identity by their values, never by their position. */
import { describe, expect, test } from 'vitest';
import type { ProductOption, VariantInput } from '#contract/catalog/products';
import {
  combine,
  EMPTY_VARIANT,
  withoutOption,
} from '../../../client/catalog/products/combinations.ts';

const option = (name: string, ...values: string[]): ProductOption => ({
  names: { en: name },
  values: values.map((key) => ({ key, names: { en: key } })),
});
const variant = (id: number, sku: string, basePrice: number, ...optionValues: string[]) =>
  ({ ...EMPTY_VARIANT, id, sku, basePrice, cost: basePrice / 2, optionValues }) as VariantInput;
const rows = (variants: readonly VariantInput[]) =>
  variants.map(({ id, sku, basePrice, optionValues }) => [
    optionValues.join('/'),
    id ?? null,
    sku,
    basePrice,
  ]);

const volume = option('Volume', 'travel', 'regular');
const scent = option('Scent', 'jasmine', 'rose', 'cedar');
const [travel, regular] = [variant(1, 'T', 5000, 'travel'), variant(2, 'R', 9000, 'regular')];

describe('making the variants of a product', () => {
  test('a new option keeps each variant with its value, and new ones copy the nearest', () => {
    const { variants, added, removed } = combine([volume, scent], [travel, regular]);
    expect(rows(variants)).toEqual([
      ['travel/jasmine', 1, 'T', 5000],
      ['travel/rose', null, null, 5000],
      ['travel/cedar', null, null, 5000],
      ['regular/jasmine', 2, 'R', 9000],
      ['regular/rose', null, null, 9000],
      ['regular/cedar', null, null, 9000],
    ]);
    expect([added, removed]).toEqual([4, []]);
  });
  test('the order of values and variants changes nothing', () => {
    const turned = combine([option('Volume', 'regular', 'travel')], [travel, regular]);
    expect(rows(turned.variants)).toEqual([
      ['regular', 2, 'R', 9000],
      ['travel', 1, 'T', 5000],
    ]);
    expect(turned).toMatchObject({ added: 0, removed: [] });
  });
  test('a variant whose value is gone is named before it is removed', () => {
    const change = combine([option('Volume', 'regular', 'large')], [travel, regular]);
    expect(rows(change.variants)).toEqual([
      ['regular', 2, 'R', 9000],
      ['large', null, null, 5000],
    ]);
    expect(change.removed).toEqual([travel]);
  });
  test('the only variant of a product becomes the first combination', () => {
    const { variants } = combine([volume], [variant(7, 'ONE', 100)]);
    expect(rows(variants)).toEqual([
      ['travel', 7, 'ONE', 100],
      ['regular', null, null, 100],
    ]);
  });
});

test('removing an option keeps the first variant of each remaining value and names the others', () => {
  const { variants } = combine([volume, scent], [travel, regular]);
  const change = withoutOption(variants, 1);
  expect(rows(change.variants)).toEqual([
    ['travel', 1, 'T', 5000],
    ['regular', 2, 'R', 9000],
  ]);
  expect(change.removed).toHaveLength(4);
});
