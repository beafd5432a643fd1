/** What goods cost is masked for every role without `costs.show`; all readable routes are checked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { can, ROLES } from '#contract/platform/access';
import { COST_FIELDS } from '#shared/costFields';
import { routes } from '#server/app';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

/** Figures that occur nowhere else; the second one is what the first was changed to. */
const COSTS = [7_654_321, 7_654_987];
const MARGIN = 3_579;
const FIGURES = [...COSTS, MARGIN].map(String);
/** As files show them: 76543.21 and 35.79. */
const IN_FILES = ['76543.21', '76549.87', '35.79'];

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
  const manager = await api.as('manager');
  const { data: category } = await manager.create('categories', {
    data: { code: 'c', names: { en: 'C' }, minMarginBps: MARGIN },
  });
  const variant = (cost: number) => ({
    sku: 'S',
    basePrice: 99_000_000,
    cost,
    minMarginBps: MARGIN,
  });
  const { data: product } = await manager.create('products', {
    data: {
      names: { en: 'Silk' },
      status: 'active',
      primaryCategoryId: category.id,
      variants: [variant(COSTS[0] ?? 0)],
    },
  });
  await manager.update('products', {
    id: product.id,
    data: { ...product, variants: [{ ...product.variants[0], cost: COSTS[1] }] },
    previousData: product,
  });
  await manager.create('priceBatches', {
    data: {
      name: 'Margins',
      formula: { kind: 'margin', bps: MARGIN },
      filter: { variantIds: [product.variants[0].id] },
      request: { belowFloor: 'allow' },
    },
  });
  const store = await api.store();
  await store('POST', '/api/store/orders', {
    externalId: 'o-1',
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku: 'S', quantity: 1, unitPrice: 99_000_000, paid: 99_000_000, cost: COSTS[0] }],
    statuses: [
      { status: 'placed', at: api.now - 1000 },
      { status: 'paid', at: api.now - 1000 },
    ],
  });
});
afterAll(() => api.close());

const resources = [
  ...new Set(routes.flatMap(({ access }) => ('resource' in access ? [access.resource] : []))),
];
const requests = routes
  .filter(({ access }) => 'resource' in access)
  .filter(({ method, path }) => method === 'get' || path.endsWith('/rows'))
  .flatMap(({ method, path }) => {
    const filled = path.includes(':resource')
      ? resources.map((resource) => path.replace(':resource', resource))
      : [path];
    return filled.map((one) => ({ method, path: `/api${one.replace(/:\w+/g, '1')}` }));
  });
const FIGURES_OF_DAYS = 'kpis?from=2025-11-01&to=2025-12-01';
requests.push({ method: 'get', path: `/api/${FIGURES_OF_DAYS}` });

/** A number by itself: the digits of a figure may occur within the instant of a row. */
const holds = (text: string, figure: string) =>
  new RegExp(`(?<![\\d.])${figure.replace('.', '\\.')}(?![\\d.])`).test(text);
const leaks = async (call: Call) => {
  const found: string[] = [];
  for (const { method, path } of requests) {
    const { status, body } =
      method === 'get'
        ? await call<unknown>('GET', path)
        : await call<unknown>('POST', path, { from: 0, limit: 50 });
    const text = JSON.stringify(body);
    const figures = path.includes('/exports/') ? [...FIGURES, ...IN_FILES] : FIGURES;
    if (status === 200 && figures.some((figure) => holds(text, figure))) found.push(path);
  }
  return found;
};

const seeing = ROLES.filter((role) => can(role, 'costs', 'show'));
const masking = ROLES.filter((role) => !can(role, 'costs', 'show'));

test('agents and analysts are not granted costs', () => {
  expect(masking).toEqual(['agent', 'analyst']);
});

test.each(seeing)('the role %s reads costs and margins', async (role) => {
  const found = await leaks(await api.raw(role));
  for (const path of [
    'products/1',
    'priceBatches/1',
    'priceBatches/1/rows',
    'history/products/1',
    'exports/products',
    'orders/1',
    FIGURES_OF_DAYS,
  ])
    expect(found).toContain(`/api/${path}`);
});

describe.each(masking)('costs and margins, for the role %s', (role) => {
  test('are masked in every list, record, history and export', async () => {
    expect(await leaks(await api.raw(role))).toEqual([]);
  });
  test('cannot be found by a filter or an order', async () => {
    const call = await api.raw(role);
    for (const field of COST_FIELDS)
      for (const resource of ['products', 'categories', 'priceBatches', 'orders', 'suggestions']) {
        const filter = encodeURIComponent(JSON.stringify({ [`${field}_gte`]: 1 }));
        const sort = encodeURIComponent(JSON.stringify([field, 'ASC']));
        for (const query of [`filter=${filter}`, `sort=${sort}`]) {
          const { status } = await call('GET', `/api/${resource}?${query}`);
          expect([resource, query, status >= 400 && status < 500]).toEqual([resource, query, true]);
        }
      }
  });
});

test('a key that may not write the catalogue learns no floor from a quote', async () => {
  const floors = async (call: Call) => {
    const { body } = await call<{ lines: { floor: number | null }[] }>(
      'POST',
      '/api/store/quotes',
      { lines: [{ id: '1', sku: 'S', quantity: 1 }] },
    );
    return body.lines.map(({ floor }) => floor);
  };
  expect(await floors(await api.store('promotions.read', 'catalog.write'))).toEqual([
    expect.any(Number),
  ]);
  expect(await floors(await api.store('promotions.read'))).toEqual([null]);
});
