/** Request bodies as browsers, scripts and proxies send them. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
beforeAll(async () => void (api = await openApi()));
afterAll(() => api.close());

const send = async (
  body: string | Uint8Array,
  headers: Record<string, string>,
  path = '/api/categories',
) => {
  const response = await fetch(api.url + path, {
    method: 'POST',
    body: body as BodyInit,
    headers: { Cookie: await api.cookie('manager'), ...headers },
  });
  return {
    status: response.status,
    body: (await response.json()) as { name?: string; message?: string },
  };
};
const json = { 'Content-Type': 'application/json' };
const named = (en: string) => JSON.stringify({ names: { en } });

test.each<[string, string | Uint8Array, Record<string, string>]>([
  ['without a charset', named('Bøger 书'), json],
  ['with a charset', named('Bøger 书'), { 'Content-Type': 'application/json; charset=utf-8' }],
  ['in capitals', named('Bøger 书'), { 'Content-Type': 'Application/JSON;charset=UTF-8' }],
  ['with a byte order mark', `\ufeff${named('Bøger 书')}`, json],
  ['compressed', gzipSync(named('Bøger 书')), { ...json, 'Content-Encoding': 'gzip' }],
  [
    'in UTF-16',
    Buffer.from(named('Bøger 书'), 'utf16le'),
    { 'Content-Type': 'application/json; charset=utf-16le' },
  ],
])('a JSON body %s is accepted', async (_name, body, headers) => {
  expect(await send(body, headers)).toMatchObject({ status: 201, body: { name: 'Bøger 书' } });
});

test.each(['{', 'null', '"text"', '17', 'true', '{"names":', '{} {}'])(
  'the body %j is refused as malformed',
  async (body) => {
    expect(await send(body, json)).toEqual({ status: 400, body: { message: 'errors.malformed' } });
  },
);

test.each<[string, Record<string, string>]>([
  ['', json],
  ['a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }],
])('the body %j counts as empty and is refused for missing fields', async (body, headers) => {
  expect(await send(body, headers)).toMatchObject({
    status: 422,
    body: { message: 'ra.message.invalid_form' },
  });
});

test('the name of a resource is found in any letter case, and an unknown one is answered with 404', async () => {
  expect((await send(named('Cased'), json, '/api/CATEGORIES/')).status).toBe(201);
  expect(await send(named('None'), json, '/api/constructor')).toEqual({
    status: 404,
    body: { message: 'errors.notFound' },
  });
});
