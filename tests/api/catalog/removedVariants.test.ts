/** A variant that was removed from its product comes back as the same one, with its prices and promotions. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import type { Quote } from '#contract/promotions/quotes';
import type { Undone } from '#contract/platform/undo';
import { query } from '#db/statements';
import { type Call, type Client, NOW } from '../support/openApi.ts';
import { type ImportClient, openImports } from '../support/openImports.ts';

const DAY = 86_400_000;
let imports: ImportClient;
let manager: Client;
let owner: Call;
let store: Call;
let saleId: number;
beforeAll(async () => {
  imports = await openImports();
  manager = await imports.api.as('manager');
  owner = await imports.api.raw('owner');
  store = await imports.api.store();
  const { data } = await manager.create('priceLists', {
    data: { code: 'sale', kind: 'sale', names: { en: 'Sale' } },
  });
  saleId = data.id as number;
});
afterAll(() => imports.close());

interface Variant {
  id: number;
  sku: string;
  basePrice: number;
}
type Product = Record<string, unknown> & { id: number; variants: Variant[] };
let serial = 0;
const OPTION = {
  names: { en: 'Colour' },
  values: ['red', 'blue'].map((key) => ({ key, names: { en: key } })),
};
const variant = (sku: string, colour: string, basePrice = 1000) => ({
  sku,
  optionValues: [colour],
  basePrice,
  cost: 100,
});
/** A product with a red and a blue variant; prices of the blue one are planned in two lists. */
const createShirt = async () => {
  const key = `R${++serial}`;
  const { body, status } = await store<{ id: number }>('POST', '/api/store/products', {
    externalId: key,
    names: { en: `Shirt ${key}` },
    options: [OPTION],
    variants: [variant(`${key}-R`, 'red'), variant(`${key}-B`, 'blue')],
  });
  expect([status, body]).toEqual([200, expect.objectContaining({ outcome: 'created' })]);
  const blue = (await read(body.id)).variants[1] as Variant;
  const plan = (listId: number, amount: number) =>
    owner('POST', '/api/prices', {
      variantId: blue.id,
      listId,
      amount,
      startsAt: NOW + DAY,
      endsAt: NOW + 3 * DAY,
    });
  expect((await plan(1, 1200)).status).toBe(201);
  expect((await plan(saleId, 800)).status).toBe(201);
  return { id: body.id, key, blue };
};
const read = async (id: number) => (await owner<Product>('GET', `/api/products/${id}`)).body;
const rowsOf = async (text: string, variantId: number) =>
  query(imports.api.connection.db, text, [variantId]);
const pricesOf = (variantId: number) =>
  rowsOf(
    `select list_id, min_quantity, amount, starts_at, ends_at from prices where variant_id = ?
     order by list_id, starts_at`,
    variantId,
  );
const eventsOf = (variantId: number) =>
  rowsOf(
    'select effective_at, amount, cause from price_events where variant_id = ? order by id',
    variantId,
  );
const removeBlue = async (id: number) => {
  const shown = await read(id);
  const { status, body, headers } = await owner<{ errors?: { variants?: string } }>(
    'PUT',
    `/api/products/${id}`,
    { ...shown, variants: shown.variants.slice(0, 1) },
  );
  return { status, body, changeId: headers.get('x-request-id') ?? '' };
};
const undo = async (changeId: string) =>
  (await owner<Undone>('POST', `/api/changes/${changeId}/undo`, { preview: false })).body;
const discountOn = async (sku: string) =>
  (await store<Quote>('POST', '/api/store/quotes', { lines: [{ id: 'a', sku, quantity: 1 }] })).body
    .totals.discount;
/** A promotion that names the variant. */
const promote = async (variantId: number) => {
  const marketer = await imports.api.as('marketer');
  const { data } = await marketer.create('promotions', {
    data: {
      name: 'Ten off blue',
      labels: { en: 'Ten off' },
      terms: {
        lane: 'product',
        startsAt: NOW - DAY,
        scope: { include: [{ kind: 'variant', id: variantId }] },
        rewards: [{ kind: 'percent', bps: 1000 }],
        limits: { budget: 100_000 },
      },
    } as never,
  });
  await marketer.act('promotions', data.id as number, 'submission');
};

