/** The settings that may change once a store has data. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CurrencyHolder, Settings } from '#contract/platform/settings';
import { startingPolicy } from '#rules/service/policyTerms';
import { startingTerms } from '#rules/members/programmeTerms';
import { openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
const saveCurrency = async (currency: string) => {
  const call = await api.raw('owner');
  const { body } = await call<Settings>('GET', '/api/settings/1');
  return call('PUT', '/api/settings/1', { ...body, currency });
};

const sent = async (kind: string, body: object) => {
  const store = await api.store();
  const { status } = await store('POST', `/api/store/${kind}`, body);
  if (status !== 200) throw new Error(`${kind}: ${status}`);
};
const sale = { sku: 'MUG', quantity: 1 };
const created = async (resource: string, body: object) => {
  const call = await api.raw('owner');
  const { status } = await call('POST', `/api/${resource}`, body);
  if (status !== 201) throw new Error(`${resource}: ${status}`);
};
const percentPlan = async () => {
  const call = await api.raw('owner');
  const category = { code: 'tea', names: { en: 'Tea', zh: '茶' } };
  const { body } = await call<{ id: number }>('POST', '/api/categories', category);
  await created('seasonalPlans', {
    names: { en: 'Winter', zh: '冬季' },
    entries: [
      {
        key: 'sale',
        categoryId: body.id,
        startsOn: '12-20',
        endsOn: '12-31',
        formula: { kind: 'percent', bps: -1000 },
      },
    ],
  });
};
/** Whatever first holds an amount, by the name under which the refusal tells it. */
const HOLDERS: [CurrencyHolder, () => Promise<unknown>][] = [
  [
    'programmeVersions',
    async () => {
      const level = { kind: 'levels', key: 'starter', names: { en: 'Starter' }, rank: 1 };
      await created('audienceNames', level);
      await created('programmeVersions', { terms: startingTerms(['starter'], 100) });
    },
  ],
  ['afterSalesPolicies', () => created('afterSalesPolicies', { terms: startingPolicy(100) })],
  [
    'prices',
    () =>
      sent('products', {
        externalId: 'p',
        names: { en: 'Mug' },
        variants: [{ sku: 'MUG', basePrice: 1250 }],
      }),
  ],
  [
    'products',
    () =>
      sent('products', {
        externalId: 'p',
        names: { en: 'Mug' },
        variants: [{ sku: 'MUG', basePrice: 0, cost: 900 }],
      }),
  ],
  [
    'categories',
    () => created('categories', { code: 'mugs', names: { en: 'Mugs', zh: '杯' }, minPrice: 100 }),
  ],
  ['seasonalPlans', percentPlan],
  [
    'orders',
    () =>
      sent('orders', {
        externalId: 'first',
        channel: 'web',
        currency: 'CNY',
        lines: [{ ...sale, unitPrice: 1000, paid: 1000 }],
        statuses: [{ status: 'placed', at: api.now }],
      }),
  ],
  [
    'returns',
    () =>
      sent('returns', { externalId: 'r', returnedAt: api.now, lines: [{ ...sale, amount: 5 }] }),
  ],
  [
    'payments',
    () =>
      sent('payments', {
        externalId: 'p',
        orderExternalId: 'first',
        tender: 'cash',
        amount: 5,
        currency: 'CNY',
        capturedAt: api.now,
      }),
  ],
  ['campaigns', () => created('campaigns', { name: 'Spring', startsAt: api.now, budget: 1000 })],
  [
    'promotions',
    () =>
      created('promotions', {
        name: 'Ten off',
        labels: { en: 'Ten off' },
        terms: { lane: 'order', startsAt: api.now, rewards: [{ kind: 'amount', amount: 10 }] },
      }),
  ],
];
beforeEach(async () => {
  api = await openApi();
});
afterEach(() => api.close());

test('the currency can change while nothing holds an amount, and limits keep their face value', async () => {
  expect((await saveCurrency('JPY')).body).toMatchObject({
    currency: 'JPY',
    approvalBudget: 50_000,
  });
  expect((await saveCurrency('EUR')).body).toMatchObject({ approvalBudget: 5_000_000 });
  await created('campaigns', { name: 'Without money', startsAt: api.now });
  expect((await saveCurrency('CNY')).status).toBe(200);
});

test.each(HOLDERS)(
  'the currency cannot change once there are %s with amounts',
  async (holder, fill) => {
    await fill();
    const refused = await saveCurrency('JPY');
    expect(refused).toMatchObject({
      status: 409,
      body: { errors: { currency: `settings.errors.currencyInUse.${holder}` } },
    });
  },
);
