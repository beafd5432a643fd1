/** Every list can be downloaded, or says why it cannot: walked over all routes, so that a new list cannot be forgotten. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '#server/app';
import { exporters } from '#server/platform/exports/exports';
import { type Call, openApi, type OpenApi } from '../../support/openApi.ts';

const REPAIR = 'has no export yet: mended with the next repairs';
/** Lists without an export, and why. A list may leave this table, and only a reason may enter it. */
const NOT_EXPORTED: Record<string, string> = {
  apiKeys: 'credentials of the store’s systems leave the console in no file',
  staff: 'accounts of colleagues leave the console in no file',
  jobs: 'a job’s own files are downloaded from the job',
  attributes: REPAIR,
  competitorOffers: REPAIR,
  events: REPAIR,
  prices: REPAIR,
  promotionCases: REPAIR,
  qualityIssues: REPAIR,
  qualityRules: REPAIR,
  seasonalPlans: REPAIR,
  suggestionRules: REPAIR,
};

/** Resources that answer a list at their own address. */
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

test('every list is exported, or there is a written reason why not', () => {
  expect(lists.length).toBeGreaterThan(20);
  expect(lists.filter((name) => !exported.includes(name)).sort()).toEqual(
    Object.keys(NOT_EXPORTED).sort(),
  );
  expect(Object.values(NOT_EXPORTED).filter((reason) => reason.length < 20)).toEqual([]);
});

test('a list that has an export is not excused from having one', () => {
  expect(exported.filter((name) => name in NOT_EXPORTED)).toEqual([]);
  expect(new Set(exported).size).toBe(exported.length);
});

test.each(exported)('the export of %s has named columns, each of them once', async (name) => {
  const { status, body } = await owner<unknown>('GET', `/api/exports/${name}`);
  expect(status).toBe(200);
  const [header = ''] = String(body).replace('\ufeff', '').split('\r\n');
  const columns = header.split(',');
  expect(columns.length).toBeGreaterThan(1);
  expect(columns.filter((column) => column.trim() === '')).toEqual([]);
  expect(new Set(columns).size).toBe(columns.length);
});
