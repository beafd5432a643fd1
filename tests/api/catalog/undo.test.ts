/** What one request or one import changed is taken back, unless a record was changed since. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Undone } from '#contract/platform/undo';
import type { Job } from '#contract/platform/jobs';
import { query } from '#db/statements';
import { type Call } from '../support/openApi.ts';
import { type ImportClient, openImports } from '../support/openImports.ts';

let client: ImportClient;
let owner: Call;
beforeAll(async () => {
  client = await openImports();
  owner = await client.api.raw('owner');
});
afterAll(() => client.close());

type Row = Record<string, unknown> & { id: number; version: number };
let serial = 0;
const create = async (resource: string, body: object) =>
  (await owner<Row>('POST', `/api/${resource}`, body)).body;
const read = async (resource: string, id: number) =>
  (await owner<Row>('GET', `/api/${resource}/${id}`)).body;
const newCategory = () =>
  create('categories', { code: `u${++serial}`, names: { en: `Category ${serial}` } });
const newProduct = (more: object = {}) =>
  create('products', {
    names: { en: `Cup ${++serial}`, zh: '杯' },
    variants: [{ sku: `U${serial}`, basePrice: 1000, cost: 100 }],
    ...more,
  });
/** Sends a write and returns the id of its change. */
const change = async (method: 'POST' | 'PUT', path: string, body: object) => {
  const { status, headers } = await owner(method, path, body);
  expect(status).toBe(200);
  return headers.get('x-request-id') ?? '';
};
const undo = (changeId: string, preview = false, call: Call = owner) =>
  call<Undone & { message?: string }>('POST', `/api/changes/${changeId}/undo`, { preview });

describe('a moved category', () => {
  test('goes back to its parent and place, and the undo can be undone', async () => {
    const [first, second, parent] = [await newCategory(), await newCategory(), await newCategory()];
    const before = await read('categories', first.id);
    const changeId = await change('POST', `/api/categories/${first.id}/move`, {
      parentId: parent.id,
      position: 0,
    });
    expect((await undo(changeId, true)).body).toEqual({ undone: 1, left: [] });
    expect(await read('categories', first.id)).toMatchObject({ parentId: parent.id });
    const { body } = await undo(changeId);
    expect(body).toEqual({ undone: 1, left: [] });
    const { parentId, position } = await read('categories', first.id);
    expect({ parentId, position }).toEqual({
      parentId: before.parentId,
      position: before.position,
    });
    expect((await read('categories', second.id)).position).toBe(second.position);
    expect(await undo(changeId)).toMatchObject({
      status: 409,
      body: { message: 'undo.errors.done' },
    });
    expect((await undo(`undo-${changeId}`)).body).toMatchObject({ undone: 1 });
    expect(await read('categories', first.id)).toMatchObject({ parentId: parent.id, position: 0 });
  });
});

test('two moves of one category are undone from the last one to the first', async () => {
  const [moved, one, other] = [await newCategory(), await newCategory(), await newCategory()];
  const moveTo = (parentId: number) =>
    change('POST', `/api/categories/${moved.id}/move`, { parentId, position: 0 });
  const [first, last] = [await moveTo(one.id), await moveTo(other.id)];
  expect(await undo(first)).toMatchObject({
    status: 409,
    body: {
      message: 'undo.errors.changedSince',
      left: [{ resource: 'categories', recordId: String(moved.id) }],
    },
  });
  expect((await undo(last)).body).toEqual({ undone: 1, left: [] });
  expect(await read('categories', moved.id)).toMatchObject({ parentId: one.id });
  expect((await undo(first)).body).toEqual({ undone: 1, left: [] });
  expect(await read('categories', moved.id)).toMatchObject({ parentId: null });
});

describe('an edited product', () => {
  test('archiving is undone, with every field as it was', async () => {
    const { id } = await newProduct();
    const before = await read('products', id);
    const changeId = await change('POST', `/api/products/${id}/status`, { status: 'archived' });
    await undo(changeId);
    const { version: _, updatedAt: __, ...after } = await read('products', id);
    expect(before).toMatchObject(after);
  });

  test('one that was changed again since is left and named', async () => {
    const { id } = await newProduct();
    const changeId = await change('POST', `/api/products/${id}/status`, { status: 'archived' });
    const current = await read('products', id);
    await change('PUT', `/api/products/${id}`, { ...current, brand: 'Cedar' });
    expect(await undo(changeId)).toMatchObject({
      status: 409,
      body: { message: 'undo.errors.changedSince' },
    });
    expect(await read('products', id)).toMatchObject({ brand: 'Cedar', status: 'archived' });
  });

  test('an edit before a price batch or a price of its own is not undone, so the price stays', async () => {
    const { id } = await newProduct();
    const before = await read('products', id);
    const variants = (before.variants as Row[]).map((variant) => ({
      ...variant,
      weightGrams: 500,
    }));
    const changeId = await change('PUT', `/api/products/${id}`, { ...before, variants });
    const [variant] = (await read('products', id)).variants as Row[];
    const { status } = await owner('POST', '/api/prices', {
      variantId: variant?.id,
      listId: 1,
      amount: 1500,
    });
    expect(status).toBe(201);
    expect((await undo(changeId)).body).toMatchObject({ message: 'undo.errors.changedSince' });
    expect((await read('products', id)).variants).toMatchObject([{ basePrice: 1500 }]);
  });

  test('a price below the floor does not come back', async () => {
    const { id } = await newProduct();
    const before = await read('products', id);
    const variants = (before.variants as Row[]).map((variant) => ({ ...variant, basePrice: 2000 }));
    const changeId = await change('PUT', `/api/products/${id}`, { ...before, variants });
    const raised = await read('products', id);
    const guarded = (raised.variants as Row[]).map((variant) => ({ ...variant, minPrice: 1500 }));
    const guardId = await change('PUT', `/api/products/${id}`, { ...raised, variants: guarded });
    expect((await undo(changeId)).status).toBe(409);
    expect((await undo(guardId)).body).toEqual({ undone: 1, left: [] });
  });
});

