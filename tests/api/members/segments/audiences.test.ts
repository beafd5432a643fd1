/** Segments wherever an audience is chosen: promotions, prices, coupons and the rules for earning. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Segment } from '#contract/members/segments';
import type { AudienceChoices } from '#contract/platform/audiences';
import { settledJobs } from '#server/platform/jobs/runner';
import { type Call, NOW, openApi, type OpenApi } from '../../support/openApi.ts';
import { basket, promote, quote, sell, type Shop } from '../../promotions/promotionStore.ts';

let api: OpenApi;
let owner: Call;
let store: Call;
let shop: Shop;

const buys = (externalId: string, member: string) =>
  store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    memberExternalId: member,
    currency: 'CNY',
    lines: [{ sku: 'tea', quantity: 1, unitPrice: 1000, paid: 1000 }],
    statuses: [
      { status: 'placed', at: NOW - 5000 },
      { status: 'paid', at: NOW - 5000 },
    ],
  });
const compute = async (key: string, value: number) => {
  const rule = { is: 'all', of: [{ is: 'atLeast', fact: 'orders', value }] };
  const made = await owner<{ id: number }>('POST', '/api/segments', {
    key,
    names: { en: key },
    rule,
  });
  await settledJobs();
  return made.body.id;
};
const discountOf = async (member: string | null) =>
  (await quote(shop, basket('tea', 1, member === null ? {} : { member }))).body.totals.discount;

let buyers: number;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  store = await api.store();
  shop = { owner: await api.as('owner'), store };
  await sell(shop, 'tea', 1000);
  for (const externalId of ['m1', 'm2']) await store('POST', '/api/store/members', { externalId });
  await buys('o1', 'm1');
  buyers = await compute('buyers', 1);
  await compute('nobody', 50);
});
afterAll(() => api.close());

test('the audience picker offers segments with their members and the instant of their computation', async () => {
  const { body } = await owner<AudienceChoices>('GET', '/api/members/audiences');
  expect(body.segments).toMatchObject([
    { key: 'buyers', names: { en: 'buyers' }, members: 1, computedAt: NOW },
    { key: 'nobody', members: 0 },
  ]);
  const size = await owner('POST', '/api/members/audienceSize', { segments: ['buyers'] });
  expect(size.body).toEqual({ members: 1 });
});

test('an unknown segment is refused at its place', async () => {
  const priceList = {
    code: 'x',
    kind: 'sale',
    names: { en: 'X' },
    audience: { segments: ['vip'] },
  };
  expect(await owner('POST', '/api/priceLists', priceList)).toMatchObject({
    status: 422,
    body: { errors: { audience: { segments: { 0: 'audiences.errors.unknown.segments' } } } },
  });
});

test('a price list of a segment prices only its members, and is not shown publicly', async () => {
  const list = await owner<{ id: number }>('POST', '/api/priceLists', {
    code: 'of-buyers',
    kind: 'override',
    names: { en: 'Of buyers' },
    audience: { segments: ['buyers'] },
  });
  expect(list.status).toBe(201);
  const { body } = await owner<{ id: number; variants: { id: number }[] }[]>(
    'GET',
    '/api/products',
  );
  const product = await owner<{ variants: { id: number }[] }>(
    'GET',
    `/api/products/${body[0]?.id}`,
  );
  const set = await owner('POST', '/api/prices', {
    listId: list.body.id,
    variantId: product.body.variants[0]?.id,
    amount: 900,
  });
  expect([set.status, set.body]).toMatchObject([201, {}]);
  const priceFor = async (member?: string) =>
    (
      await store<{ items: { amount: number }[] }>('POST', '/api/store/prices', {
        items: [{ sku: 'tea' }],
        ...(member && { member }),
      })
    ).body.items[0]?.amount;
  expect([await priceFor('m1'), await priceFor('m2'), await priceFor()]).toEqual([900, 1000, 1000]);
});

test('a promotion of a segment applies to its members, as of the last computation', async () => {
  await promote(shop, 'Buyers', {
    rewards: [{ kind: 'amount', amount: 100 }],
    audience: { segments: ['buyers'] },
  });
  expect([await discountOf('m1'), await discountOf('m2'), await discountOf(null)]).toEqual([
    100, 0, 0,
  ]);
  await buys('o2', 'm2');
  expect(await discountOf('m2')).toBe(0);
  api.now = NOW + 1000;
  await owner('POST', `/api/segments/${buyers}/refresh`, {});
  await settledJobs();
  expect(await discountOf('m2')).toBe(100);
});

test('another rule of a segment that an audience names is saved only once that is confirmed', async () => {
  const { body: segment } = await owner<Segment>('GET', `/api/segments/${buyers}`);
  const { key, names, note, rule, version } = segment;
  const save = (more: object) =>
    owner<Segment>('PUT', `/api/segments/${buyers}`, { key, names, note, rule, version, ...more });
  const other = { is: 'all', of: [{ is: 'atLeast', fact: 'orders', value: 2 }] };
  expect(await save({ rule: other })).toMatchObject({
    status: 409,
    body: { message: expect.stringContaining('Of buyers'), uses: expect.any(Array) },
  });
  const renamed = await save({ names: { en: 'Customers' } });
  expect(renamed.status).toBe(200);
  const saved = await save({ rule: other, confirmed: true, version: renamed.body.version });
  expect(saved).toMatchObject({ status: 200, body: { rule: other } });
  const back = await save({ confirmed: true, version: saved.body.version });
  expect(back.status).toBe(200);
  await settledJobs();
});

test('a segment that an audience names cannot be deleted, and says who names it', async () => {
  const refused = await owner('DELETE', `/api/segments/${buyers}`);
  expect(refused).toMatchObject({
    status: 409,
    body: { message: expect.stringContaining('segments.errors.used') },
  });
  const uses = await owner<{ uses: { resource: string }[] }>('GET', `/api/segments/${buyers}/uses`);
  expect(uses.body.uses.map(({ resource }) => resource)).toEqual(['priceLists', 'promotions']);
});

test('members of a segment may claim a code, and staff issue codes to a segment', async () => {
  const promotion = await promote(shop, 'Codes', {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 10 }],
  });
  const batch = await owner<{ id: number }>('POST', '/api/couponBatches', {
    kind: 'unique',
    promotionId: promotion.id,
    name: 'For nobody yet',
    length: 10,
    quantity: 5,
    claim: { open: true, segments: ['nobody'] },
  });
  expect(batch.status).toBe(201);
  await settledJobs();
  const claim = { batchId: batch.body.id, member: 'm1' };
  expect(await store('POST', '/api/store/coupons/claims', claim)).toMatchObject({
    status: 409,
    body: { message: 'coupons.errors.otherSegment' },
  });
  const issue = (segment: string) =>
    owner('POST', `/api/couponBatches/${batch.body.id}/issue`, { segment });
  expect(await issue('buyers')).toMatchObject({ status: 200, body: { issued: 2 } });
  expect(await issue('nowhere')).toMatchObject({
    status: 422,
    body: { errors: { segment: 'audiences.errors.unknown.segments' } },
  });
});
