/** The issues to fix in the order of the money at stake. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QueuedIssue } from '#contract/catalog/quality';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let manager: Call;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  [manager, store] = [await api.raw('manager'), await api.store()];
});
afterAll(() => api.close());

const DAY = 86_400_000;
const product = async (sku: string, rest: object = {}) => {
  const { status, body } = await manager<{ id: number }>('POST', '/api/products', {
    names: { en: sku },
    variants: [{ sku, basePrice: 1000, cost: 100 }],
    ...rest,
  });
  expect(status).toBe(201);
  return body.id;
};
const sell = (sku: string, amount: number, at: number) =>
  store('POST', '/api/store/orders', {
    externalId: `${sku}-${amount}`,
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku, quantity: 1, unitPrice: amount, paid: amount }],
    statuses: [
      { status: 'placed', at },
      { status: 'paid', at },
    ],
  });
const queue = async (query = '') => {
  const { body } = await manager<{ total: number; issues: QueuedIssue[] }>(
    'GET',
    `/api/qualityIssues/queue${query}`,
  );
  return {
    total: body.total,
    issues: body.issues.map(({ names, rule, atStake }) => [names.en, rule, atStake]),
  };
};

test('issues of what sold most in 90 days come first, and archived products have none', async () => {
  const image = { images: [{ url: '/a.jpg' }], descriptions: { en: 'x'.repeat(40) } };
  await product('SLOW', image);
  await product('OLD', image);
  await product('BEST', { ...image, variants: [{ sku: 'BEST', basePrice: 0, cost: 1 }] });
  await product('GONE', { ...image, status: 'archived' });
  await sell('BEST', 700, api.now - DAY);
  await sell('BEST', 800, api.now - 89 * DAY);
  await sell('SLOW', 900, api.now - DAY);
  await sell('OLD', 5000, api.now - 91 * DAY);
  const expected = [
    ['BEST', 'missingPrice', 1500],
    ['BEST', 'missingCategory', 1500],
    ['SLOW', 'missingCategory', 900],
    ['OLD', 'missingCategory', 0],
  ];
  expect(await queue()).toEqual({ total: 4, issues: expected });
  expect(await queue('?rule=missingCategory&severity=warning')).toEqual({
    total: 3,
    issues: expected.slice(1),
  });
});

test('an unknown filter is refused with its name', async () => {
  const { status, body } = await manager('GET', '/api/qualityIssues/queue?rule=none');
  expect([status, JSON.stringify(body).includes('rule')]).toEqual([422, true]);
});
