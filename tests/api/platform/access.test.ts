/** Who may use which route and list. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { can, type Role, ROLES } from '#contract/platform/access';
import { SCOPES } from '#contract/platform/apiKeys';
import { routes } from '#server/app';
import type { Route } from '#server/platform/http/route';
import { openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const METHODS = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;
/** An address of the route with the id of no existing record. */
const addressOf = ({ path }: Route) =>
  `/api${path.replace(':resource', 'products').replace(/:\w+/g, '999999')}`;
const nameOf = (route: Route) => `${METHODS[route.method]} ${route.path}`;
const bodyOf = ({ method }: Route) => (method === 'post' || method === 'put' ? {} : undefined);
const refusals = [401, 403];

describe('the access to every route', () => {
  test('every route is listed once', () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(new Set(routes.map(nameOf)).size).toBe(routes.length);
  });
  test.each(ROLES)(
    'the role %s is served exactly by the routes it has a grant for',
    async (role) => {
      const call = await api.raw(role);
      for (const route of routes) {
        const { status } = await call(METHODS[route.method], addressOf(route), bodyOf(route));
        const { access } = route;
        const expected =
          'anyone' in access
            ? 'served'
            : 'scope' in access
              ? 401
              : can(role, access.resource, access.action) &&
                  (route.costs !== 'always' || can(role, 'costs', 'show'))
                ? 'served'
                : 403;
        expect(`${nameOf(route)} → ${refusals.includes(status) ? status : 'served'}`).toBe(
          `${nameOf(route)} → ${expected}`,
        );
      }
    },
  );
  test.each(ROLES)('the role %s learns nothing of a body before its grant', async (role) => {
    const call = await api.raw(role);
    const told: string[] = [];
    for (const route of routes) {
      const { access, method } = route;
      if ((method !== 'post' && method !== 'put') || !('resource' in access)) continue;
      const isGranted =
        can(role, access.resource, access.action) &&
        (route.costs !== 'always' || can(role, 'costs', 'show'));
      if (isGranted) continue;
      for (const body of [undefined, {}, { nobodyKnowsThis: 1 }, [1], '{']) {
        const { status } = await call(METHODS[method], addressOf(route), body);
        if (status !== 403) told.push(`${nameOf(route)} ${JSON.stringify(body)}: ${status}`);
      }
    }
    expect(told).toEqual([]);
  });
  test('an anonymous or invalid caller is served only by public routes', async () => {
    const callers = [
      await api.raw(null),
      api.withHeaders({
        cookie: 'console.session_token=made.up',
        authorization: `Bearer mc_${'x'.repeat(40)}`,
      }),
    ];
    for (const call of callers) {
      for (const route of routes) {
        const { status, body } = await call(METHODS[route.method], addressOf(route), bodyOf(route));
        if ('anyone' in route.access) expect(refusals).not.toContain(status);
        else
          expect([nameOf(route), status, body]).toEqual([
            nameOf(route),
            401,
            { message: 'errors.loginRequired' },
          ]);
      }
    }
  });
  test.each(SCOPES)(
    'an API key with the scope %s is served exactly by the routes of this scope',
    async (scope) => {
      const call = await api.store(scope);
      for (const route of routes) {
        const { status } = await call(METHODS[route.method], addressOf(route), bodyOf(route));
        const { access } = route;
        const expected =
          'anyone' in access
            ? 'served'
            : !('scope' in access)
              ? 401
              : access.scope === scope
                ? 'served'
                : 403;
        expect(`${nameOf(route)} → ${refusals.includes(status) ? status : 'served'}`).toBe(
          `${nameOf(route)} → ${expected}`,
        );
      }
    },
  );
  test('only the routes of one-time links, links to unsubscribe and the pictures of the store are public', () => {
    expect(
      routes
        .filter(({ access }) => 'anyone' in access)
        .map(nameOf)
        .sort(),
    ).toEqual([
      'GET /invitations/:token',
      'GET /passwordLinks/:token',
      'GET /pictures/:hash/:size',
      'GET /unsubscribe/:token',
      'POST /invitations/:token/acceptance',
      'POST /passwordLinks/:token/password',
      'POST /unsubscribe/:token',
    ]);
  });
});

