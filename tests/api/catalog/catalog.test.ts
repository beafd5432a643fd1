import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApi, type OpenApi, refusal } from '../support/openApi.ts';

let api: OpenApi;
let client: Client;
/** The category of products for which the category does not matter. */
let anyCategory: Category;
beforeAll(async () => {
  api = await openApi();
  client = await api.as('manager');
  anyCategory = await category('Shelf');
});
afterAll(() => api.close());

interface Category {
  id: number;
  code: string;
  name: string;
  names: object;
  parentId: number | null;
  position: number;
  path: string;
  depth: number;
  hidden: boolean;
  version: number;
  attributes: { attributeId: number; requirement: string }[];
  inherited: { attributeId: number; requirement: string }[];
  effective: { attributeId: number; requirement: string }[];
}
interface Product {
  id: number;
  name: string;
  status: string;
  brand: string | null;
  version: number;
  tags: string[];
  qualityScore: number;
  qualityErrors: number;
  minPrice: number;
  maxPrice: number;
  variantCount: number;
  primaryCategoryId: number | null;
  categoryIds: number[];
  attributes: Record<string, unknown>;
  options: object[];
  variants: {
    id: number;
    sku: string | null;
    optionValues: string[];
    basePrice: number;
    position: number;
  }[];
  issues: { rule: string; severity: string; detail: string | null }[];
}

let counter = 0;
const category = async (name: string, parentId: number | null = null, further: object = {}) =>
  (
    await client.create<Category>('categories', {
      data: { names: { en: name }, parentId, ...further },
    })
  ).data;
const readCategory = async (id: number) =>
  (await client.getOne<Category>('categories', { id })).data;
const children = async (parentId: number | null) =>
  (
    await client.getList<Category>('categories', {
      pagination: { page: 1, perPage: 100 },
      sort: { field: 'position', order: 'ASC' },
      filter: { parentId },
    })
  ).data;
const attribute = async (code: string, further: object = { type: 'text' }) =>
  (await client.create('attributes', { data: { code, names: { en: code }, ...further } })).data as {
    id: number;
    version: number;
    code: string;
  };

const variant = (further: object = {}) => ({
  sku: `SKU-${++counter}`,
  basePrice: 1000,
  cost: 400,
  ...further,
});
const draft = (further: object = {}) => ({
  names: { en: `Product ${++counter}` },
  descriptions: { en: 'A description that is long enough for every rule.' },
  images: [{ url: '/images/1.jpg' }],
  primaryCategoryId: anyCategory.id,
  variants: [variant()],
  ...further,
});
const product = async (further: object = {}) =>
  (await client.create<Product>('products', { data: draft(further) })).data;
const readProduct = async (id: number) => (await client.getOne<Product>('products', { id })).data;
const save = async (id: number, change: object) => {
  const before = await readProduct(id);
  return (
    await client.update<Product>('products', {
      id,
      data: { ...before, ...change },
      previousData: before,
    })
  ).data;
};
const rules = ({ issues }: Product) =>
  issues.map(({ rule, detail }) => (detail === null ? rule : `${rule} ${detail}`));

