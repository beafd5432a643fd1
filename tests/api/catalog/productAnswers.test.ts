/** The response of a save equals the product as it is read afterwards, whichever fields were saved. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, openApi, type OpenApi } from '../support/openApi.ts';

interface Product {
  id: number;
  version: number;
  minPrice: number;
  maxPrice: number;
  options: { names: object; values: { key: string; names: object }[] }[];
  variants: {
    id?: number;
    sku: string | null;
    optionValues: string[];
    basePrice: number;
    basePriceSince?: number;
  }[];
}

let api: OpenApi;
let client: Client;
let categories: number[];
beforeAll(async () => {
  api = await openApi();
  client = await api.as('manager');
  categories = [];
  for (const en of ['Shelf', 'Table', 'Floor'])
    categories.push(
      (await client.create('categories', { data: { names: { en } } })).data.id as number,
    );
  for (const [code, type] of [
    ['maker', 'text'],
    ['year', 'number'],
  ])
    await client.create('attributes', { data: { code, type, names: { en: code } } });
});
afterAll(() => api.close());

const size = (key: string) => ({ key, names: { en: key.toUpperCase() } });
const read = async (id: number) => (await client.getOne<Product>('products', { id })).data;

/** Saves a change of the current product and compares the response with the next read. */
const save = async (id: number, change: (before: Product) => object) => {
  api.now += 60_000;
  const before = await read(id);
  const data = { ...before, ...change(before) };
  const answer = (await client.update<Product>('products', { id, data, previousData: before }))
    .data;
  expect(answer).toEqual(await read(id));
  return { before, answer };
};

const changes: Record<string, (before: Product) => object> = {
  nothing: () => ({}),
  'a price': ({ variants: [first, ...others] }) => ({
    variants: [{ ...first, basePrice: 5_000 }, ...others],
  }),
  'the same price again, and another': ({ variants }) => ({
    variants: variants.map((variant, index) => ({
      ...variant,
      basePrice: index === 0 ? 5_000 : 90_000,
    })),
  }),
  'a cost and a weight': ({ variants }) => ({
    variants: variants.map((variant) => ({ ...variant, cost: 123, weightGrams: 5 })),
  }),
  'a guard': ({ variants }) => ({
    variants: variants.map((variant) => ({ ...variant, minPrice: 10 })),
  }),
  'variants in another order': ({ variants }) => ({ variants: [...variants].reverse() }),
  'options swapped between variants': ({ variants: [first, second] }) => ({
    variants: [
      { ...first, optionValues: second?.optionValues },
      { ...second, optionValues: first?.optionValues },
    ],
  }),
  'a variant more': ({ options: [option], variants }) => ({
    options: [{ ...option, values: [...(option?.values ?? []), size('xl')] }],
    variants: [...variants, { sku: 'A-XL', optionValues: ['xl'], basePrice: 700, cost: 1 }],
  }),
  'a variant less': ({ variants }) => ({ variants: variants.slice(1) }),
  'brand, tags and an option’s name': ({ options: [option] }) => ({
    brand: 'Kiln',
    tags: ['b', 'a', 'b'],
    options: [{ ...option, names: { en: 'Width', zh: '宽度' } }],
  }),
  names: () => ({ names: { en: 'Renamed', zh: '改名' } }),
  'images gone': () => ({ images: [] }),
  'further categories': () => ({ categoryIds: [categories[2], categories[1], categories[1]] }),
  'another category': () => ({ primaryCategoryId: categories[1] }),
  attributes: () => ({ attributes: { year: 2024, maker: 'Ann' } }),
  'an attribute less': () => ({ attributes: { maker: '', year: 2024 } }),
  status: () => ({ status: 'archived' }),
};

test('the response of a save equals the next read, whichever field was changed', async () => {
  const { data } = await client.create<Product>('products', {
    data: {
      names: { en: 'Answered' },
      descriptions: { en: 'A description that is long enough for every rule.' },
      images: [{ url: '/1.jpg' }],
      primaryCategoryId: categories[0],
      options: [{ names: { en: 'Size' }, values: ['s', 'm', 'l'].map(size) }],
      variants: ['s', 'm', 'l'].map((key, index) => ({
        sku: `A-${key}`,
        optionValues: [key],
        basePrice: 1_000 * (index + 1),
        cost: 100,
      })),
    },
  });
  for (const [what, change] of Object.entries(changes)) {
    const { before, answer } = await save(data.id, change);
    expect([what, answer.version]).toEqual([what, before.version + (what === 'nothing' ? 0 : 1)]);
  }
});

test('the response of a save is correct for a price that a plan ends and for two changes in one millisecond', async () => {
  const { data } = await client.create<Product>('products', {
    data: { names: { en: 'Planned' }, variants: [{ sku: 'P', basePrice: 1_000 }] },
  });
  const variantId = data.variants[0]?.id;
  const startsAt = api.now + 3_600_000;
  await client.create('prices', {
    data: { listId: 1, variantId, minQuantity: 1, amount: 2_000, startsAt },
  });
  const price = (basePrice: number) => (before: Product) => ({
    variants: before.variants.map((variant) => ({ ...variant, basePrice })),
  });
  const { answer } = await save(data.id, price(1_100));
  expect(answer.variants[0]).toMatchObject({ basePrice: 1_100, basePriceSince: api.now });
  const again = {
    ...answer,
    variants: answer.variants.map((variant) => ({ ...variant, basePrice: 1_200 })),
  };
  const { data: second } = await client.update<Product>('products', {
    id: data.id,
    data: again,
    previousData: answer,
  });
  expect(second).toEqual(await read(data.id));
  api.now = startsAt;
  expect((await read(data.id)).variants[0]).toMatchObject({
    basePrice: 2_000,
    basePriceSince: startsAt,
  });
});
