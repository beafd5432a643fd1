/** Every list, its file and its sums answer a search by text; all routes are asked, so no new list is forgotten. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '#server/app';
import { exporters } from '#server/platform/exports/exports';
import { summedLists } from '#server/platform/lists/sums';
import { type Call, openApi, type OpenApi } from '../../support/openApi.ts';

/** Resources with a list at their own address. */
const lists = routes
  .filter(
    ({ method, path, access }) =>
      method === 'get' && /^\/\w+$/.test(path) && 'resource' in access && access.action === 'list',
  )
  .map(({ path }) => path.slice(1));
const namesOf = (parts: readonly object[]) => parts.flatMap((part) => Object.keys(part));
const paths = [
  ...lists,
  ...namesOf(exporters.parts).map((name) => `exports/${name}`),
  ...namesOf(summedLists.parts).map((name) => `sums/${name}`),
];

let api: OpenApi;
let owner: Call;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
});
afterAll(() => api.close());

const search = (path: string, q: string) =>
  owner('GET', `/api/${path}?filter=${encodeURIComponent(JSON.stringify({ q }))}`);

test('there are lists, files and sums to ask', () => {
  expect(lists).toEqual(expect.arrayContaining(['pointEntries', 'pointAdjustments', 'orders']));
  expect(paths).toEqual(expect.arrayContaining(['exports/pointEntries', 'sums/orders']));
});

test.each(paths)('%s finds by a text or says that it cannot be searched', async (path) => {
  const before = api.faultLines();
  for (const q of ['M0001', 'Zoë 北京 %_']) {
    const { status, body } = await search(path, q);
    if (status !== 200) expect(body).toMatchObject({ errors: { q: 'errors.unknownFilter' } });
    expect([200, 400]).toContain(status);
  }
  // A file that has begun is a 200 whatever comes of it.
  expect(api.faultLines()).toEqual(before);
});
