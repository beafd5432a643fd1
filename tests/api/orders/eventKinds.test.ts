/** Kinds of behaviour that stores send. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVENT_TYPES, type ListedEvent } from '#contract/orders/events';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
});
afterAll(() => api.close());

const NEEDS: Record<string, object> = {
  dwell: { detail: { seconds: 40 } },
  referral: { detail: { refereeExternalId: 'm2' } },
  activity_entry: { detail: { activity: 'double-11' } },
  custom: { name: 'wishlist' },
};
const event = (type: string, further: object = {}) => ({
  externalId: `e-${type}`,
  type,
  at: NOW - 1000,
  channel: 'web',
  memberExternalId: 'm1',
  ...further,
});

test('every kind is stored with what it needs, and listed with the name of a custom one', async () => {
  await store('POST', '/api/store/members', { externalId: 'm1' });
  const rows = EVENT_TYPES.map((type) => event(type, NEEDS[type]));
  const { body } = await store<{ results: { outcome: string }[] }>(
    'POST',
    '/api/store/events/batch',
    { rows },
  );
  expect(new Set(body.results.map(({ outcome }) => outcome))).toEqual(new Set(['created']));
  const manager = await api.raw('manager');
  const filter = encodeURIComponent(JSON.stringify({ name: 'wishlist' }));
  const listed = await manager<ListedEvent[]>('GET', `/api/events?filter=${filter}`);
  expect(listed.body).toMatchObject([{ type: 'custom', name: 'wishlist' }]);
});

test('details beyond their bounds are refused with the field, never stored as something else', async () => {
  const refused = async (detail: object) => {
    const { status, body } = await store<{ errors?: object }>(
      'POST',
      '/api/store/events',
      event('dwell', { externalId: 'e-bounds', detail: { seconds: 1, ...detail } }),
    );
    return [status, Object.keys((body.errors as { detail?: object })?.detail ?? {})];
  };
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]));
  expect(await refused({ seconds: 86_401 })).toEqual([422, ['seconds']]);
  expect(await refused({ big: 2 ** 53 })).toEqual([422, ['big']]);
  expect(await refused({ [' a']: 1 })).toEqual([422, [' a']]);
  expect(await refused({ ['a'.repeat(61)]: 1 })).toEqual([422, ['a'.repeat(61)]]);
  expect(await refused({ '': 1 })).toEqual([422, ['']]);
  expect((await refused(many(50)))[0]).toBe(422);
  expect(await refused({ ...many(49), seconds: 86_400, k0: 2 ** 53 - 1 })).toEqual([200, []]);
  const proto = JSON.stringify(event('visit', { detail: { x: 1 } })).replace('"x"', '"__proto__"');
  expect((await store('POST', '/api/store/events', proto)).status).toBe(400);
});

test('one without what it needs is refused with the field', async () => {
  const { body } = await store<{ results: { errors?: object }[] }>(
    'POST',
    '/api/store/events/batch',
    { rows: [event('custom'), event('visit', { name: 'x' }), event('dwell')] },
  );
  expect(body.results.map(({ errors }) => errors)).toEqual([
    { name: 'ra.validation.required' },
    { name: 'events.errors.nameOfCustom' },
    { detail: { seconds: 'ra.validation.required' } },
  ]);
});
