/** ApiError: the form in which the client reads a refusal of the server. */
import { afterEach, expect, test, vi } from 'vitest';
import { api } from '../../../client/api.ts';
import { ApiError } from '../../../client/apiError.ts';

const answer = (status: number, body: unknown, statusText = '') =>
  vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValue(new Response(JSON.stringify(body), { status, statusText }));
const thrownBy = (work: Promise<unknown>) => work.then(() => undefined, ApiError.from);

afterEach(() => vi.restoreAllMocks());

test('a refused save gives the status, the key and the reason of every field', async () => {
  const errors = { name: 'errors.taken', terms: { rate: 'errors.tooHigh' } };
  answer(422, { message: 'ra.message.invalid_form', errors });
  const refused = await thrownBy(api.create('products', { data: {} }));
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ status: 422, key: 'ra.message.invalid_form', errors });
  expect(refused?.firstReason).toBe('errors.taken');
  // React-Admin's controllers read the field errors from here.
  expect(refused?.body.errors).toEqual(errors);
});

test('only a stale record comes with the current record', async () => {
  const current = { id: 1, version: 3 };
  answer(409, { message: 'errors.stale', current });
  const stale = await thrownBy(api.act('promotions', 1, 'approval', { version: 2 }));
  expect(stale).toMatchObject({ status: 409, isConflict: true, current });
  answer(409, { message: 'priceBatches.errors.planned', conflicts: [1], count: 7 });
  const planned = await thrownBy(api.act('priceBatches', 1, 'submission'));
  expect(planned?.current).toBeUndefined();
  expect(planned?.details<{ count: number }>()).toMatchObject({ count: 7 });
});

test.each([502, 503, 504])(
  'a proxy that answers %s for the server is told in words',
  async (status) => {
    answer(status, null, 'Service Unavailable');
    expect((await thrownBy(api.call('GET', '/jobs')))?.key).toBe('errors.noServer');
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('<html>down</html>', { status }));
    expect((await thrownBy(api.call('GET', '/jobs')))?.key).toBe('errors.noServer');
  },
);

test('a response without a body and a request without an answer are told in our words', async () => {
  for (const [status, key] of [
    [418, 'ra.notification.http_error'],
    [500, 'errors.internal'],
  ] as const) {
    answer(status, null, 'Internal Server Error');
    expect((await thrownBy(api.call('GET', '/jobs')))?.key).toBe(key);
  }
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
  expect(await thrownBy(api.call('GET', '/jobs'))).toMatchObject({
    status: 0,
    key: 'errors.noServer',
  });
  expect(ApiError.from(undefined).key).toBe('ra.notification.http_error');
});

test('a success without the record is no answer, so that the next try is the same request', async () => {
  const sent = vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async () => new Response('<html>Sign in to the network</html>'));
  const create = () => thrownBy(api.create('products', { data: { name: 'Lamp' } }));
  for (const _ of [1, 2])
    expect(await create()).toMatchObject({ key: 'errors.noServer', leavesUnknown: true });
  const keys = sent.mock.calls.map(([, options]) =>
    new Headers(options?.headers).get('idempotency-key'),
  );
  expect(keys[0]).toBeTruthy();
  expect(new Set(keys).size).toBe(1);
});
