/** One reader for the bodies of all routes: too large, too deep, and half-sent bodies cost nobody else anything. */
import { once } from 'node:events';
import { request as open } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonTargets } from '../support/bodyTargets.ts';
import { settledJobs } from '#server/platform/jobs/runner';
import { openApi, type OpenApi, PASSWORD } from '../support/openApi.ts';
import { png } from '../support/pictures.ts';

/** 20 MiB, made before any connection is open that could time out meanwhile. */
const BIG = `{"email":"${'x'.repeat(20 * 1024 * 1024)}"}`;

let api: OpenApi;
beforeAll(async () => void (api = await openApi()));
afterAll(() => api.close());

test('a body that nests too deeply is refused by every route', async () => {
  const [owner, store] = [await api.raw('owner'), await api.store()];
  const deep = `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  const found = jsonTargets();
  expect(found.length).toBeGreaterThan(90);
  for (const { method, path, isStore } of found) {
    const { status, body } = await (isStore ? store : owner)(method, path, deep);
    expect([method, path, status, body]).toEqual([
      method,
      path,
      400,
      { message: 'errors.malformed' },
    ]);
  }
});

test.each(['/api/auth/sign-in/email', '/api/auth/change-password', '/api/categories'])(
  'a body that is too large is refused by %s and not kept in memory',
  async (path) => {
    const owner = await api.raw('owner');
    const before = process.memoryUsage().rss;
    expect(await owner('POST', path, BIG)).toMatchObject({
      status: 413,
      body: { message: 'errors.tooLarge' },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  },
);

test('half-sent bodies block neither logins nor long writes', async () => {
  const { port } = new URL(api.url);
  const half = ['/api/auth/sign-in/email', '/api/auth/two-factor/verify-totp', '/api/auth/x'].map(
    (path) => {
      const sending = open({
        port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': '500' },
      });
      sending.on('error', () => undefined).write('{"email":"owner@exam');
      return sending;
    },
  );
  // The server has seen all of them once it has answered a later request.
  await (
    await api.raw(null)
  )('GET', '/healthz');
  expect(await api.login('owner@example.com', PASSWORD)).toContain('session_token');
  expect(await api.connection.longTransaction(async () => 'done')).toBe('done');
  for (const sending of half) sending.destroy();
});

test("half-sent uploads of pictures and files keep nobody else's waiting", async () => {
  const { port } = new URL(api.url);
  const cookie = await api.cookie('manager');
  const paths = ['/api/pictures?name=a', '/api/imports?kind=products&name=a.csv'];
  const half = Array.from({ length: 28 }, () => paths)
    .flat()
    .map((path) => {
      const headers = { cookie, 'content-length': '500', expect: '100-continue' };
      const sending = open({ port, path, method: 'POST', headers });
      sending.on('error', () => undefined).write('half');
      return sending;
    });
  await Promise.all(half.map((sending) => once(sending, 'continue')));
  const call = await api.raw('manager');
  expect((await call('POST', '/api/pictures?name=b', await png())).status).toBe(201);
  const csv = 'external_id,name_en\nx,X\n';
  expect((await call('POST', '/api/imports?kind=products&name=b.csv', csv)).status).toBe(201);
  for (const sending of half) sending.destroy();
  await settledJobs();
});

test('answers of the API are not stored by browsers and proxies', async () => {
  const call = await api.raw('owner');
  for (const path of ['/api/account', '/api/nothing', '/api/openapi.json', '/healthz', '/nothing'])
    expect([path, (await call('GET', path)).headers.get('cache-control')]).toEqual([
      path,
      'no-store',
    ]);
  const signIn = await call('POST', '/api/auth/sign-in/email', {
    email: 'nobody@example.com',
    password: 'x',
  });
  expect([signIn.status, signIn.headers.get('cache-control')]).toEqual([401, 'no-store']);
});