test('undo brings back the same variant with its planned prices, its log and its draft rows', async () => {
  const { id, key, blue } = await createShirt();
  const draft = await manager.create<PriceBatch & { id: number }>('priceBatches', {
    data: {
      name: 'Draft',
      filter: { variantIds: [blue.id] },
      formula: { kind: 'percent', bps: -1000 },
      request: { conflicts: 'replace' },
    } as never,
  });
  const before = { prices: await pricesOf(blue.id), events: await eventsOf(blue.id) };
  const shown = await read(id);
  const { status, changeId } = await removeBlue(id);
  expect(status).toBe(200);
  expect(await pricesOf(blue.id)).toEqual([]);
  imports.api.now = NOW + DAY / 2;
  expect(await undo(changeId)).toEqual({ undone: 1, left: [] });
  expect((await read(id)).variants).toEqual(shown.variants);
  expect({ prices: await pricesOf(blue.id), events: await eventsOf(blue.id) }).toEqual(before);
  const { data } = await manager.getOne('priceBatches', { id: draft.data.id });
  expect(data.itemCount).toBe(1);
  expect(await discountOn(`${key}-B`)).toBe(0);
  expect(await imports.api.verify()).toEqual([]);
  expect(await undo(`undo-${changeId}`)).toEqual({ undone: 1, left: [] });
  expect(await undo(`undo-undo-${changeId}`)).toEqual({ undone: 1, left: [] });
  expect(await pricesOf(blue.id)).toEqual(before.prices);
  imports.api.now = NOW;
});

test('after the undo the price planned for now holds, and a batch written since has no row of it', async () => {
  const [{ id, blue }, other] = [await createShirt(), await createShirt()];
  const { data: draft } = await manager.create<PriceBatch & { id: number }>('priceBatches', {
    data: {
      name: 'Changed',
      filter: { variantIds: [blue.id, other.blue.id] },
      formula: { kind: 'percent', bps: -1000 },
      request: { conflicts: 'replace' },
    } as never,
  });
  const { changeId } = await removeBlue(id);
  await manager.act('priceBatches', draft.id, 'submission');
  imports.api.now = NOW + 2 * DAY;
  expect(await undo(changeId)).toEqual({ undone: 1, left: [] });
  expect((await read(id)).variants[1]).toMatchObject({ id: blue.id, basePrice: 1200 });
  expect((await manager.getOne('priceBatches', { id: draft.id })).data.itemCount).toBe(1);
  await removeBlue(id);
  const current = await read(id);
  const { status } = await owner('PUT', `/api/products/${id}`, {
    ...current,
    variants: [...current.variants, variant(blue.sku, 'blue', 1300)],
  });
  expect(status).toBe(200);
  expect((await read(id)).variants[1]).toMatchObject({ id: blue.id, basePrice: 1300 });
  imports.api.now = NOW + 3 * DAY;
  expect((await read(id)).variants[1]).toMatchObject({ id: blue.id, basePrice: 1000 });
  expect(await imports.api.verify()).toEqual([]);
  imports.api.now = NOW;
});

test('the form and a file do not remove a variant that a promotion names, and the store gets it back as it was', async () => {
  const { id, key, blue } = await createShirt();
  await promote(blue.id);
  expect(await discountOn(`${key}-B`)).toBe(100);
  const refused = await removeBlue(id);
  expect(refused.status).toBe(422);
  expect(refused.body.errors?.variants).toContain('products.errors.variantInPromotions');
  const file = ['external_id,option1,sku,price', `${key},red,${key}-R,10.00`].join('\n');
  const { done } = await imports.run('products', file, 'file.csv', 'remove');
  expect(done.counts).toMatchObject({ rejected: 1 });
  expect((await read(id)).variants).toHaveLength(2);
  const before = await pricesOf(blue.id);
  const send = (variants: object[]) =>
    store('POST', '/api/store/products', { externalId: key, variants });
  await send([variant(`${key}-R`, 'red')]);
  expect((await read(id)).variants).toHaveLength(1);
  const current = await read(id);
  const added = await owner('PUT', `/api/products/${id}`, {
    ...current,
    variants: [...current.variants, variant(`${key}-B`, 'blue')],
  });
  const reason = expect.stringContaining('products.errors.variantInPromotions') as string;
  expect(await undo(added.headers.get('x-request-id') ?? '')).toMatchObject({ left: [{ reason }] });
  await send([variant(`${key}-R`, 'red')]);
  await send([variant(`${key}-R`, 'red'), variant(`${key}-B`, 'blue')]);
  expect((await read(id)).variants[1]).toMatchObject({ id: blue.id });
  expect(await pricesOf(blue.id)).toEqual(before);
  expect(await discountOn(`${key}-B`)).toBe(100);
  expect(await imports.api.verify()).toEqual([]);
});

