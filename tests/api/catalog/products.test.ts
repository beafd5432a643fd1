/** Products and their variants through the API, on both databases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../support/openApi.ts';
import { type Catalog, openCatalog, type Product, rules } from './catalogStore.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.api.close());

const size = {
  names: { en: 'Size', zh: '尺码' },
  values: ['s', 'm', 'l'].map((key) => ({ key, names: { en: key.toUpperCase() } })),
};

describe('products over the API', () => {
  test('a product with all fields is created and read back unchanged', async () => {
    const weight = await catalog.attribute('net-weight', { type: 'number', unit: 'g' });
    const [main, other] = [await catalog.category('Main'), await catalog.category('Other')];
    const one = await catalog.product({
      externalId: 'whole-1',
      names: { en: 'Shirt', zh: '衬衫' },
      brand: 'Cedar',
      primaryCategoryId: main.id,
      categoryIds: [other.id, main.id],
      tags: ['new', 'summer', 'new'],
      options: [size],
      attributes: { [weight.code]: 210.5 },
      variants: [
        catalog.variant({ optionValues: ['s'], basePrice: 900 }),
        catalog.variant({
          optionValues: ['m'],
          basePrice: 1100,
          originalPrice: 1300,
          weightGrams: 210,
        }),
      ],
    });
    expect(one).toMatchObject({
      name: 'Shirt',
      brand: 'Cedar',
      status: 'draft',
      version: 1,
      primaryCategoryId: main.id,
      categoryIds: [other.id],
      tags: ['new', 'summer'],
      attributes: { 'net-weight': 210.5 },
      variantCount: 2,
      minPrice: 900,
      maxPrice: 1100,
      qualityScore: 100,
    });
    expect(await catalog.readProduct(one.id)).toEqual(one);
  });
  test('an invalid product is refused with the row and the field', async () => {
    const refused = await refusal(
      catalog.product({
        options: [size],
        variants: [
          catalog.variant({ optionValues: ['s'] }),
          catalog.variant({ optionValues: ['xxl'] }),
        ],
      }),
    );
    expect(refused).toMatchObject({
      status: 422,
      body: {
        errors: { variants: { 1: { optionValues: { 0: 'products.errors.optionValues' } } } },
      },
    });
    expect(await refusal(catalog.product({ attributes: { 'no-such': 1 } }))).toMatchObject({
      status: 422,
      body: { errors: { attributes: { 'no-such': 'attributes.errors.unknown' } } },
    });
    expect(await refusal(catalog.product({ primaryCategoryId: 999_999 }))).toMatchObject({
      status: 422,
      body: { errors: { primaryCategoryId: 'categories.errors.unknownCategory' } },
    });
    await catalog.product({ externalId: 'only-once' });
    expect(await refusal(catalog.product({ externalId: 'only-once' }))).toMatchObject({
      status: 422,
      body: { errors: { externalId: 'errors.taken' } },
    });
  });
  test('a variant is identified by its id, its option values or its SKU', async () => {
    const one = await catalog.product({
      options: [size],
      variants: [
        catalog.variant({ sku: 'KEEP-S', optionValues: ['s'] }),
        catalog.variant({ sku: 'KEEP-M', optionValues: ['m'] }),
      ],
    });
    const [small, medium] = one.variants;
    const swapped = await catalog.save(one.id, {
      variants: [
        { ...small, optionValues: ['m'] },
        { ...medium, optionValues: ['s'] },
      ],
    });
    expect(swapped.variants.map(({ id, optionValues }) => [id, optionValues])).toEqual([
      [small?.id, ['m']],
      [medium?.id, ['s']],
    ]);
    const grown = await catalog.save(one.id, {
      variants: [
        { sku: 'KEEP-M', optionValues: ['l'], basePrice: 5 },
        { sku: 'OTHER', optionValues: ['m'], basePrice: 6 },
      ],
    });
    expect(grown.variants.map(({ id, sku }) => [id, sku])).toEqual([
      [medium?.id, 'KEEP-M'],
      [small?.id, 'OTHER'],
    ]);
    expect(grown).toMatchObject({ variantCount: 2, minPrice: 5, maxPrice: 6 });
    const single = await catalog.save(one.id, {
      variants: [{ sku: 'KEEP-M', optionValues: ['l'], basePrice: 5 }],
    });
    expect(single.variants.map(({ id }) => id)).toEqual([medium?.id]);
  });
  test('saving an unchanged product adds no version and no activity', async () => {
    const one = await catalog.product({ tags: ['b', 'a'] });
    expect(await catalog.save(one.id, {})).toEqual(one);
    const owner = await catalog.api.raw('owner');
    const { body } = await owner<unknown[]>('GET', `/api/history/products/${one.id}`);
    expect(body.map((entry) => (entry as { verb: string }).verb)).toEqual(['create']);
  });
  test('the second of two editors is refused with the current record and can save on top of it', async () => {
    const seen = await catalog.product({ brand: 'Before' });
    await catalog.client.update('products', {
      id: seen.id,
      data: { ...seen, brand: 'First' },
      previousData: seen,
    });
    const second = await refusal(
      catalog.client.update('products', {
        id: seen.id,
        data: { ...seen, brand: 'Second' },
        previousData: seen,
      }),
    );
    expect(second).toMatchObject({
      status: 409,
      body: {
        message: 'errors.stale',
        current: { id: seen.id, brand: 'First', version: 2, variants: [{ basePrice: 1000 }] },
      },
    });
    const current = second.body.current as Product;
    await catalog.client.update('products', {
      id: seen.id,
      data: { ...current, brand: 'Second' },
      previousData: current,
    });
    expect(await catalog.readProduct(seen.id)).toMatchObject({ brand: 'Second', version: 3 });
  });
  test('a product can be activated only if no quality rule of level error fails', async () => {
    const unfit = await catalog.product({ variants: [catalog.variant({ basePrice: 0 })] });
    const refused = await refusal(
      catalog.client.act('products', unfit.id, 'status', { status: 'active' }),
    );
    expect(refused).toMatchObject({
      status: 422,
      body: { issues: [{ rule: 'missingPrice', severity: 'error' }] },
    });
    expect(String((refused.body.errors as { status: string }).status)).toContain(
      'products.errors.activation',
    );
    expect(await refusal(catalog.save(unfit.id, { status: 'active' }))).toMatchObject({
      status: 422,
    });
    expect(
      await refusal(
        catalog.product({ status: 'active', variants: [catalog.variant({ basePrice: 0 })] }),
      ),
    ).toMatchObject({
      status: 422,
    });
    expect(await catalog.readProduct(unfit.id)).toMatchObject({ status: 'draft', version: 1 });
    await catalog.save(unfit.id, { variants: [catalog.variant()] });
    expect(
      await catalog.client.act<Product>('products', unfit.id, 'status', { status: 'active' }),
    ).toMatchObject({
      status: 'active',
    });
  });
  test('a duplicate barcode is an issue on both products and disappears from both', async () => {
    const [one, two] = [
      await catalog.product({ variants: [catalog.variant({ sku: 'ONE', barcode: '6901' })] }),
      await catalog.product({ variants: [catalog.variant({ sku: 'TWO', barcode: '6901' })] }),
    ];
    for (const { id } of [one, two])
      expect(rules(await catalog.readProduct(id))).toEqual(['duplicateBarcode 6901']);
    await catalog.save(two.id, { variants: [catalog.variant()] });
    for (const { id } of [one, two]) expect(rules(await catalog.readProduct(id))).toEqual([]);
    await catalog.save(two.id, { variants: [catalog.variant({ barcode: '6901' })] });
    expect(rules(await catalog.readProduct(one.id))).toEqual(['duplicateBarcode 6901']);
    await catalog.client.act('products', two.id, 'status', { status: 'archived' });
    expect(rules(await catalog.readProduct(one.id))).toEqual([]);
    await catalog.client.act('products', two.id, 'status', { status: 'draft' });
    await catalog.client.delete('products', { id: two.id, previousData: two });
    expect(rules(await catalog.readProduct(one.id))).toEqual([]);
  });
  test('an SKU names one variant of what is not archived, also of drafts, whether it comes by form, file or API', async () => {
    const one = await catalog.product({
      names: { en: 'Left' },
      variants: [catalog.variant({ sku: 'TWIN' })],
    });
    const taken = { errors: { variants: { 0: { sku: expect.stringContaining('Left') } } } };
    expect(
      (
        await refusal(
          catalog.product({ names: { en: 'Right' }, variants: [catalog.variant({ sku: 'TWIN' })] }),
        )
      ).body,
    ).toMatchObject(taken);
    const two = await catalog.product({
      names: { en: 'Right' },
      variants: [catalog.variant({ sku: 'OTHER' })],
    });
    const moved = await refusal(
      catalog.save(two.id, { variants: [catalog.variant({ sku: 'TWIN\u200b' })] }),
    );
    expect(moved.body).toMatchObject(taken);
    expect(JSON.stringify(moved.body)).toContain('Right');
    const store = await catalog.api.store();
    const sent = await store('POST', '/api/store/products', {
      externalId: 'third',
      names: { en: 'Third' },
      variants: [{ sku: 'TWIN', basePrice: 100 }],
    });
    expect(sent).toMatchObject({ status: 422, body: taken });
    // Archived products give theirs up, and get it back only while nobody else has it.
    await catalog.client.act('products', one.id, 'status', { status: 'archived' });
    await catalog.save(two.id, { variants: [catalog.variant({ sku: 'TWIN' })] });
    expect(
      (await refusal(catalog.client.act('products', one.id, 'status', { status: 'draft' }))).status,
    ).toBe(422);
    const call = await catalog.api.raw('manager');
    const bulk = await call<{ outcome: string; reason: string }[]>(
      'POST',
      '/api/products/bulkEdit',
      { ids: [one.id], change: { status: 'draft' } },
    );
    expect(bulk.body).toMatchObject([
      { outcome: 'refused', reason: expect.stringContaining('skuTaken') },
    ]);
  });
  test('a product can be deleted unless it was sold', async () => {
    const one = await catalog.product({ variants: [catalog.variant({ sku: 'SOLD-1' })] });
    const store = await catalog.api.store();
    await store('POST', '/api/store/orders', {
      externalId: 'o-sold',
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku: 'SOLD-1', quantity: 1, unitPrice: 1000, paid: 1000 }],
      statuses: [{ status: 'placed', at: catalog.api.now }],
    });
    expect(
      await refusal(catalog.client.delete('products', { id: one.id, previousData: one })),
    ).toMatchObject({
      status: 409,
      body: { message: 'products.errors.sold', orders: 1 },
    });
    const unsold = await catalog.product();
    await catalog.client.delete('products', { id: unsold.id, previousData: unsold });
    expect(await refusal(catalog.readProduct(unsold.id))).toMatchObject({ status: 404 });
  });
});

test('after these tests, every cached figure equals its rows and no server fault was logged', async () => {
  expect(await catalog.api.verify()).toEqual([]);
  expect(catalog.api.faultLines()).toEqual([]);
});
