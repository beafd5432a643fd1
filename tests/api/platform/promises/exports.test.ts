/** Every list can be downloaded or has a written reason why not; all routes are checked, so no new list is forgotten. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '#server/app';
import { exporters } from '#server/platform/exports/exports';
import { type Call, openApi, type OpenApi } from '../../support/openApi.ts';

/** Lists without an export, with the reason. Lists may be removed from this table and added only with a lasting reason. */
const NOT_EXPORTED: Record<string, string> = {
  apiKeys: 'credentials of the store’s systems are never written to a file',
  staff: 'accounts of staff are never written to a file',
  jobs: 'a job’s own files are downloaded from the job',
  qualityCards: 'a few versions of one score card, which are read on their page',
  serviceCalendars: 'a handful of settings, which are read on their page and not in a sheet',
  servicePolicies: 'a handful of settings, which are read on their page and not in a sheet',
  surveyVersions: 'what each version of a survey asks, which is read on the page of the survey',
  ticketRules: 'a handful of settings, which are read on their page and not in a sheet',
  weightSets: 'a few versions of the weights, which are read on their page and not in a sheet',
};

/** Resources with a list at their own address. */
const lists = routes
  .filter(
    ({ method, path, access }) =>
      method === 'get' && /^\/\w+$/.test(path) && 'resource' in access && access.action === 'list',
  )
  .map(({ path }) => path.slice(1));
const exported = exporters.parts.flatMap((exports) => Object.keys(exports));

let api: OpenApi;
let owner: Call;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
});
afterAll(() => api.close());

test('every list has an export or a written reason why not', () => {
  expect(lists.length).toBeGreaterThan(20);
  expect(
    lists.filter((name) => !exported.includes(name)).sort(),
    'add its columns to exports.ts of its domain, or the reason to NOT_EXPORTED here',
  ).toEqual(Object.keys(NOT_EXPORTED).sort());
  expect(Object.values(NOT_EXPORTED).filter((reason) => reason.length < 20)).toEqual([]);
});

test('a list with an export is not among the exceptions', () => {
  expect(exported.filter((name) => name in NOT_EXPORTED)).toEqual([]);
  expect(new Set(exported).size).toBe(exported.length);
});

test.each(exported)('the export of %s has named columns without repeats', async (name) => {
  const { status, body } = await owner<unknown>('GET', `/api/exports/${name}`);
  expect(status).toBe(200);
  const [header = ''] = String(body).replace('\ufeff', '').split('\r\n');
  const columns = header.split(',');
  expect(columns.length).toBeGreaterThan(1);
  expect(columns.filter((column) => column.trim() === '')).toEqual([]);
  expect(new Set(columns).size).toBe(columns.length);
});
