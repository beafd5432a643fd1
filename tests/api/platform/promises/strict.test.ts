/** Every route refuses an unknown field or parameter with its name; all routes are checked. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '#server/app';
import type { Route } from '#server/platform/http/route';
import { openApi, type OpenApi } from '../../support/openApi.ts';

const UNKNOWN = 'nobodyKnowsThis';

/** Routes that still accept an unknown key, a known gap. Nothing may be added to this list. */
const NOT_STRICT: readonly string[] = [
  'POST /apiKeys',
  'POST /apiKeys/:id/revocation',
  'POST /attributes',
  'POST /campaigns',
  'POST /campaigns/:id/archival',
  'POST /categories',
  'POST /competitorOffers',
  'POST /couponBatches/:id/resumption',
  'POST /jobs/:id/cancellation',
  'POST /priceBatches',
  'POST /priceBatches/:id/submission',
  'POST /priceLists',
  'POST /priceLists/:id/archive',
  'POST /products',
  'POST /promotionCases',
  'POST /promotionCases/run',
  'POST /promotions',
  'POST /promotions/:id/discard',
  'POST /promotions/:id/submission',
  'POST /seasonalPlans',
  'POST /staff/:id/deactivation',
  'POST /staff/:id/reactivation',
  'POST /staff/invitations',
  'POST /suggestionRules',
  'PUT /attributes/:id',
  'PUT /campaigns/:id',
  'PUT /categories/:id',
  'PUT /competitorOffers/:id',
  'PUT /priceBatches/:id',
  'PUT /priceLists/:id',
  'PUT /products/:id',
  'PUT /promotions/:id',
  'PUT /qualityRules/:id',
  'PUT /seasonalPlans/:id',
  'PUT /settings/:id',
  'PUT /staff/:id',
  'PUT /suggestionRules/:id',
];

const METHODS = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;
const nameOf = ({ method, path }: Route) => `${METHODS[method]} ${path}`;
/** The fields that a body needs because the rest of its shape depends on them. */
const DISCRIMINATORS: Record<string, object> = {
  'POST /couponBatches': { kind: 'shared' },
  'POST /tickets/steps': { action: 'take' },
};

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** Is the request refused with the name of the unknown key? */
const isRefusedByName = async (route: Route): Promise<boolean> => {
  const call = 'scope' in route.access ? await api.store() : await api.raw('owner');
  const path = `/api${route.path.replace(/:\w+/g, '999999')}`;
  const { status, body } =
    route.method === 'get'
      ? await call(METHODS.get, `${path}?${UNKNOWN}=1`)
      : await call(METHODS[route.method], path, { ...DISCRIMINATORS[nameOf(route)], [UNKNOWN]: 1 });
  return (status === 400 || status === 422) && JSON.stringify(body).includes(UNKNOWN);
};

test('an unknown field or parameter is refused with its name', async () => {
  const checked = routes.filter(
    ({ method, query, stream }) => !stream && (method === 'post' || method === 'put' || query),
  );
  expect(checked.length).toBeGreaterThan(80);
  const lax: string[] = [];
  for (const route of checked) if (!(await isRefusedByName(route))) lax.push(nameOf(route));
  expect(lax.sort()).toEqual([...NOT_STRICT].sort());
});