describe('categories over the API', () => {
  test('a new category becomes the last child and gets a code from its name', async () => {
    const root = await category('Clothes & Shoes');
    const first = await category('Shirts', root.id);
    const second = await category('Shirts', root.id);
    const chinese = (
      await client.create<Category>('categories', {
        data: { names: { zh: '连衣裙' }, parentId: root.id },
      })
    ).data;
    expect(root).toMatchObject({
      code: 'clothes-shoes',
      parentId: null,
      depth: 0,
      path: `/${root.id}/`,
      version: 1,
      hidden: false,
    });
    expect(
      [first, second, chinese].map(({ code, position, depth, path }) => ({
        code,
        position,
        depth,
        path,
      })),
    ).toEqual([
      { code: 'shirts', position: 0, depth: 1, path: `/${root.id}/${first.id}/` },
      { code: 'shirts-2', position: 1, depth: 1, path: `/${root.id}/${second.id}/` },
      { code: 'category', position: 2, depth: 1, path: `/${root.id}/${chinese.id}/` },
    ]);
    expect(chinese.name).toBe('连衣裙');
  });
  test('a taken code and an unknown parent are refused with the field', async () => {
    await category('One', null, { code: 'one' });
    const taken = await refusal(category('Two', null, { code: 'one' }));
    expect(taken).toMatchObject({ status: 422, body: { errors: { code: 'errors.taken' } } });
    const orphan = await refusal(category('Three', 999_999));
    expect(orphan).toMatchObject({
      status: 422,
      body: { errors: { parentId: 'categories.errors.unknownCategory' } },
    });
    const nameless = await refusal(client.create('categories', { data: { names: {} } }));
    expect(nameless).toMatchObject({
      status: 422,
      body: { errors: { names: { en: 'ra.validation.required' } } },
    });
  });
  test('a category can be renamed and hidden, and saving it unchanged keeps its version', async () => {
    const before = await category('Old name');
    const after = (
      await client.update<Category>('categories', {
        id: before.id,
        data: { ...before, names: { en: 'New', zh: '新' }, hidden: true },
        previousData: before,
      })
    ).data;
    expect(after).toMatchObject({
      name: 'New',
      names: { en: 'New', zh: '新' },
      hidden: true,
      code: 'old-name',
      version: 2,
    });
    const again = (
      await client.update<Category>('categories', {
        id: after.id,
        data: after,
        previousData: after,
      })
    ).data;
    expect(again.version).toBe(2);
  });
  test('a stale save of a category is refused with the current record', async () => {
    const before = await category('Shared');
    await client.update('categories', {
      id: before.id,
      data: { ...before, names: { en: 'By the first' } },
      previousData: before,
    });
    const second = await refusal(
      client.update('categories', {
        id: before.id,
        data: { ...before, names: { en: 'By the second' } },
        previousData: before,
      }),
    );
    expect(second).toMatchObject({
      status: 409,
      body: {
        message: 'errors.stale',
        current: { name: 'By the first', version: 2, attributes: [] },
      },
    });
  });
  test('a moved category keeps its descendants, and the positions of siblings stay consecutive', async () => {
    const [a, b] = [await category('A'), await category('B')];
    const [x, y, z] = [
      await category('X', a.id),
      await category('Y', a.id),
      await category('Z', a.id),
    ];
    const deep = await category('Deep', y.id);
    await client.act('categories', y.id, 'move', { parentId: b.id, position: 0 });
    expect((await children(a.id)).map(({ id, position }) => [id, position])).toEqual([
      [x.id, 0],
      [z.id, 1],
    ]);
    expect(await readCategory(deep.id)).toMatchObject({
      path: `/${b.id}/${y.id}/${deep.id}/`,
      depth: 2,
    });
    await client.act('categories', z.id, 'move', { parentId: a.id, position: 0 });
    expect((await children(a.id)).map(({ id }) => id)).toEqual([z.id, x.id]);
    await client.act('categories', y.id, 'move', { parentId: null, position: 0 });
    expect((await children(null))[0]).toMatchObject({ id: y.id, position: 0, depth: 0 });
  });
  test('a category cannot be moved or merged into itself or its descendants', async () => {
    const a = await category('Upper');
    const b = await category('Lower', a.id);
    for (const parentId of [a.id, b.id]) {
      const refused = await refusal(
        client.act('categories', a.id, 'move', { parentId, position: 0 }),
      );
      expect(refused).toMatchObject({
        status: 422,
        body: { errors: { parentId: 'categories.errors.cycle' } },
      });
    }
    expect(
      await refusal(client.act('categories', a.id, 'merger', { targetId: b.id })),
    ).toMatchObject({
      status: 422,
      body: { errors: { targetId: 'categories.errors.mergeIntoChild' } },
    });
    expect(
      await refusal(client.act('categories', a.id, 'merger', { targetId: a.id })),
    ).toMatchObject({ status: 422 });
  });
  test('a category is deleted only if it is empty, and the refusal counts its contents', async () => {
    const full = await category('Full');
    const child = await category('Child', full.id);
    await product({ primaryCategoryId: child.id });
    await product({ categoryIds: [child.id, full.id] });
    const remove = (id: number) => client.delete('categories', { id, previousData: { id } });
    expect(await refusal(remove(full.id))).toMatchObject({
      status: 409,
      body: { message: 'categories.errors.notEmpty', contents: { children: 1, products: 1 } },
    });
    expect(await refusal(remove(child.id))).toMatchObject({
      status: 409,
      body: { contents: { children: 0, products: 2 } },
    });
    const empty = await category('Empty');
    await remove(empty.id);
    expect(await refusal(readCategory(empty.id))).toMatchObject({
      status: 404,
      body: { message: 'errors.notFound' },
    });
  });
  test('a merged category passes children, products and stricter bindings to its target', async () => {
    const [material, fit] = [await attribute('merge-material'), await attribute('merge-fit')];
    const target = await category('Target', null, {
      attributes: [{ attributeId: material.id, requirement: 'optional' }],
    });
    const source = await category('Source', null, {
      attributes: [
        { attributeId: material.id, requirement: 'required' },
        { attributeId: fit.id, requirement: 'recommended' },
      ],
    });
    const kept = await category('Kept', target.id);
    const moved = await category('Moved', source.id);
    const primary = await product({ primaryCategoryId: source.id, categoryIds: [target.id] });
    const further = await product({
      primaryCategoryId: kept.id,
      categoryIds: [source.id, target.id],
    });

    const merged = await client.act<Category>('categories', source.id, 'merger', {
      targetId: target.id,
    });
    expect(merged.attributes).toEqual([
      { attributeId: material.id, requirement: 'required' },
      { attributeId: fit.id, requirement: 'recommended' },
    ]);
    expect((await children(target.id)).map(({ id }) => id)).toEqual([kept.id, moved.id]);
    expect(await readProduct(primary.id)).toMatchObject({
      primaryCategoryId: target.id,
      categoryIds: [],
    });
    expect(await readProduct(further.id)).toMatchObject({
      primaryCategoryId: kept.id,
      categoryIds: [target.id],
    });
    expect(rules(await readProduct(primary.id))).toContain(
      'missingRequiredAttribute merge-material',
    );
    expect(await refusal(readCategory(source.id))).toMatchObject({ status: 404 });
  });
});

