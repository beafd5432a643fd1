import { expect, test } from 'vitest';
import { message } from '#shared/fields';
import { chooseVariant, type SkuVariant } from '#rules/pricing/prices/skus';

const variant = (id: number, fields: Partial<SkuVariant> = {}): SkuVariant => ({
  id,
  isArchived: false,
  productId: id * 10,
  name: `Product ${id}`,
  ...fields,
});

test('an SKU refers to its only variant, archived products last', () => {
  expect(chooseVariant([variant(1)])).toEqual({ variantId: 1 });
  expect(chooseVariant([variant(1, { isArchived: true }), variant(2)])).toEqual({ variantId: 2 });
  expect(chooseVariant([variant(1, { isArchived: true })])).toEqual({ variantId: 1 });
  expect(chooseVariant([])).toEqual({ error: 'prices.errors.unknownSku' });
});

test('an SKU of several variants is refused and names their products', () => {
  expect(chooseVariant([variant(1), variant(2)])).toEqual({
    error: message('prices.errors.ambiguousSku', { products: 'Product 1 (#10), Product 2 (#20)' }),
  });
  const archived = { isArchived: true };
  expect(chooseVariant([variant(1, archived), variant(2, archived)])).toMatchObject({
    error: expect.stringContaining('ambiguousSku'),
  });
});
