/** Rules of segments and tags that name a category, when that is merged or deleted. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Segment } from '#contract/members/segments';
import type { Tag } from '#contract/members/tags';
import { settledJobs } from '#server/platform/jobs/runner';
import { type Call, NOW, openApi, type OpenApi } from '../../support/openApi.ts';

let api: OpenApi;
let owner: Call;
let store: Call;
const ids: Record<string, number> = {};
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  store = await api.store();
  for (const code of ['tea', 'drinks', 'plates']) {
    const made = await owner<{ id: number }>('POST', '/api/categories', {
      code,
      names: { en: code },
    });
    ids[code] = made.body.id;
  }
  await store('POST', '/api/store/members', { externalId: 'm1' });
  await store('POST', '/api/store/products', {
    externalId: 'p',
    names: { en: 'P' },
    categoryCode: 'tea',
    variants: [{ sku: 'p', basePrice: 1000, cost: 0 }],
  });
  await store('POST', '/api/store/orders', {
    externalId: 'o1',
    channel: 'web',
    memberExternalId: 'm1',
    currency: 'CNY',
    lines: [{ sku: 'p', quantity: 1, unitPrice: 1000, paid: 1000 }],
    statuses: [
      { status: 'placed', at: NOW - 5000 },
      { status: 'paid', at: NOW - 5000 },
    ],
  });
});
afterAll(() => api.close());

const bought = (...codes: string[]) => ({
  is: 'all',
  of: [{ is: 'in', fact: 'boughtCategories', keys: codes.map((code) => String(ids[code])) }],
});
const create = async (resource: string, key: string, body: object) => {
  const made = await owner<{ id: number }>('POST', `/api/${resource}`, {
    key,
    names: { en: `The ${key}` },
    ...body,
  });
  expect([made.status, made.body]).toMatchObject([201, { key }]);
  await settledJobs();
  return made.body.id;
};
const merge = (from: string, to: string) =>
  owner('POST', `/api/categories/${ids[from]}/merger`, { targetId: ids[to] });

test('a category that a rule names is not deleted', async () => {
  const segment = await create('segments', 'plates', { rule: bought('plates') });
  const tag = await create('tags', 'plates-tag', { kind: 'rule', rule: bought('plates') });
  expect(await owner('DELETE', `/api/categories/${ids.plates}`)).toMatchObject({
    status: 409,
    body: { message: expect.stringContaining('The plates') },
  });
  await owner('DELETE', `/api/segments/${segment}`);
  expect(await owner('DELETE', `/api/categories/${ids.plates}`)).toMatchObject({
    body: { message: expect.stringContaining('The plates-tag') },
  });
  await owner('DELETE', `/api/tags/${tag}`);
});

test('rules follow a merged category and are computed again', async () => {
  const segmentId = await create('segments', 'buyers', { rule: bought('tea', 'drinks') });
  const tagId = await create('tags', 'buyer', { kind: 'rule', rule: bought('tea') });
  expect(await merge('tea', 'drinks')).toMatchObject({ status: 200 });
  const segment = (await owner<Segment>('GET', `/api/segments/${segmentId}`)).body;
  const tag = (await owner<Tag>('GET', `/api/tags/${tagId}`)).body;
  for (const { rule, requestedAt, computedAt } of [segment, tag]) {
    expect(rule).toEqual(bought('drinks'));
    expect(requestedAt).toBeGreaterThan(computedAt ?? 0);
  }
  expect((await owner('POST', `/api/segments/${segmentId}/refresh`, {})).status).toBe(200);
  await settledJobs();
  expect((await owner<Segment>('GET', `/api/segments/${segmentId}`)).body.memberCount).toBe(1);
  const { body } = await owner<Tag[]>('GET', '/api/tags?filter={"key":"buyer"}');
  expect(body[0]?.members).toBe(1);
});

test('a category is not merged while a segment that an audience names asks for it', async () => {
  await create('tags', 'drinker', { kind: 'rule', rule: bought('drinks') });
  await create('segments', 'drinkers', {
    rule: { is: 'all', of: [{ is: 'in', fact: 'tags', keys: ['drinker'] }] },
  });
  const list = await owner<{ id: number }>('POST', '/api/priceLists', {
    code: 'drinkers',
    kind: 'override',
    names: { en: 'For drinkers' },
    audience: { segments: ['drinkers'] },
  });
  expect(list.status).toBe(201);
  expect(await merge('drinks', 'plates')).toMatchObject({
    status: 409,
    body: { message: expect.stringContaining('The drinkers') },
  });
});
