/** What a page of another site could send. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

describe('requests from other sites', () => {
  const foreign: [string, Record<string, string>][] = [
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling domain', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['the origin null', { origin: 'null' }],
    ['an invalid origin', { origin: 'not an address' }],
  ];
  test.each(foreign)('a write with the manager’s cookie is refused: %s', async (_, headers) => {
    const manager = await api.raw('manager');
    for (const [method, path] of [
      ['POST', '/api/categories'],
      ['PUT', '/api/categories/1'],
      ['DELETE', '/api/categories/1'],
    ] as const) {
      const { status, body } = await manager(
        method,
        path,
        method === 'DELETE' ? undefined : { names: { en: 'X' } },
        headers,
      );
      expect([status, body]).toEqual([403, { message: 'errors.foreignSite' }]);
    }
  });
  test('a write from the console itself is accepted', async () => {
    const manager = await api.raw('manager');
    const own: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { origin: api.url },
    ];
    for (const headers of own)
      expect((await manager('POST', '/api/categories', {}, headers)).status).toBe(422);
  });
  test('pages cannot be framed, and scripts load from the same origin only', async () => {
    const { headers } = await (await api.raw(null))('GET', '/healthz');
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'self'.*frame-ancestors 'none'/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

test('during the tests of cross-site requests no server fault was logged', () => {
  expect(api.faultLines()).toEqual([]);
});
