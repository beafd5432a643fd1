/** Metrics are for this machine, or for whoever has the token. */
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('without a token they are read on this machine, and not through a proxy', async () => {
  expect(await read(local)).toBe(200);
  expect(await read(local, { 'x-forwarded-for': '10.0.0.7' })).toBe(401);
});
test('with a token they are read by whoever sends it', async () => {
  expect(await read(guarded)).toBe(401);
  expect(await read(guarded, { authorization: 'Bearer another token' })).toBe(401);
  expect(await read(guarded, { authorization: TOKEN })).toBe(401);
  expect(await read(guarded, { authorization: `Bearer ${TOKEN}` })).toBe(200);
});
