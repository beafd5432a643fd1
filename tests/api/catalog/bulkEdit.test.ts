/** Bulk edits of products and the settings of quality rules, on both databases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../support/openApi.ts';
import { type Catalog, openCatalog, rules } from './catalogStore.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.api.close());

describe('the settings of a quality rule', () => {
  test('a changed rule recalculates the score of every product', async () => {
    const one = await catalog.product({ images: [] });
    expect(rules(one)).toEqual(['missingImage']);
    const { data } = await catalog.client.getList('qualityRules', {
      pagination: { page: 1, perPage: 50 },
      sort: { field: 'id', order: 'ASC' },
      filter: { code: 'missingImage' },
    });
    const [rule] = data;
    const change = (severity: string, version: number) =>
      catalog.client.update('qualityRules', {
        id: rule?.id,
        data: { severity, threshold: null, version },
        previousData: {},
      });
    await change('error', 1);
    expect(await catalog.readProduct(one.id)).toMatchObject({ qualityScore: 75, qualityErrors: 1 });
    await change('off', 2);
    expect(await catalog.readProduct(one.id)).toMatchObject({ qualityScore: 100, issues: [] });
    expect(await refusal(change('warning', 1))).toMatchObject({ status: 409 });
    await change('warning', 3);
    expect(await catalog.readProduct(one.id)).toMatchObject({ qualityScore: 90 });
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
    const call = await catalog.api.raw('manager');
    return call<Row[]>('POST', '/api/products/bulkEdit', { ids, change, preview });
  };

  test('a bulk edit does what its preview shows and refuses invalid rows', async () => {
    const [fit, unfit, same] = [
      await catalog.product(),
      await catalog.product({ variants: [catalog.variant({ basePrice: 0 })] }),
      await catalog.product({ status: 'active' }),
    ];
    const ids = [fit.id, unfit.id, same.id, 999_999, fit.id];
    const before = await Promise.all([fit, unfit, same].map(({ id }) => catalog.readProduct(id)));
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
    expect(await Promise.all([fit, unfit, same].map(({ id }) => catalog.readProduct(id)))).toEqual(
      before,
    );

    const applied = await bulk(ids, { status: 'active' });
    expect(applied.body).toEqual(preview.body);
    expect(await catalog.readProduct(fit.id)).toMatchObject({ status: 'active', version: 2 });
    expect(await catalog.readProduct(unfit.id)).toEqual(before[1]);
    expect(await catalog.readProduct(same.id)).toEqual(before[2]);
  });
  test('a bulk edit changes category, brand, tags and an attribute', async () => {
    const fabric = await catalog.attribute('fabric', {
      type: 'choice',
      options: [{ code: 'linen', names: { en: 'Linen' } }],
    });
    const home = await catalog.category('Bulk home');
    const [one, two] = [await catalog.product({ tags: ['old', 'kept'] }), await catalog.product()];
    const change = {
      primaryCategoryId: home.id,
      brand: 'Bulk',
      addTags: ['sale'],
      removeTags: ['old'],
      attribute: { code: fabric.code, value: 'linen' },
    };
    const { body } = await bulk([one.id, two.id], change);
    expect(body.map(({ outcome }) => outcome)).toEqual(['changed', 'changed']);
    expect(await catalog.readProduct(one.id)).toMatchObject({
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
    expect(await catalog.readProduct(one.id)).toMatchObject({
      primaryCategoryId: null,
      brand: null,
      attributes: {},
    });
  });
});

test('after these tests, every cached figure equals its rows and no server fault was logged', async () => {
  expect(await catalog.api.verify()).toEqual([]);
  expect(catalog.api.faultLines()).toEqual([]);
});