describe('a bulk edit', () => {
  test('is undone together; a product changed since stays, and the answer names it', async () => {
    const all = [await newProduct(), await newProduct(), await newProduct()];
    const ids = all.map(({ id }) => id);
    const changeId = await change('POST', '/api/products/bulkEdit', {
      ids,
      change: { brand: 'Harbour', addTags: ['autumn'] },
      preview: false,
    });
    const last = await read('products', ids[2] ?? 0);
    await change('PUT', `/api/products/${last.id}`, { ...last, brand: 'Cedar' });
    const expected = {
      undone: 2,
      left: [
        { resource: 'products', recordId: String(last.id), reason: 'undo.errors.changedSince' },
      ],
    };
    expect((await undo(changeId, true)).body).toMatchObject(expected);
    expect((await undo(changeId)).body).toMatchObject(expected);
    for (const id of ids.slice(0, 2))
      expect(await read('products', id)).toMatchObject({ brand: null, tags: [] });
    expect(await read('products', last.id)).toMatchObject({ brand: 'Cedar', tags: ['autumn'] });
  });
});

describe('an import', () => {
  const HEADER = 'external_id,name_en,sku,price,status';
  const rows = (...lines: string[]) => [HEADER, ...lines].join('\n');
  const importProducts = async (text: string): Promise<Job> =>
    (await client.run('products', text)).done;
  const findByKey = async (externalId: string) =>
    (
      await owner<Row[]>(
        'GET',
        `/api/products?filter=${encodeURIComponent(JSON.stringify({ externalId }))}`,
      )
    ).body;

  test('its new products go and its changed ones get their earlier fields back', async () => {
    await importProducts(rows('i-1,Pot,I-1,10.00,draft'));
    const job = await importProducts(rows('i-1,Kettle,I-1,12.00,draft', 'i-2,Pan,I-2,5.00,draft'));
    const changeId = `import-${job.id}`;
    expect((await undo(changeId, true)).body).toEqual({ undone: 2, left: [] });
    expect((await undo(changeId)).body).toEqual({ undone: 2, left: [] });
    expect(await findByKey('i-2')).toEqual([]);
    expect(await findByKey('i-1')).toMatchObject([{ name: 'Pot' }]);
    const [kept] = await findByKey('i-1');
    const { variants } = await read('products', kept?.id ?? 0);
    expect(variants).toMatchObject([{ sku: 'I-1', basePrice: 1000 }]);
    expect(await client.api.verify()).toEqual([]);
  });

  test('is not undone while it still runs', async () => {
    const job = await importProducts(rows('i-4,Lid,I-4,10.00,draft'));
    const setStatus = (status: string) =>
      client.api.connection.transaction((tx) =>
        query(tx, 'update jobs set status = ? where id = ?', [status, job.id]),
      );
    await setStatus('running');
    for (const preview of [true, false])
      expect(await undo(`import-${job.id}`, preview)).toMatchObject({
        status: 409,
        body: { message: 'undo.errors.running' },
      });
    await setStatus('done');
    expect((await undo(`import-${job.id}`)).body).toMatchObject({ undone: 1 });
  });

  test('of which a part was undone says how many of its records that were', async () => {
    const job = await importProducts(
      rows('i-7,Cup,I-7,1.00,draft', 'i-8,Mug,I-8,1.00,draft', 'i-9,Jug,I-9,1.00,draft'),
    );
    const changeId = `import-${job.id}`;
    const state = async () => (await owner('GET', `/api/changes/${changeId}`)).body;
    expect(await state()).toEqual({ records: 3, undone: 0, max: 1000 });
    const [jug] = await findByKey('i-9');
    const sent = await read('products', jug?.id ?? 0);
    await change('PUT', `/api/products/${sent.id}`, { ...sent, brand: 'Cedar' });
    expect((await undo(changeId)).body).toMatchObject({ undone: 2, left: [{ name: 'Jug' }] });
    expect(await state()).toEqual({ records: 3, undone: 2, max: 1000 });
    expect((await undo(changeId)).status).toBe(409);
    expect((await owner('GET', '/api/changes/nothing')).status).toBe(404);
  });

  test('sixteen undos at once take it back once', async () => {
    const job = await importProducts(rows('i-3,Jar,I-3,10.00,draft'));
    const answers = await Promise.all(Array.from({ length: 16 }, () => undo(`import-${job.id}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(await findByKey('i-3')).toEqual([]);
  });
});

describe('who may undo', () => {
  test('roles that may not edit the catalogue are refused, and an unknown change is 404', async () => {
    const { id } = await newProduct();
    const changeId = await change('POST', `/api/products/${id}/status`, { status: 'archived' });
    for (const role of ['agent', 'marketer', 'analyst'] as const)
      expect((await undo(changeId, false, await client.api.raw(role))).status).toBe(403);
    expect((await undo('nothing')).status).toBe(404);
    expect((await undo(`${changeId}' or 1=1 --`)).status).toBe(404);
    expect((await undo(changeId)).status).toBe(200);
  });

  test('what a key of the store writes has no change to undo', async () => {
    const store = await client.api.store();
    const { headers } = await store('POST', '/api/store/products', {
      externalId: 'k-1',
      names: { en: 'Key' },
      variants: [{ sku: 'K-1', basePrice: 5 }],
    });
    expect((await undo(headers.get('x-request-id') ?? '')).status).toBe(404);
  });
});
