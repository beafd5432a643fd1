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

test('an empty body is refused for missing fields, whatever it is said to be', async () => {
  for (const headers of [json, {}, { 'Content-Type': 'text/plain' }])
    expect(await send('', headers)).toMatchObject({
      status: 422,
      body: { message: 'ra.message.invalid_form' },
    });
});

/** The bytes of 会员 in GBK. */
const GBK = Buffer.from([0xbb, 0xe1, 0xd4, 0xb1]);
const around = (bytes: Uint8Array) =>
  Buffer.concat([Buffer.from('{"names":{"en":"'), bytes, Buffer.from('"}}')]);

test('a body whose bytes are not UTF-8 is refused, and accepted with the charset that it has', async () => {
  for (const bytes of [GBK, Buffer.from([0xff]), Buffer.from([0xed, 0xa0, 0x80])]) {
    const body = around(bytes);
    const malformed = { status: 400, body: { message: 'errors.malformed' } };
    expect(await send(body, json)).toEqual(malformed);
    expect(await send(body, { 'Content-Type': 'application/json; charset=utf-8' })).toEqual(
      malformed,
    );
    expect(await send(gzipSync(body), { ...json, 'Content-Encoding': 'gzip' })).toEqual(malformed);
  }
  const said = { 'Content-Type': 'application/json; charset="GBK"' };
  expect(await send(around(GBK), said)).toMatchObject({ status: 201, body: { name: '会员' } });
});

test.each([
  ['application/x-www-form-urlencoded', 'errors.notJson'],
  ['text/plain', 'errors.notJson'],
  ['nonsense', 'errors.notJson'],
  ['application/jsonp', 'errors.notJson'],
  [
    'application/json; charset=utf-99',
    '@@react-admin@@{"message":"errors.charset","args":{"charset":"utf-99"}}',
  ],
])('a body that is said to be %s is refused with the reason', async (type, message) => {
  expect(await send(named('Cups'), { 'Content-Type': type })).toEqual({
    status: 415,
    body: { message },
  });
});

test.each([
  ['a field twice', '{"names":{"en":"A"},"names":{"en":"B"}}', 'names'],
  ['a field twice below', '{"names":{"en":"A","en" : "B"}}', 'en'],
  ['a field twice, once escaped', '{"names":{"en":"A","\\u0065n":"B"}}', 'en'],
  ['__proto__', '{"names":{"en":"A"},"__proto__":{"hidden":true}}', '__proto__'],
])('a body with %s is refused with its name', async (_, body, key) => {
  expect(await send(body, json)).toEqual({
    status: 400,
    body: { message: `@@react-admin@@{"message":"errors.repeatedKey","args":{"key":"${key}"}}` },
  });
});

test('the name of a resource is found in any letter case, and an unknown one is answered with 404', async () => {
  expect((await send(named('Cased'), json, '/api/CATEGORIES/')).status).toBe(201);
  expect(await send(named('None'), json, '/api/constructor')).toEqual({
    status: 404,
    body: { message: 'errors.notFound' },
  });
});
