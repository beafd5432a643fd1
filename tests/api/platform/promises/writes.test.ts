/** Every write of staff adds one activity, a refused write adds none, and a verb changes only the fields that it names. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import { routes } from '#server/app';
import type { Route } from '#server/platform/http/route';
import { type Call, NOW, openApi, type OpenApi } from '../../support/openApi.ts';
import { type Prepared, type Write, WRITES } from './writes.ts';

const METHODS = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;
const nameOf = ({ method, path }: Route) => `${METHODS[method]} ${path}`;
/** Routes that take a body but write nothing. */
const READS = new Set([
  // Who looks at a ticket is no fact about it.
  'POST /tickets/:id/presence',
  'POST /programmeVersions/:id/dryRun',
  'POST /afterSalesPolicies/:id/trial',
  'POST /audienceNames/rankPreview',
  'POST /imports/:id/dryRun',
  'POST /imports/:id/mended',
  'POST /members/:id/mergerPreview',
  'POST /earnApprovals/decisionsPreview',
  'POST /members/:id/separationPreview',
  'POST /members/audienceSize',
  'POST /cases/:id/settlementQuote',
  'POST /orders/:id/refundQuote',
  'POST /orders/:id/returnableLines',
  'POST /orders/:id/returnValue',
  'POST /pointAdjustments/preview',
  'POST /priceBatches/preview',
  'POST /priceBatches/pasted',
  'POST /priceBatches/:id/rows',
  'POST /prices/resolution',
  'POST /promotionCases/run',
  'POST /promotions/review',
  'POST /promotions/simulation',
  'POST /promotions/replay',
  'POST /promotions/calendar',
  'POST /promotions/conflicts',
  'POST /segments/preview',
  'POST /servicePolicies/trial',
  'POST /ticketRules/dryRun',
]);
/** Writing routes of staff that are not tested here yet, a known gap. Nothing may be added to this list. */
const NOT_TESTED: readonly string[] = [
  'DELETE /account/sessions',
  'DELETE /account/sessions/:id',
  'DELETE /priceBatches/:id',
  'DELETE /prices/:id',
  'DELETE /products/:id',
  'DELETE /promotionCases/:id',
  'DELETE /promotions/:id',
  'DELETE /staff/invitations/:id',
  'POST /apiKeys',
  'POST /apiKeys/:id/revocation',
  'POST /categories/:id/merger',
  'POST /categories/:id/move',
  'POST /competitorOffers/:id/look',
  'POST /competitorOffers/:id/observation',
  'POST /couponBatches',
  'POST /couponBatches/:id/issue',
  'POST /couponBatches/:id/resumption',
  'POST /couponBatches/:id/revocation',
  'POST /coupons/:id/revocation',
  'POST /imports',
  'POST /imports/:id/application',
  'POST /jobs/:id/cancellation',
  'POST /members/:id/reveal',
  'POST /priceBatches',
  'POST /priceBatches/:id/approval',
  'POST /priceBatches/:id/rejection',
  'POST /priceBatches/:id/reversion',
  'POST /priceBatches/:id/submission',
  'POST /prices',
  'POST /products',
  'POST /products/:id/status',
  'POST /products/bulkEdit',
  'POST /promotionCases',
  'POST /promotions',
  'POST /promotions/:id/approval',
  'POST /promotions/:id/discard',
  'POST /promotions/:id/rejection',
  'POST /promotions/:id/schedule',
  'POST /promotions/:id/submission',
  'POST /seasonalPlans/:id/year',
  'POST /staff/:id/deactivation',
  'POST /staff/:id/reactivation',
  'POST /staff/invitations',
  'PUT /priceBatches/:id',
  'PUT /products/:id',
  'PUT /promotions/:id',
  'PUT /qualityRules/:id',
  'PUT /settings/:id',
  'PUT /staff/:id',
];
const writing = routes.filter(
  (route) => route.method !== 'get' && 'resource' in route.access && !READS.has(nameOf(route)),
);

let api: OpenApi;
let owner: Call;
let store: Call;
const prepare = (name: string) => {
  const { arrange } = WRITES[name] as Write;
  return arrange(owner, store, api.connection);
};
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  store = await api.store();
});
afterAll(() => api.close());

const LIST = '/api/activities?sort=["id","DESC"]&range=[0,49]';
const lastActivity = async () => (await owner<Activity[]>('GET', LIST)).body[0]?.id ?? 0;
const activitiesAfter = async (id: number) =>
  (await owner<Activity[]>('GET', LIST)).body.filter((activity) => activity.id > id);
const send = (name: string, { id, addressed = String(id), action = '', body }: Prepared) => {
  const [method = '', path = ''] = name.split(' ');
  return owner<{ id?: number }>(
    method as 'POST',
    `/api${path.replace(':id', addressed).replace(':action', action)}`,
    method === 'DELETE' ? undefined : (body ?? {}),
  );
};
const read = async (name: string, { id }: Prepared) =>
  (await owner<Record<string, unknown>>('GET', `/api/${name.split('/')[1]}/${id}`)).body;

test('every writing route of staff is tested or listed as a known gap', () => {
  expect(
    writing
      .map(nameOf)
      .filter((name) => !(name in WRITES))
      .sort(),
    'add an example of the route to the file of its domain in promises/writes/',
  ).toEqual([...NOT_TESTED].sort());
  expect(Object.keys(WRITES).filter((name) => !writing.map(nameOf).includes(name))).toEqual([]);
});

test('every verb names the route that reverses it or the reason why none does', () => {
  const names = routes.map(nameOf);
  const isWritten = (inverse: string) =>
    /^(POST|PUT|DELETE) /.test(inverse) ? names.includes(inverse) : inverse.length > 20;
  expect(Object.keys(WRITES).filter((name) => !isWritten(WRITES[name]?.inverse ?? ''))).toEqual([]);
});

describe.each(Object.entries(WRITES))(
  'the write %s',
  (name, { resource, verb, changes, also = [] }) => {
    test('the write adds exactly one activity with actor, verb, record and changed fields', async () => {
      const prepared = await prepare(name);
      const last = await lastActivity();
      const { status, body } = await send(name, prepared);
      expect([200, 201]).toContain(status);
      const entries = (await activitiesAfter(last)).filter((one) => !also.includes(one.resource));
      expect(entries).toMatchObject([
        {
          at: NOW,
          actorKind: 'staff',
          actorName: 'Owner',
          resource,
          verb,
          recordId: String(prepared.id || body.id),
        },
      ]);
      if (verb === 'edit')
        expect(
          Object.keys(entries[0]?.after ?? {}).filter((key) => !changes?.includes(key)),
        ).toEqual([]);
    });
    test('a refused write adds no activity', async () => {
      const last = await lastActivity();
      const { status } = await send(name, { id: 999_999, body: { names: {}, name: 5 } });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(await activitiesAfter(last)).toEqual([]);
    });
  },
);

describe('the fields that a verb changes', () => {
  test.each(Object.entries(WRITES).filter(([, { changes }]) => changes))(
    'the write %s changes only the fields that it names',
    async (name, { changes }) => {
      const prepared = await prepare(name);
      const before = await read(name, prepared);
      await send(name, prepared);
      const after = await read(name, prepared);
      const different = Object.keys({ ...before, ...after }).filter(
        (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
      );
      expect(
        different.filter((key) => ![...(changes ?? []), 'version', 'updatedAt'].includes(key)),
      ).toEqual([]);
    },
  );
});