describe('attributes of categories', () => {
  test('bindings are inherited by descendants, which may only make them stricter', async () => {
    const [material, care] = [await attribute('material'), await attribute('care')];
    const parent = await category('Parent', null, {
      attributes: [{ attributeId: material.id, requirement: 'recommended' }],
    });
    const child = await category('Child', parent.id, {
      attributes: [{ attributeId: care.id, requirement: 'optional' }],
    });
    expect(await readCategory(child.id)).toMatchObject({
      attributes: [{ attributeId: care.id, requirement: 'optional' }],
      inherited: [{ attributeId: material.id, requirement: 'recommended' }],
      effective: [
        { attributeId: material.id, requirement: 'recommended' },
        { attributeId: care.id, requirement: 'optional' },
      ],
    });
    const bind = (requirement: string) =>
      client.update('categories', {
        id: child.id,
        data: { names: { en: 'Child' }, attributes: [{ attributeId: material.id, requirement }] },
        previousData: child,
      });
    expect(await refusal(bind('optional'))).toMatchObject({
      status: 422,
      body: { errors: { attributes: { 0: { requirement: 'categories.errors.loosened' } } } },
    });
    await bind('required');
    expect((await readCategory(child.id)).effective).toEqual([
      { attributeId: material.id, requirement: 'required' },
    ]);
  });
  test('an unknown attribute and a repeated binding are refused', async () => {
    const fit = await attribute('fit');
    const twice = [1, 2].map(() => ({ attributeId: fit.id, requirement: 'required' }));
    expect(await refusal(category('Twice', null, { attributes: twice }))).toMatchObject({
      status: 422,
      body: {
        errors: { attributes: { 1: { attributeId: 'categories.errors.unknownAttribute' } } },
      },
    });
    expect(
      await refusal(
        category('Unknown', null, {
          attributes: [{ attributeId: 99_999, requirement: 'required' }],
        }),
      ),
    ).toMatchObject({ status: 422 });
  });
  test('a binding adds a quality issue to the products below, and removing it removes the issue', async () => {
    const origin = await attribute('origin');
    const parent = await category('With origin');
    const child = await category('Below', parent.id);
    const one = await product({ primaryCategoryId: child.id });
    expect(rules(one)).toEqual([]);
    const bind = (attributes: object[]) =>
      client.update('categories', {
        id: parent.id,
        data: { names: { en: 'With origin' }, attributes },
        previousData: parent,
      });
    await bind([{ attributeId: origin.id, requirement: 'required' }]);
    expect(await readProduct(one.id)).toMatchObject({ qualityScore: 75, qualityErrors: 1 });
    await save(one.id, { attributes: { origin: { en: 'Portugal', zh: '葡萄牙' } } });
    expect(await readProduct(one.id)).toMatchObject({
      qualityScore: 100,
      qualityErrors: 0,
      attributes: { origin: { en: 'Portugal', zh: '葡萄牙' } },
    });
    await save(one.id, { attributes: {} });
    await bind([]);
    expect(rules(await readProduct(one.id))).toEqual([]);
  });
  test('the type and the chosen options of an attribute cannot change while products have values', async () => {
    const colour = await attribute('paint', {
      type: 'colour',
      options: [
        { code: 'red', names: { en: 'Red' } },
        { code: 'blue', names: { en: 'Blue' } },
      ],
    });
    const carrier = await product({ attributes: { paint: 'red' } });
    const edit = (change: object) =>
      client.update('attributes', {
        id: colour.id,
        data: { ...colour, ...change },
        previousData: colour,
      });
    expect(await refusal(edit({ type: 'text', options: [] }))).toMatchObject({
      status: 422,
      body: { errors: { type: 'attributes.errors.typeInUse' } },
    });
    expect(
      await refusal(edit({ options: [{ code: 'blue', names: { en: 'Blue' } }] })),
    ).toMatchObject({
      status: 422,
      body: { errors: { options: 'attributes.errors.optionInUse' } },
    });
    await edit({ options: [{ code: 'red', names: { en: 'Crimson' } }] });
    expect(
      await refusal(client.delete('attributes', { id: colour.id, previousData: colour })),
    ).toMatchObject({
      status: 409,
      body: { message: 'attributes.errors.inUse', used: { products: 1, categories: 0 } },
    });
    await save(carrier.id, { attributes: {} });
    await client.delete('attributes', { id: colour.id, previousData: colour });
    expect(await refusal(client.getOne('attributes', { id: colour.id }))).toMatchObject({
      status: 404,
    });
  });
});