describe('the access to lists', () => {
  /** The lists that each role may read. A changed grant must be changed here too. */
  const everyone = [
    'attributes',
    'audienceNames',
    'categories',
    'competitorOffers',
    'events',
    'earnApprovals',
    'growthEntries',
    'jobs',
    'kpis',
    'memberPairs',
    'members',
    'messageTemplates',
    'messages',
    'orders',
    'pointAdjustmentLines',
    'pointAdjustments',
    'pointEntries',
    'pointLots',
    'priceBatches',
    'priceEvents',
    'priceLists',
    'prices',
    'products',
    'qualityIssues',
    'qualityRules',
    'referrals',
    'returns',
    'returnReasons',
    'refunds',
    'payments',
    'shipments',
    'instructions',
    'stock',
    'segments',
    'tags',
    'seasonalPlans',
    'suggestionRules',
    'campaigns',
    'couponBatches',
    'coupons',
    'promotionCases',
    'programmeReplayMembers',
    'programmeVersions',
    'afterSalesPolicies',
    'promotions',
    'redemptions',
    'pointRewards',
    'redeemedRewards',
    'memberActivities',
    'memberEntries',
    'correctiveActions',
    'dimensions',
    'rootCauses',
    'surveys',
    'surveyVersions',
    'surveyDistributions',
    'surveyAlerts',
    'surveyInvitations',
    'surveyResponses',
    'weightSets',
    'satisfactionTargets',
  ];
  const service = [
    'absences',
    'careRules',
    'cases',
    'macros',
    'qualityCards',
    'qualityReviews',
    'serviceCalendars',
    'servicePolicies',
    'teams',
    'ticketRules',
    'tickets',
  ];
  const webhooks = ['webhookDeliveries', 'webhookEndpoints'];
  const LISTS: Record<Role, string[]> = {
    owner: [
      ...everyone,
      ...service,
      'account',
      'activities',
      'apiKeys',
      'monthlyReviews',
      'reasonTexts',
      'scheduledRuns',
      'staff',
      ...webhooks,
    ],
    manager: [
      ...everyone,
      ...service,
      'account',
      'activities',
      'monthlyReviews',
      'reasonTexts',
      'scheduledRuns',
      ...webhooks,
    ],
    agent: [...everyone, ...service, 'account'],
    marketer: [...everyone, 'account', 'monthlyReviews'],
    analyst: [...everyone, 'account', 'monthlyReviews'],
  };
  test.each(ROLES)('the role %s can read exactly its lists', async (role) => {
    const call = await api.raw(role);
    const lists = routes.filter(({ method, path }) => method === 'get' && /^\/\w+$/.test(path));
    const seen: string[] = [];
    for (const { path } of lists) {
      const query = path === '/kpis' ? '?from=2025-11-01&to=2025-11-02' : '';
      const { status } = await call('GET', `/api${path}${query}`);
      if (status === 200) seen.push(path.slice(1));
      else expect([path, status]).toEqual([path, 403]);
    }
    expect(seen.sort(), 'grants and LISTS in this file differ').toEqual(LISTS[role].toSorted());
  });
  test('the lists of staff, API keys and sessions contain no secret', async () => {
    const owner = await api.raw('owner');
    for (const path of ['/api/staff', '/api/apiKeys', '/api/account/sessions']) {
      const { body } = await owner('GET', path);
      expect(JSON.stringify(body)).not.toMatch(/password|secret|token|hash|backup/i);
    }
  });
  test('a refusal names the roles that are permitted', async () => {
    const agent = await api.raw('agent');
    const { status, body } = await agent('PUT', '/api/products/1', {});
    expect([status, body]).toEqual([
      403,
      {
        message: '@@react-admin@@{"message":"errors.forbidden","args":{"roles":"owner, manager"}}',
      },
    ]);
  });
});

test('during the tests of access no server fault was logged', () => {
  expect(api.faultLines()).toEqual([]);
});
