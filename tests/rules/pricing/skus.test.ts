import { expect, test } from 'vitest';
import { reasonText } from '#contract/platform/imports/reasons';
import { message } from '#shared/fields';
import { chooseSoldVariant, chooseVariant, type SkuVariant } from '#rules/pricing/prices/skus';

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
    error: message('prices.errors.ambiguousSku', {
      products: ['Product 1 (#10)', 'Product 2 (#20)'],
    }),
  });
  const archived = { isArchived: true };
  expect(chooseVariant([variant(1, archived), variant(2, archived)])).toMatchObject({
    error: expect.stringContaining('ambiguousSku'),
  });
});

test('shoppers mean the product on sale, not the draft copied from it or an archived one', () => {
  const sold = (id: number, status: 'draft' | 'active' | 'archived') => ({
    ...variant(id),
    status,
  });
  const [draft, active, archived] = [sold(1, 'draft'), sold(2, 'active'), sold(3, 'archived')];
  expect(chooseSoldVariant([draft, active, archived])).toEqual({ variantId: 2 });
  expect(chooseSoldVariant([draft, archived])).toEqual({ variantId: 1 });
  expect(chooseSoldVariant([active, sold(4, 'active')])).toEqual({
    error: message('prices.errors.ambiguousSku', {
      products: ['Product 2 (#20)', 'Product 4 (#40)'],
    }),
  });
  expect(chooseSoldVariant([])).toEqual({ error: 'prices.errors.unknownSku' });
});

test('products of one SKU are named in the language of whoever reads the message', () => {
  const found = chooseVariant([
    variant(1, { name: { en: 'Lamp', zh: '台灯' } }),
    variant(2, { name: { en: 'Mug' } }),
    variant(3, { productId: 20, name: { en: 'Mug' } }),
  ]);
  const said = (language: 'en' | 'zh') =>
    'error' in found ? reasonText(found.error, language) : '';
  expect(said('en')).toContain('Lamp (#10), Mug (#20)');
  expect(said('zh')).toContain('台灯 (#10)、Mug (#20)');
});