const size = {
  names: { en: 'Size', zh: '尺码' },
  values: ['s', 'm', 'l'].map((key) => ({ key, names: { en: key.toUpperCase() } })),
};

describe('products over the API', () => {
  test('a product with all fields is created and read back unchanged', async () => {
    const weight = await attribute('net-weight', { type: 'number', unit: 'g' });
    const [main, other] = [await category('Main'), await category('Other')];
    const one = await product({
      externalId: 'whole-1',
      names: { en: 'Shirt', zh: '衬衫' },
      brand: 'Cedar',
      primaryCategoryId: main.id,
      categoryIds: [other.id, main.id],
      tags: ['new', 'summer', 'new'],
      options: [size],
      attributes: { [weight.code]: 210.5 },
      variants: [
        variant({ optionValues: ['s'], basePrice: 900 }),
        variant({ optionValues: ['m'], basePrice: 1100, originalPrice: 1300, weightGrams: 210 }),
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
    expect(await readProduct(one.id)).toEqual(one);
  });
  test('an invalid product is refused with the row and the field', async () => {
    const refused = await refusal(
      product({
        options: [size],
        variants: [variant({ optionValues: ['s'] }), variant({ optionValues: ['xxl'] })],
      }),
    );
    expect(refused).toMatchObject({
      status: 422,
      body: {
        errors: { variants: { 1: { optionValues: { 0: 'products.errors.optionValues' } } } },
      },
    });
    expect(await refusal(product({ attributes: { 'no-such': 1 } }))).toMatchObject({
      status: 422,
      body: { errors: { attributes: { 'no-such': 'attributes.errors.unknown' } } },
    });
    expect(await refusal(product({ primaryCategoryId: 999_999 }))).toMatchObject({
      status: 422,
      body: { errors: { primaryCategoryId: 'categories.errors.unknownCategory' } },
    });
    await product({ externalId: 'only-once' });
    expect(await refusal(product({ externalId: 'only-once' }))).toMatchObject({
      status: 422,
      body: { errors: { externalId: 'errors.taken' } },
    });
  });
  test('a variant is identified by its id, its option values or its SKU', async () => {
    const one = await product({
      options: [size],
      variants: [
        variant({ sku: 'KEEP-S', optionValues: ['s'] }),
        variant({ sku: 'KEEP-M', optionValues: ['m'] }),
      ],
    });
    const [small, medium] = one.variants;
    const swapped = await save(one.id, {
      variants: [
        { ...small, optionValues: ['m'] },
        { ...medium, optionValues: ['s'] },
      ],
    });
    expect(swapped.variants.map(({ id, optionValues }) => [id, optionValues])).toEqual([
      [small?.id, ['m']],
      [medium?.id, ['s']],
    ]);
    const grown = await save(one.id, {
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
    const single = await save(one.id, {
      variants: [{ sku: 'KEEP-M', optionValues: ['l'], basePrice: 5 }],
    });
    expect(single.variants.map(({ id }) => id)).toEqual([medium?.id]);
  });
  test('saving an unchanged product adds no version and no activity', async () => {
    const one = await product({ tags: ['b', 'a'] });
    expect(await save(one.id, {})).toEqual(one);
    const owner = await api.raw('owner');
    const { body } = await owner<unknown[]>('GET', `/api/history/products/${one.id}`);
    expect(body.map((entry) => (entry as { verb: string }).verb)).toEqual(['create']);
  });
  test('the second of two editors is refused with the current record and can save on top of it', async () => {
    const seen = await product({ brand: 'Before' });
    await client.update('products', {
      id: seen.id,
      data: { ...seen, brand: 'First' },
      previousData: seen,
    });
    const second = await refusal(
      client.update('products', {
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
    await client.update('products', {
      id: seen.id,
      data: { ...current, brand: 'Second' },
      previousData: current,
    });
    expect(await readProduct(seen.id)).toMatchObject({ brand: 'Second', version: 3 });
  });
  test('a product can be activated only if no quality rule of level error fails', async () => {
    const unfit = await product({ variants: [variant({ basePrice: 0 })] });
    const refused = await refusal(client.act('products', unfit.id, 'status', { status: 'active' }));
    expect(refused).toMatchObject({
      status: 422,
      body: { issues: [{ rule: 'missingPrice', severity: 'error' }] },
    });
    expect(String((refused.body.errors as { status: string }).status)).toContain(
      'products.errors.activation',
    );
    expect(await refusal(save(unfit.id, { status: 'active' }))).toMatchObject({ status: 422 });
    expect(
      await refusal(product({ status: 'active', variants: [variant({ basePrice: 0 })] })),
    ).toMatchObject({
      status: 422,
    });
    expect(await readProduct(unfit.id)).toMatchObject({ status: 'draft', version: 1 });
    await save(unfit.id, { variants: [variant()] });
    expect(
      await client.act<Product>('products', unfit.id, 'status', { status: 'active' }),
    ).toMatchObject({
      status: 'active',
    });
  });
  test('a duplicate barcode is an issue on both products and disappears from both', async () => {
    const [one, two] = [
      await product({ variants: [variant({ sku: 'ONE', barcode: '6901' })] }),
      await product({ variants: [variant({ sku: 'TWO', barcode: '6901' })] }),
    ];
    for (const { id } of [one, two])
      expect(rules(await readProduct(id))).toEqual(['duplicateBarcode 6901']);
    await save(two.id, { variants: [variant()] });
    for (const { id } of [one, two]) expect(rules(await readProduct(id))).toEqual([]);
    await save(two.id, { variants: [variant({ barcode: '6901' })] });
    expect(rules(await readProduct(one.id))).toEqual(['duplicateBarcode 6901']);
    await client.act('products', two.id, 'status', { status: 'archived' });
    expect(rules(await readProduct(one.id))).toEqual([]);
    await client.act('products', two.id, 'status', { status: 'draft' });
    await client.delete('products', { id: two.id, previousData: two });
    expect(rules(await readProduct(one.id))).toEqual([]);
  });
  test('an SKU names one variant of what is not archived, also of drafts, whether it comes by form, file or API', async () => {
    const one = await product({ names: { en: 'Left' }, variants: [variant({ sku: 'TWIN' })] });
    const taken = { errors: { variants: { 0: { sku: expect.stringContaining('Left') } } } };
    expect(
      (await refusal(product({ names: { en: 'Right' }, variants: [variant({ sku: 'TWIN' })] })))
        .body,
    ).toMatchObject(taken);
    const two = await product({ names: { en: 'Right' }, variants: [variant({ sku: 'OTHER' })] });
    const moved = await refusal(save(two.id, { variants: [variant({ sku: 'TWIN\u200b' })] }));
    expect(moved.body).toMatchObject(taken);
    expect(JSON.stringify(moved.body)).toContain('Right');
    const store = await api.store();
    const sent = await store('POST', '/api/store/products', {
      externalId: 'third',
      names: { en: 'Third' },
      variants: [{ sku: 'TWIN', basePrice: 100 }],
    });
    expect(sent).toMatchObject({ status: 422, body: taken });
    // Archived products give theirs up, and get it back only while nobody else has it.
    await client.act('products', one.id, 'status', { status: 'archived' });
    await save(two.id, { variants: [variant({ sku: 'TWIN' })] });
    expect(
      (await refusal(client.act('products', one.id, 'status', { status: 'draft' }))).status,
    ).toBe(422);
    const call = await api.raw('manager');
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
    const one = await product({ variants: [variant({ sku: 'SOLD-1' })] });
    const store = await api.store();
    await store('POST', '/api/store/orders', {
      externalId: 'o-sold',
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku: 'SOLD-1', quantity: 1, unitPrice: 1000, paid: 1000 }],
      statuses: [{ status: 'placed', at: api.now }],
    });
    expect(
      await refusal(client.delete('products', { id: one.id, previousData: one })),
    ).toMatchObject({
      status: 409,
      body: { message: 'products.errors.sold', orders: 1 },
    });
    const unsold = await product();
    await client.delete('products', { id: unsold.id, previousData: unsold });
    expect(await refusal(readProduct(unsold.id))).toMatchObject({ status: 404 });
  });
});

describe('the settings of a quality rule', () => {
  test('a changed rule recalculates the score of every product', async () => {
    const one = await product({ images: [] });
    expect(rules(one)).toEqual(['missingImage']);
    const { data } = await client.getList('qualityRules', {
      pagination: { page: 1, perPage: 50 },
      sort: { field: 'id', order: 'ASC' },
      filter: { code: 'missingImage' },
    });
    const [rule] = data;
    const change = (severity: string, version: number) =>
      client.update('qualityRules', {
        id: rule?.id,
        data: { severity, threshold: null, version },
        previousData: {},
      });
    await change('error', 1);
    expect(await readProduct(one.id)).toMatchObject({ qualityScore: 75, qualityErrors: 1 });
    await change('off', 2);
    expect(await readProduct(one.id)).toMatchObject({ qualityScore: 100, issues: [] });
    expect(await refusal(change('warning', 1))).toMatchObject({ status: 409 });
    await change('warning', 3);
    expect(await readProduct(one.id)).toMatchObject({ qualityScore: 90 });
  });
});

describe('bulk edit of products', () => {
  interface Row {
    id: number;
    outcome: string;
    before: object;
    after: object;
    reason?: string;
  }
  const bulk = async (ids: number[], change: object, preview = false) => {
    const call = await api.raw('manager');
    return call<Row[]>('POST', '/api/products/bulkEdit', { ids, change, preview });
  };

  test('a bulk edit does what its preview shows and refuses invalid rows', async () => {
    const [fit, unfit, same] = [
      await product(),
      await product({ variants: [variant({ basePrice: 0 })] }),
      await product({ status: 'active' }),
    ];
    const ids = [fit.id, unfit.id, same.id, 999_999, fit.id];
    const before = await Promise.all([fit, unfit, same].map(({ id }) => readProduct(id)));
    const preview = await bulk(ids, { status: 'active' }, true);
    expect(preview.body.map(({ outcome }) => outcome)).toEqual([
      'changed',
      'refused',
      'unchanged',
      'refused',
    ]);
    expect(preview.body[0]).toMatchObject({
      before: { status: 'draft' },
      after: { status: 'active' },
    });
    expect(preview.body[1]?.reason).toContain('products.errors.activation');
    expect(preview.body[3]?.reason).toBe('errors.notFound');
    expect(await Promise.all([fit, unfit, same].map(({ id }) => readProduct(id)))).toEqual(before);

    const applied = await bulk(ids, { status: 'active' });
    expect(applied.body).toEqual(preview.body);
    expect(await readProduct(fit.id)).toMatchObject({ status: 'active', version: 2 });
    expect(await readProduct(unfit.id)).toEqual(before[1]);
    expect(await readProduct(same.id)).toEqual(before[2]);
  });
  test('a bulk edit changes category, brand, tags and an attribute', async () => {
    const fabric = await attribute('fabric', {
      type: 'choice',
      options: [{ code: 'linen', names: { en: 'Linen' } }],
    });
    const home = await category('Bulk home');
    const [one, two] = [await product({ tags: ['old', 'kept'] }), await product()];
    const change = {
      primaryCategoryId: home.id,
      brand: 'Bulk',
      addTags: ['sale'],
      removeTags: ['old'],
      attribute: { code: fabric.code, value: 'linen' },
    };
    const { body } = await bulk([one.id, two.id], change);
    expect(body.map(({ outcome }) => outcome)).toEqual(['changed', 'changed']);
    expect(await readProduct(one.id)).toMatchObject({
      primaryCategoryId: home.id,
      brand: 'Bulk',
      tags: ['kept', 'sale'],
      attributes: { fabric: 'linen' },
    });
    expect((await bulk([one.id], change)).body[0]).toMatchObject({ outcome: 'unchanged' });
    expect(
      (await bulk([one.id], { attribute: { code: 'fabric', value: 'silk' } })).body[0],
    ).toMatchObject({
      outcome: 'refused',
      reason: 'attributes.errors.unknownOption',
    });
    expect((await bulk([one.id], { primaryCategoryId: 999_999 })).body[0]).toMatchObject({
      outcome: 'refused',
    });
    expect(
      (
        await bulk([one.id], {
          primaryCategoryId: null,
          brand: null,
          attribute: { code: 'fabric', value: null },
        })
      ).body[0],
    ).toMatchObject({ outcome: 'changed' });
    expect(await readProduct(one.id)).toMatchObject({
      primaryCategoryId: null,
      brand: null,
      attributes: {},
    });
  });
});

test('after the catalog tests, every cached figure equals its rows and no server fault was logged', async () => {
  expect(await api.verify()).toEqual([]);
  expect(api.faultLines()).toEqual([]);
});
