/** Suggested prices that stop at the floor, and the order of suggestions, tell no cost to roles without sight of costs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { can, ROLES } from '#contract/platform/access';
import type { Suggestion } from '#contract/pricing/competitors';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

const COSTS = { A: 7_001, B: 9_003, C: 8_002 };
let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
  const store = await api.store();
  const accepted = async (path: string, body: object) => {
    const { status } = await store('POST', path, body);
    if (status !== 200) throw new Error(`${path}: ${status}`);
  };
  for (const [sku, cost] of Object.entries(COSTS)) {
    await accepted('/api/store/products', {
      externalId: sku,
      names: { en: sku },
      status: 'active',
      variants: [{ sku, basePrice: 10_000, cost }],
    });
    const offer = { sku, seller: 'Birch', amount: 5_000, observedAt: api.now };
    await accepted('/api/store/competitorPrices', offer);
  }
  const manager = await api.as('manager');
  const rule = { name: 'All', aim: 'lowest', maxDownBps: 9_000 };
  await manager.create('suggestionRules', { data: rule });
});
afterAll(() => api.close());

const suggestionsOf = async (call: Call, sort: string, filter: object = {}) => {
  const order = encodeURIComponent(JSON.stringify([sort, 'ASC']));
  const asked = encodeURIComponent(JSON.stringify(filter));
  const { status, body } = await call<Suggestion[]>(
    'GET',
    `/api/suggestionRules/suggestions?sort=${order}&filter=${asked}`,
  );
  expect(status).toBe(200);
  return body;
};
const SORTS = ['suggestedAmount', 'changeBps', 'marginBps'];

test('a manager is suggested the floor, in the order asked for', async () => {
  const rows = await suggestionsOf(await api.raw('manager'), 'suggestedAmount');
  expect(rows.map(({ sku, suggestedAmount, bound }) => [sku, suggestedAmount, bound])).toEqual([
    ['A', COSTS.A, 'floor'],
    ['C', COSTS.C, 'floor'],
    ['B', COSTS.B, 'floor'],
  ]);
});
test('a manager finds suggestions by their direction', async () => {
  const rows = await suggestionsOf(await api.raw('manager'), 'id', { direction: 'down' });
  expect(rows).toHaveLength(3);
});
describe.each(ROLES.filter((role) => !can(role, 'costs', 'show')))('for the role %s', (role) => {
  test.each(SORTS)(
    'suggestions at the floor sorted by %s show no amount and no order',
    async (sort) => {
      const rows = await suggestionsOf(await api.raw(role), sort);
      expect(
        rows.map(({ sku, suggestedAmount, changeBps, bound }) => [
          sku,
          suggestedAmount,
          changeBps,
          bound,
        ]),
      ).toEqual(['A', 'B', 'C'].map((sku) => [sku, null, null, 'floor']));
    },
  );
  test.each(['up', 'down'])(
    'suggestions at the floor do not tell by the filter “%s” on which side of it the price lies',
    async (direction) =>
      expect(await suggestionsOf(await api.raw(role), 'id', { direction })).toEqual([]),
  );
});
