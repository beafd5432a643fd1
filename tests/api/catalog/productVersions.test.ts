/** Partial versions of a product that the store sends in any order. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { permutations } from '../support/permutations.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let store: Call;
let owner: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
  owner = await api.raw('owner');
});
afterAll(() => api.close());

const send = async (externalId: string, sent: object, updatedAt: number | null) => {
  const { status, body } = await store<{ id: number; outcome: string }>(
    'POST',
    '/api/store/products',
    { externalId, ...sent, ...(updatedAt !== null && { updatedAt }) },
  );
  expect([status, body]).toEqual([200, expect.anything()]);
  return body;
};
const show = async (id: number) => {
  const { body } = await owner<Record<string, unknown> & { variants: Record<string, unknown>[] }>(
    'GET',
    `/api/products/${id}`,
  );
  const { names, brand, tags, status, warrantyMonths } = body;
  const variants = body.variants.map(({ sku, basePrice }) => [sku, basePrice]);
  return { names, brand, tags, status, warrantyMonths, variants };
};

test('end alike in every order of arrival: each field is as the newest version said that has it', async () => {
  const first = {
    names: { en: 'Mug', zh: '杯' },
    brand: 'Acme',
    tags: ['red'],
    variants: [{ sku: '', basePrice: 900, cost: 100 }],
  };
  const versions: [number, object][] = [
    [NOW - 300, { brand: 'Best', names: { en: 'Large mug' } }],
    [NOW - 200, { variants: [{ sku: '', basePrice: 1_200, cost: 100 }] }],
    [NOW - 100, { tags: [], names: { zh: '大杯' } }],
  ];
  for (const [index, order] of permutations(versions).entries()) {
    const externalId = `p-${index}`;
    const sku = `SKU-${index}`;
    const withSku = (sent: object) =>
      JSON.parse(JSON.stringify(sent).replace('"sku":""', `"sku":"${sku}"`)) as object;
    const { id } = await send(externalId, withSku(first), NOW - 400);
    for (const [at, sent] of order) await send(externalId, withSku(sent), at);
    expect(await show(id)).toMatchObject({
      names: { en: 'Large mug', zh: '大杯' },
      brand: 'Best',
      tags: [],
      variants: [[sku, 1_200]],
    });
  }
  expect(await api.verify()).toEqual([]);
});

test('a version that says nothing new makes what is older than it outdated', async () => {
  const first = { names: { en: 'Bag' }, brand: 'Acme', variants: [{ sku: 'BAG', basePrice: 100 }] };
  const { id } = await send('p-same', first, NOW - 300);
  expect((await send('p-same', { brand: 'Acme' }, NOW - 100)).outcome).toBe('unchanged');
  expect((await send('p-same', { brand: 'Best' }, NOW - 200)).outcome).toBe('unchanged');
  expect(await show(id)).toMatchObject({ brand: 'Acme' });
  const [row] = await query<{ n: number }>(
    api.connection.db,
    `select version as n from products where id = ?`,
    [id],
  );
  expect(Number(row?.n)).toBe(1);
});

test('an older version that brings a field is recorded with what it changed', async () => {
  const { id } = await send(
    'p-late',
    { names: { en: 'Cup' }, variants: [{ sku: 'CUP', basePrice: 100 }] },
    NOW - 100,
  );
  expect((await send('p-late', { brand: 'Acme', names: { en: 'Old' } }, NOW - 200)).outcome).toBe(
    'updated',
  );
  expect(await show(id)).toMatchObject({ names: { en: 'Cup' }, brand: 'Acme' });
  expect((await send('p-late', { names: { en: 'Old' } }, NOW - 200)).outcome).toBe('unchanged');
});

test('a version of a product that stays a draft makes what is older than it outdated too', async () => {
  const unfit = { status: 'active', brand: 'Acme', variants: [{ sku: 'UNFIT', basePrice: 0 }] };
  const { id } = await send('p-kept', { ...unfit, names: { en: 'Jar' } }, NOW - 400);
  const again = await send('p-kept', unfit, NOW - 200);
  expect(again).toMatchObject({ outcome: 'unchanged', keptDraft: true });
  const older = { brand: 'Best', tags: ['red'], variants: [{ sku: 'UNFIT', basePrice: 900 }] };
  await send('p-kept', older, NOW - 300);
  expect(await show(id)).toMatchObject({
    status: 'draft',
    brand: 'Acme',
    tags: ['red'],
    variants: [['UNFIT', 0]],
  });
  await send('p-kept', { variants: [{ sku: 'UNFIT', basePrice: 900 }] }, NOW - 100);
  expect(await show(id)).toMatchObject({ status: 'draft', variants: [['UNFIT', 900]] });
  expect((await send('p-kept', { brand: 'Best' }, NOW - 300)).outcome).toBe('unchanged');
});
