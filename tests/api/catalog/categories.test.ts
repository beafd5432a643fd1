/** Categories and their attributes through the API, on both databases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../support/openApi.ts';
import { type Catalog, type Category, openCatalog, rules } from './catalogStore.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.api.close());

describe('categories over the API', () => {
  test('a new category becomes the last child and gets a code from its name', async () => {
    const root = await catalog.category('Clothes & Shoes');
    const first = await catalog.category('Shirts', root.id);
    const second = await catalog.category('Shirts', root.id);
    const chinese = (
      await catalog.client.create<Category>('categories', {
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
    await catalog.category('One', null, { code: 'one' });
    const taken = await refusal(catalog.category('Two', null, { code: 'one' }));
    expect(taken).toMatchObject({ status: 422, body: { errors: { code: 'errors.taken' } } });
    const orphan = await refusal(catalog.category('Three', 999_999));
    expect(orphan).toMatchObject({
      status: 422,
      body: { errors: { parentId: 'categories.errors.unknownCategory' } },
    });
    const nameless = await refusal(catalog.client.create('categories', { data: { names: {} } }));
    expect(nameless).toMatchObject({
      status: 422,
      body: { errors: { names: { en: 'ra.validation.required' } } },
    });
  });
  test('a category can be renamed and hidden, and saving it unchanged keeps its version', async () => {
    const before = await catalog.category('Old name');
    const after = (
      await catalog.client.update<Category>('categories', {
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
      await catalog.client.update<Category>('categories', {
        id: after.id,
        data: after,
        previousData: after,
      })
    ).data;
    expect(again.version).toBe(2);
  });
  test('a stale save of a category is refused with the current record', async () => {
    const before = await catalog.category('Shared');
    await catalog.client.update('categories', {
      id: before.id,
      data: { ...before, names: { en: 'By the first' } },
      previousData: before,
    });
    const second = await refusal(
      catalog.client.update('categories', {
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
    const [a, b] = [await catalog.category('A'), await catalog.category('B')];
    const [x, y, z] = [
      await catalog.category('X', a.id),
      await catalog.category('Y', a.id),
      await catalog.category('Z', a.id),
    ];
    const deep = await catalog.category('Deep', y.id);
    await catalog.client.act('categories', y.id, 'move', { parentId: b.id, position: 0 });
    expect((await catalog.children(a.id)).map(({ id, position }) => [id, position])).toEqual([
      [x.id, 0],
      [z.id, 1],
    ]);
    expect(await catalog.readCategory(deep.id)).toMatchObject({
      path: `/${b.id}/${y.id}/${deep.id}/`,
      depth: 2,
    });
    await catalog.client.act('categories', z.id, 'move', { parentId: a.id, position: 0 });
    expect((await catalog.children(a.id)).map(({ id }) => id)).toEqual([z.id, x.id]);
    await catalog.client.act('categories', y.id, 'move', { parentId: null, position: 0 });
    expect((await catalog.children(null))[0]).toMatchObject({ id: y.id, position: 0, depth: 0 });
  });
  test('a category cannot be moved or merged into itself or its descendants', async () => {
    const a = await catalog.category('Upper');
    const b = await catalog.category('Lower', a.id);
    for (const parentId of [a.id, b.id]) {
      const refused = await refusal(
        catalog.client.act('categories', a.id, 'move', { parentId, position: 0 }),
      );
      expect(refused).toMatchObject({
        status: 422,
        body: { errors: { parentId: 'categories.errors.cycle' } },
      });
    }
    expect(
      await refusal(catalog.client.act('categories', a.id, 'merger', { targetId: b.id })),
    ).toMatchObject({
      status: 422,
      body: { errors: { targetId: 'categories.errors.mergeIntoChild' } },
    });
    expect(
      await refusal(catalog.client.act('categories', a.id, 'merger', { targetId: a.id })),
    ).toMatchObject({ status: 422 });
  });
  test('a category is deleted only if it is empty, and the refusal counts its contents', async () => {
    const full = await catalog.category('Full');
    const child = await catalog.category('Child', full.id);
    await catalog.product({ primaryCategoryId: child.id });
    await catalog.product({ categoryIds: [child.id, full.id] });
    const remove = (id: number) =>
      catalog.client.delete('categories', { id, previousData: { id } });
    expect(await refusal(remove(full.id))).toMatchObject({
      status: 409,
      body: { message: 'categories.errors.notEmpty', contents: { children: 1, products: 1 } },
    });
    expect(await refusal(remove(child.id))).toMatchObject({
      status: 409,
      body: { contents: { children: 0, products: 2 } },
    });
    const empty = await catalog.category('Empty');
    await remove(empty.id);
    expect(await refusal(catalog.readCategory(empty.id))).toMatchObject({
      status: 404,
      body: { message: 'errors.notFound' },
    });
  });
  test('a merged category passes children, products and stricter bindings to its target', async () => {
    const [material, fit] = [
      await catalog.attribute('merge-material'),
      await catalog.attribute('merge-fit'),
    ];
    const target = await catalog.category('Target', null, {
      attributes: [{ attributeId: material.id, requirement: 'optional' }],
    });
    const source = await catalog.category('Source', null, {
      attributes: [
        { attributeId: material.id, requirement: 'required' },
        { attributeId: fit.id, requirement: 'recommended' },
      ],
    });
    const kept = await catalog.category('Kept', target.id);
    const moved = await catalog.category('Moved', source.id);
    const primary = await catalog.product({
      primaryCategoryId: source.id,
      categoryIds: [target.id],
    });
    const further = await catalog.product({
      primaryCategoryId: kept.id,
      categoryIds: [source.id, target.id],
    });

    const merged = await catalog.client.act<Category>('categories', source.id, 'merger', {
      targetId: target.id,
    });
    expect(merged.attributes).toEqual([
      { attributeId: material.id, requirement: 'required' },
      { attributeId: fit.id, requirement: 'recommended' },
    ]);
    expect((await catalog.children(target.id)).map(({ id }) => id)).toEqual([kept.id, moved.id]);
    expect(await catalog.readProduct(primary.id)).toMatchObject({
      primaryCategoryId: target.id,
      categoryIds: [],
    });
    expect(await catalog.readProduct(further.id)).toMatchObject({
      primaryCategoryId: kept.id,
      categoryIds: [target.id],
    });
    expect(rules(await catalog.readProduct(primary.id))).toContain(
      'missingRequiredAttribute merge-material',
    );
    expect(await refusal(catalog.readCategory(source.id))).toMatchObject({ status: 404 });
  });
});

describe('attributes of categories', () => {
  test('bindings are inherited by descendants, which may only make them stricter', async () => {
    const [material, care] = [await catalog.attribute('material'), await catalog.attribute('care')];
    const parent = await catalog.category('Parent', null, {
      attributes: [{ attributeId: material.id, requirement: 'recommended' }],
    });
    const child = await catalog.category('Child', parent.id, {
      attributes: [{ attributeId: care.id, requirement: 'optional' }],
    });
    expect(await catalog.readCategory(child.id)).toMatchObject({
      attributes: [{ attributeId: care.id, requirement: 'optional' }],
      inherited: [{ attributeId: material.id, requirement: 'recommended' }],
      effective: [
        { attributeId: material.id, requirement: 'recommended' },
        { attributeId: care.id, requirement: 'optional' },
      ],
    });
    const bind = (requirement: string) =>
      catalog.client.update('categories', {
        id: child.id,
        data: { names: { en: 'Child' }, attributes: [{ attributeId: material.id, requirement }] },
        previousData: child,
      });
    expect(await refusal(bind('optional'))).toMatchObject({
      status: 422,
      body: { errors: { attributes: { 0: { requirement: 'categories.errors.loosened' } } } },
    });
    await bind('required');
    expect((await catalog.readCategory(child.id)).effective).toEqual([
      { attributeId: material.id, requirement: 'required' },
    ]);
  });
  test('an unknown attribute and a repeated binding are refused', async () => {
    const fit = await catalog.attribute('fit');
    const twice = [1, 2].map(() => ({ attributeId: fit.id, requirement: 'required' }));
    expect(await refusal(catalog.category('Twice', null, { attributes: twice }))).toMatchObject({
      status: 422,
      body: {
        errors: { attributes: { 1: { attributeId: 'categories.errors.unknownAttribute' } } },
      },
    });
    expect(
      await refusal(
        catalog.category('Unknown', null, {
          attributes: [{ attributeId: 99_999, requirement: 'required' }],
        }),
      ),
    ).toMatchObject({ status: 422 });
  });
  test('a binding adds a quality issue to the products below, and removing it removes the issue', async () => {
    const origin = await catalog.attribute('origin');
    const parent = await catalog.category('With origin');
    const child = await catalog.category('Below', parent.id);
    const one = await catalog.product({ primaryCategoryId: child.id });
    expect(rules(one)).toEqual([]);
    const bind = (attributes: object[]) =>
      catalog.client.update('categories', {
        id: parent.id,
        data: { names: { en: 'With origin' }, attributes },
        previousData: parent,
      });
    await bind([{ attributeId: origin.id, requirement: 'required' }]);
    expect(await catalog.readProduct(one.id)).toMatchObject({ qualityScore: 75, qualityErrors: 1 });
    await catalog.save(one.id, { attributes: { origin: { en: 'Portugal', zh: '葡萄牙' } } });
    expect(await catalog.readProduct(one.id)).toMatchObject({
      qualityScore: 100,
      qualityErrors: 0,
      attributes: { origin: { en: 'Portugal', zh: '葡萄牙' } },
    });
    await catalog.save(one.id, { attributes: {} });
    await bind([]);
    expect(rules(await catalog.readProduct(one.id))).toEqual([]);
  });
  test('the type and the chosen options of an attribute cannot change while products have values', async () => {
    const colour = await catalog.attribute('paint', {
      type: 'colour',
      options: [
        { code: 'red', names: { en: 'Red' } },
        { code: 'blue', names: { en: 'Blue' } },
      ],
    });
    const carrier = await catalog.product({ attributes: { paint: 'red' } });
    const edit = (change: object) =>
      catalog.client.update('attributes', {
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
      await refusal(catalog.client.delete('attributes', { id: colour.id, previousData: colour })),
    ).toMatchObject({
      status: 409,
      body: { message: 'attributes.errors.inUse', used: { products: 1, categories: 0 } },
    });
    await catalog.save(carrier.id, { attributes: {} });
    await catalog.client.delete('attributes', { id: colour.id, previousData: colour });
    expect(await refusal(catalog.client.getOne('attributes', { id: colour.id }))).toMatchObject({
      status: 404,
    });
  });
});

test('after these tests, every cached figure equals its rows and no server fault was logged', async () => {
  expect(await catalog.api.verify()).toEqual([]);
  expect(catalog.api.faultLines()).toEqual([]);
});