test('the undo of a file that leaves variants out brings them back as they were', async () => {
  const { id, key, blue } = await createShirt();
  const before = await pricesOf(blue.id);
  const file = ['external_id,option1,sku,price', `${key},red,${key}-R,10.00`].join('\n');
  const { done } = await imports.run('products', file, 'file.csv', 'remove');
  expect((await read(id)).variants.map(({ sku }) => sku)).toEqual([`${key}-R`]);
  expect(await undo(`import-${done.id}`)).toEqual({ undone: 1, left: [] });
  expect((await read(id)).variants[1]).toMatchObject({ id: blue.id, sku: blue.sku });
  expect(await pricesOf(blue.id)).toEqual(before);
  expect(await imports.api.verify()).toEqual([]);
});

test('a batch that is reverted while the variant is removed does not come back with it', async () => {
  const { id, key, blue } = await createShirt();
  const { body: plain } = await store<{ id: number }>('POST', '/api/store/products', {
    externalId: `${key}-2`,
    names: { en: 'Another' },
    variants: [{ sku: `${key}-2`, basePrice: 1000, cost: 100 }],
  });
  const other = (await read(plain.id)).variants[0] as Variant;
  const write = async (listId: number) => {
    const { data } = await manager.create<PriceBatch & { id: number }>('priceBatches', {
      data: {
        name: `List ${listId}`,
        listId,
        filter: { variantIds: [blue.id, other.id] },
        formula: { kind: 'set', amount: 900 },
        request: { conflicts: 'replace' },
      } as never,
    });
    const { status } = await manager.act<PriceBatch & Record<string, unknown>>(
      'priceBatches',
      data.id,
      'submission',
    );
    expect(status).toBe('written');
    return data.id;
  };
  const before = await pricesOf(blue.id);
  const batches = [await write(1), await write(saleId)];
  imports.api.now = NOW + 1000;
  const { changeId } = await removeBlue(id);
  imports.api.now = NOW + 2000;
  for (const batch of batches)
    await manager.act('priceBatches', batch, 'reversion', { reason: 'Mistake' });
  imports.api.now = NOW + 3000;
  expect(await undo(changeId)).toEqual({ undone: 1, left: [] });
  expect((await read(id)).variants[1]).toMatchObject({ id: blue.id, basePrice: 1000 });
  const later = (rows: Record<string, unknown>[]) =>
    rows
      .filter((row) => Number(row.ends_at) > imports.api.now)
      .map((row) => [row.list_id, row.amount, Math.max(Number(row.starts_at), NOW), row.ends_at])
      .map((row) => row.map(Number));
  const asReverted = later(before).map(([list, amount, startsAt = 0, endsAt]) => [
    list,
    amount,
    startsAt === NOW ? NOW + 2000 : startsAt,
    endsAt,
  ]);
  expect(later(await pricesOf(blue.id))).toEqual(asReverted);
  expect(await imports.api.verify()).toEqual([]);
  imports.api.now = NOW;
});

test('the log no longer plans the sale of a list that was archived while the variant was removed', async () => {
  const { id, blue } = await createShirt();
  const { changeId } = await removeBlue(id);
  const before = await eventsOf(blue.id);
  await manager.act('priceLists', saleId, 'archive');
  expect(await undo(changeId)).toEqual({ undone: 1, left: [] });
  expect((await pricesOf(blue.id)).map((row) => Number(row.list_id))).toEqual([1, 1, 1]);
  const added = (await eventsOf(blue.id)).slice(before.length);
  expect(added.map((row) => [Number(row.effective_at), Number(row.amount)])).toEqual([
    [NOW + DAY, 1200],
  ]);
  expect(await imports.api.verify()).toEqual([]);
});
