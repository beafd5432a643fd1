/** What nobody is left to approve: the owner is told, and who can approve is told to everybody. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Approver } from '#contract/platform/approvers';
import type { AttentionItem } from '#contract/platform/attention';
import { startingPolicy } from '#rules/service/policyTerms';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let owner: Call;
let manager: Call;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  manager = await api.raw('manager');
});
afterAll(() => api.close());

const namesOf = async (call: Call, resource: string) =>
  (await call<Approver[]>('GET', `/api/account/approvers?resource=${resource}`)).body.map(
    ({ name }) => name,
  );
const stranded = async (call: Call) =>
  (await call<AttentionItem[]>('GET', '/api/account/attention')).body
    .filter(({ name }) => name.startsWith('stranded'))
    .map(({ name, total }) => `${name} ${total}`);
const setRole = async (id: string, role: string) => {
  const { body } = await owner<{ name: string; version: number }>('GET', `/api/staff/${id}`);
  const { name, version } = body;
  const { status } = await owner('PUT', `/api/staff/${id}`, { name, role, version });
  expect(status).toBe(200);
};

test('who can approve is told by name, and of nothing else', async () => {
  const agent = await api.raw('agent');
  expect(await namesOf(agent, 'afterSalesPolicies')).toEqual(['Manager', 'Owner']);
  expect((await agent('GET', '/api/account/approvers?resource=staff')).status).toBe(422);
});

test('the owner is told of what nobody is left to approve, until somebody else has the grant', async () => {
  const { body: draft } = await owner<{ id: number; version: number }>(
    'POST',
    '/api/afterSalesPolicies',
    { terms: startingPolicy(100), note: 'The first one' },
  );
  await owner('POST', `/api/afterSalesPolicies/${draft.id}/submission`, { version: draft.version });
  expect(await stranded(owner)).toEqual([]);
  await setRole('manager', 'agent');
  expect(await namesOf(owner, 'afterSalesPolicies')).toEqual(['Owner']);
  expect(await stranded(owner)).toEqual(['strandedPolicies 1']);
  expect(await stranded(manager)).toEqual([]);
  const filter = JSON.stringify({ needs: 'nobodyLeft' });
  const { body } = await owner<object[]>('GET', `/api/afterSalesPolicies?filter=${filter}`);
  expect(body).toMatchObject([{ id: draft.id }]);
  await setRole('manager', 'manager');
  expect(await stranded(owner)).toEqual([]);
});

test.each([
  'programmeVersions',
  'promotions',
  'priceBatches',
  'pointAdjustments',
  'memberActivities',
])('the list of %s finds what nobody is left to approve', async (resource) => {
  const filter = JSON.stringify({ needs: 'nobodyLeft' });
  expect(await owner('GET', `/api/${resource}?filter=${filter}`)).toMatchObject({
    status: 200,
    body: [],
  });
});
