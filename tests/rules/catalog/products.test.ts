import { describe, expect, test } from 'vitest';
import '#shared/validation';
import { MemberInput } from '#contract/members/members';
import { BulkEdit, optionKey, ProductInput, StoreProductInput } from '#contract/catalog/products';
import { maskPersonal } from '#server/members/members/rules';
import { comparable } from '#server/catalog/products/compare';
import { waves } from '#server/platform/records/results';
import { isOutdated } from '#server/platform/records/sourceClock';
import { contentHash } from '#server/platform/records/writer';

const size = {
  names: { en: 'Size' },
  values: [
    { key: 's', names: { en: 'S' } },
    { key: 'm', names: { en: 'M' } },
  ],
};
const colour = { names: { en: 'Colour' }, values: [{ key: 'red', names: { en: 'Red' } }] };
const base = { names: { en: 'Shirt' }, variants: [{ basePrice: 100 }] };
const issuesOf = (schema: { safeParse: typeof ProductInput.safeParse }, input: unknown) =>
  schema
    .safeParse(input)
    .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

describe('ProductInput', () => {
  test('omitted fields of a product get their defaults', () => {
    expect(ProductInput.parse(base)).toEqual({
      externalId: null,
      names: { en: 'Shirt' },
      descriptions: {},
      brand: null,
      countryOfOrigin: null,
      status: 'draft',
      primaryCategoryId: null,
      categoryIds: [],
      tags: [],
      options: [],
      images: [],
      attributes: {},
      variants: [
        {
          sku: null,
          barcode: null,
          optionValues: [],
          cost: null,
          basePrice: 100,
          originalPrice: null,
          weightGrams: null,
        },
      ],
    });
  });
  test('empty text is stored as null', () => {
    const product = ProductInput.parse({
      ...base,
      brand: '  ',
      externalId: '',
      variants: [{ sku: ' ', barcode: '', basePrice: 1 }],
    });
    expect([
      product.brand,
      product.externalId,
      product.variants[0]?.sku,
      product.variants[0]?.barcode,
    ]).toEqual([null, null, null, null]);
  });
  test('each variant needs one value of every option', () => {
    const variants = [
      { optionValues: ['s', 'red'], basePrice: 1 },
      { optionValues: ['m'], basePrice: 1 },
      { optionValues: ['xl', 'red'], basePrice: 1 },
    ];
    expect(issuesOf(ProductInput, { ...base, options: [size, colour], variants })).toEqual([
      'variants.1.optionValues products.errors.optionValues',
      'variants.2.optionValues.0 products.errors.optionValues',
    ]);
  });
  test('no two variants may have the same option values', () => {
    const variants = [
      { optionValues: ['s'], basePrice: 1 },
      { optionValues: ['m'], basePrice: 1 },
      { optionValues: ['s'], basePrice: 2 },
    ];
    expect(issuesOf(ProductInput, { ...base, options: [size], variants })).toEqual([
      'variants.2.optionValues products.errors.sameOptions',
    ]);
    expect(optionKey(['a b', 'c'])).not.toBe(optionKey(['a', 'b c']));
  });
  test.each([
    [{ variants: [] }, 'variants ra.validation.required'],
    [{ names: {} }, 'names.en ra.validation.required'],
    [
      { status: 'sold' },
      'status @@react-admin@@{"message":"ra.validation.oneOf","args":{"options":"draft, active, archived"}}',
    ],
    [
      { variants: [{ basePrice: -1 }] },
      'variants.0.basePrice @@react-admin@@{"message":"ra.validation.minValue","args":{"min":0}}',
    ],
    [{ variants: [{ basePrice: 1.5 }] }, 'variants.0.basePrice errors.whole'],
    [{ variants: [{}] }, 'variants.0.basePrice ra.validation.required'],
    [{ images: [{ url: 'javascript:alert(1)' }] }, 'images.0.url products.errors.imageUrl'],
    [{ images: [{ url: 'http://[::1' }] }, 'images.0.url products.errors.imageUrl'],
    [{ images: [{ url: '/demo/../api' }] }, 'images.0.url products.errors.imageUrl'],
    [{ images: [{ url: 'https://user:pw@x.y/z' }] }, 'images.0.url products.errors.imageUrl'],
    [{ names: { en: 'a\u0000b' } }, 'names.en errors.controlCharacters'],
    [{ names: { en: 'a\ud800b' } }, 'names.en errors.controlCharacters'],
    [{ attributes: { material: 'a\u0000b' } }, 'attributes.material errors.controlCharacters'],
  ])('a product with %j is refused with the issue %s', (changes, issue) => {
    expect(issuesOf(ProductInput, { ...base, ...changes })).toEqual([issue]);
  });
});

