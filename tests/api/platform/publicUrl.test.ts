/** With the address people type, other hosts are refused and browsers keep to https. */
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi({ publicUrl: 'https://console.example.com' });
});
afterAll(() => api.close());

/** `fetch` does not let a caller set the host. */
const get = (path: string, host: string) =>
  new Promise<{ status: number | undefined; hsts: string | undefined }>((resolve, reject) =>
    request(`${api.url}${path}`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve({
        status: answer.statusCode,
        hsts: answer.headers['strict-transport-security'],
      });
    })
      .on('error', reject)
      .end(),
  );

test('only the address people type is served, and probes by any', async () => {
  const asked = [
    await get('/api/openapi.json', 'console.example.com'),
    await get('/api/openapi.json', 'rebound.example.net'),
    await get('/api/auth/get-session', '127.0.0.1'),
    await get('/healthz', '127.0.0.1'),
  ];
  expect(asked.map(({ status }) => status)).toEqual([200, 421, 421, 200]);
  expect(asked.map(({ hsts }) => hsts)).toEqual(asked.map(() => 'max-age=15552000'));
});
