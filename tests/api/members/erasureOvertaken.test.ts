/** Parcels and returns of an erased member that arrive before their order. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
});
afterAll(() => api.close());

test('what arrives before its order of an erased member loses its words with the order', async () => {
  const externalId = 'M-1';
  const { body: member } = await store<{ id: number }>('POST', '/api/store/members', {
    externalId,
    name: 'Ann',
  });
  const owner = await api.raw('owner');
  const typed = { confirmation: externalId, ground: 'request' };
  expect((await owner('POST', `/api/members/${member.id}/erasure`, typed)).status).toBe(200);
  const line = { id: 'a', sku: 'CUP', name: 'Cup', quantity: 1, unitPrice: 5000, paid: 5000 };
  const orderExternalId = 'O-late';
  const parcel = {
    externalId: 'S-late',
    orderExternalId,
    carrier: 'SF',
    trackingNumber: 'SF-PEONY-1',
    lines: [{ id: 'a', quantity: 1 }],
    events: [{ status: 'shipped', at: NOW - 5000, place: 'Peony Lane' }],
  };
  const sent: [path: string, body: object][] = [
    ['shipments', parcel],
    ['shipments', { ...parcel, trackingNumber: 'SF-PEONY-2' }],
    [
      'returns',
      {
        externalId: 'R-late',
        orderExternalId,
        returnedAt: NOW,
        channel: 'web',
        reason: 'Peony allergy',
        lines: [{ id: 'a', quantity: 1, amount: 5000 }],
      },
    ],
    [
      'orders',
      {
        externalId: orderExternalId,
        channel: 'web',
        currency: 'CNY',
        memberExternalId: externalId,
        lines: [line],
        statuses: ['placed', 'paid'].map((status) => ({ status, at: NOW - 10_000 })),
      },
    ],
  ];
  for (const [path, body] of sent)
    expect([path, await store('POST', `/api/store/${path}`, body)]).toMatchObject([
      path,
      { status: 200 },
    ]);
  for (const sql of [
    `select reason as text from returns where external_id = 'R-late'`,
    `select tracking_number as text from shipments where external_id = 'S-late'`,
    'select place as text from shipment_events',
  ])
    expect(await query(api.connection.db, sql)).toEqual([{ text: null }]);
  const told = await query(
    api.connection.db,
    `select after from activities where resource = 'shipments' and (after like '%PEONY%' or before like '%PEONY%')`,
  );
  expect(told).toEqual([]);
});
