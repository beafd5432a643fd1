/** Metrics are for this machine, or for whoever has the token. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guardMetrics } from '#server/platform/http/metricsAccess';
import { type OpenApi, openApi } from '../support/openApi.ts';

const TOKEN = 'a token for prometheus';
let local: OpenApi;
let guarded: OpenApi;
beforeAll(async () => {
  local = await openApi();
  guarded = await openApi({ metricsToken: TOKEN });
});
afterAll(async () => {
  await guarded.close();
  await local.close();
});

const read = async (api: OpenApi, headers: Record<string, string> = {}) =>
  (await api.withHeaders(headers)('GET', '/metrics')).status;

/** Whether the guard lets a request pass. */
const passes = (isBehindProxy: boolean, remoteAddress: string, further = {}) => {
  const headers = { host: 'localhost:3000', ...further };
  let passed = false;
  const response = { status: () => ({ json: () => undefined }) };
  const guard = guardMetrics(undefined, isBehindProxy);
  guard({ headers, socket: { remoteAddress } } as never, response as never, () => (passed = true));
  return passed;
};

test('metrics without a token are read by programs on this machine only', () => {
  expect(passes(false, '127.0.0.1')).toBe(true);
  expect(passes(false, '::1')).toBe(true);
  expect(passes(false, '10.0.0.7')).toBe(false);
  expect(passes(false, '127.0.0.1', { host: '[::1]:3000' })).toBe(true);
  expect(passes(false, '127.0.0.1', { host: 'console.example.com' })).toBe(false);
  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
    expect(passes(false, '127.0.0.1', { [name]: 'for=10.0.0.7' })).toBe(false);
});
test('metrics without a token are read by nobody where a proxy may pass on requests of others', async () => {
  expect(passes(true, '127.0.0.1')).toBe(false);
  expect(await read(local)).toBe(401);
});
test('metrics with a token are read by whoever sends it', async () => {
  expect(await read(guarded)).toBe(401);
  expect(await read(guarded, { authorization: 'Bearer another token' })).toBe(401);
  expect(await read(guarded, { authorization: TOKEN })).toBe(401);
  expect(await read(guarded, { authorization: `Bearer ${TOKEN}` })).toBe(200);
});
