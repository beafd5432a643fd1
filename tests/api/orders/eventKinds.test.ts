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