describe('BulkEdit', () => {
  test('a bulk edit needs at least one record and one known change', () => {
    expect(BulkEdit.safeParse({ ids: [1], change: {} }).success).toBe(false);
    expect(BulkEdit.safeParse({ ids: [], change: { status: 'draft' } }).success).toBe(false);
    expect(BulkEdit.safeParse({ ids: [1], change: { price: 3 } }).success).toBe(false);
    expect(BulkEdit.parse({ ids: [1], change: { brand: null } })).toEqual({
      ids: [1],
      preview: false,
      change: { brand: null },
    });
  });
});

describe('comparing a product with its earlier version', () => {
  const input = (changes: object) => comparable(ProductInput.parse({ ...base, ...changes }));
  test.each([
    ['the order of further categories', { categoryIds: [3, 2] }, { categoryIds: [2, 3, 3] }],
    [
      'the primary category among the further ones',
      { primaryCategoryId: 1, categoryIds: [1, 2] },
      { primaryCategoryId: 1, categoryIds: [2] },
    ],
    ['empty attribute values', { attributes: { fit: null, note: {} } }, {}],
    ['a tag given twice', { tags: ['new', 'new'] }, { tags: ['new'] }],
    ['ids of variants', { variants: [{ id: 7, basePrice: 100 }] }, {}],
  ])('%s is not a change of a product', (_, one, other) => {
    expect(input(one)).toEqual(input(other));
  });
  test('the order of variants and the order of tags are changes of a product', () => {
    const variants = [
      { optionValues: ['s'], basePrice: 1 },
      { optionValues: ['m'], basePrice: 1 },
    ];
    expect(input({ options: [size], variants })).not.toEqual(
      input({ options: [size], variants: variants.toReversed() }),
    );
    expect(input({ tags: ['a', 'b'] })).not.toEqual(input({ tags: ['b', 'a'] }));
  });
});

describe('records sent by the store', () => {
  test('omitted fields are not filled in, so that they keep their stored value', () => {
    expect(StoreProductInput.parse({ externalId: 'p1' })).toEqual({
      externalId: 'p1',
      updatedAt: null,
    });
    expect(MemberInput.parse({ externalId: 'm1', phone: null })).toEqual({
      externalId: 'm1',
      phone: null,
      updatedAt: null,
    });
  });
  test('waves of a batch contain each record at most once and omit none', () => {
    expect(waves(['a', 'b', 'a', 'c', 'a'], (row) => row)).toEqual([['a', 'b', 'c'], ['a'], ['a']]);
    expect(waves([], String)).toEqual([]);
  });
  test('a record is outdated if its clock is older than the stored one, not if it is equal or unknown', () => {
    expect([
      isOutdated(1, 2),
      isOutdated(2, 2),
      isOutdated(3, 2),
      isOutdated(null, 2),
      isOutdated(1, null),
    ]).toEqual([true, false, false, false, false]);
  });
  test('different bodies have different content hashes', () => {
    expect(contentHash({ a: 1 })).toBe(contentHash({ a: 1 }));
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: '1' }));
  });
});

describe('masking of order addresses and contacts', () => {
  test.each([
    ['phone', '13812345678', '138****5678'],
    ['phone', '12345', '1****'],
    ['email', 'li.lei@example.com', 'l***@example.com'],
    ['email', '@example.com', '***'],
    ['address', '上海市浦东新区世纪大道100号', '上海市浦东***'],
    ['address', 'Hi', '***'],
  ])('the %s %s is masked as %s', (field, text, masked) => {
    const record: Record<string, string> = { [field]: text, name: 'Li Lei' };
    expect(maskPersonal(record)).toEqual({ [field]: masked, name: 'Li Lei' });
  });
  test('empty personal fields stay empty', () => {
    expect(maskPersonal({ phone: null, email: '', address: undefined })).toEqual({
      phone: null,
      email: '',
      address: undefined,
    });
  });
});
