/** Payments and shipments of the store: each once, in any order of arrival, and shown on their order. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderDetail } from '#contract/orders/orders';
import type { PaymentDraft } from '#contract/orders/payments';
import type { ShipmentDraft } from '#contract/orders/shipments';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { permutations } from '../support/permutations.ts';

let api: OpenApi;
let store: Call;
let owner: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
  owner = await api.raw('owner');
});
afterAll(() => api.close());

const HOUR = 3_600_000;
const send = (kind: string, body: object) =>
  store<{ id: number; outcome: string; errors?: object }>('POST', `/api/store/${kind}`, body);
const outcome = async (kind: string, body: object) => (await send(kind, body)).body.outcome;
const order = (externalId: string) => ({
  externalId,
  channel: 'web',
  currency: 'CNY',
  lines: [
    { id: 'a', sku: 'CUP', quantity: 2, unitPrice: 500, paid: 1000 },
    { sku: 'MUG', quantity: 1, unitPrice: 300, paid: 300 },
  ],
  statuses: [{ status: 'placed', at: NOW - 90 * HOUR }],
});
const payment = (externalId: string, further: Partial<PaymentDraft> = {}): PaymentDraft => ({
  externalId,
  orderExternalId: 'o1',
  tender: 'alipay',
  amount: 1000,
  currency: 'CNY',
  capturedAt: NOW - 80 * HOUR,
  ...further,
});
const shipment = (externalId: string, further: Partial<ShipmentDraft> = {}): ShipmentDraft => ({
  externalId,
  orderExternalId: 'o1',
  carrier: 'SF',
  trackingNumber: `T-${externalId}`,
  promisedAt: NOW - HOUR,
  lines: [{ id: 'a', quantity: 2, serialNumbers: ['N1', 'N2'] }],
  ...further,
});
const show = async (externalId: string) => {
  const filter = encodeURIComponent(JSON.stringify({ externalId }));
  const { body } = await owner<{ id: number }[]>('GET', `/api/orders?filter=${filter}`);
  return (await owner<OrderDetail>('GET', `/api/orders/${body[0]?.id}`)).body;
};
const listed = async (resource: string, filter: object) =>
  (
    await owner<{ externalId: string; orderId: number | null }[]>(
      'GET',
      `/api/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`,
    )
  ).body;

describe('payments', () => {
  test('a payment that comes before its order is shown on the order once it arrives', async () => {
    expect(await outcome('payments', payment('p1'))).toBe('created');
    expect(await listed('payments', { q: 'p1' })).toMatchObject([{ orderId: null }]);
    await send('orders', order('o1'));
    expect(await outcome('payments', payment('p2', { tender: 'giftCard', amount: 400 }))).toBe(
      'created',
    );
    expect((await show('o1')).payments).toMatchObject([
      { externalId: 'p1', tender: 'alipay', amount: 1000 },
      { externalId: 'p2', tender: 'giftCard', amount: 400 },
    ]);
    const [found] = await listed('payments', { q: 'p1' });
    expect(found?.orderId).not.toBeNull();
  });
  test('the same again changes nothing, another sum is refused, and a newer message corrects it', async () => {
    expect(await outcome('payments', payment('p1'))).toBe('unchanged');
    expect(await send('payments', payment('p1', { amount: 999 }))).toMatchObject({
      status: 422,
      body: { errors: { amount: 'payments.errors.otherContent' } },
    });
    const corrected = payment('p1', { amount: 900, updatedAt: NOW - 10 });
    expect(await outcome('payments', corrected)).toBe('updated');
    const older = payment('p1', { amount: 800, updatedAt: NOW - 20 });
    expect(await outcome('payments', older)).toBe('unchanged');
    expect((await show('o1')).payments[0]).toMatchObject({ amount: 900 });
  });
  test('the same payment of a provider is not counted under two ids', async () => {
    const one = payment('p3', { orderExternalId: 'o9', providerReference: 'X1' });
    const { body } = await store<{ results: object[] }>('POST', '/api/store/payments/batch', {
      rows: [one, { ...one, externalId: 'p4' }, { ...one, externalId: 'p5', tender: 'card' }],
    });
    expect(body.results).toMatchObject([
      { outcome: 'created' },
      { outcome: 'refused', errors: { providerReference: 'payments.errors.referenceTaken' } },
      { outcome: 'created' },
    ]);
    expect((await send('payments', { ...one, externalId: 'p6' })).status).toBe(422);
  });
  test('another currency and an instant ahead are refused with their names', async () => {
    const refused = [
      [{ currency: 'USD' }, 'currency'],
      [{ capturedAt: NOW + HOUR }, 'capturedAt'],
    ] as const;
    for (const [further, field] of refused) {
      const { status, body } = await send('payments', { ...payment('p7'), ...further });
      expect([status, Object.keys(body.errors ?? {})]).toEqual([422, [field]]);
    }
  });
  test('each written payment is one activity, and a repeat is none', async () => {
    const { body } = await owner<{ recordName: string; verb: string }[]>(
      'GET',
      '/api/activities?filter={"resource":"payments","recordName":"p1"}&sort=["id","ASC"]',
    );
    expect(body.map(({ verb }) => verb)).toEqual(['create', 'edit']);
  });
});

describe('shipments', () => {
  const at = (hours: number) => NOW - 70 * HOUR + hours * HOUR;
  const messages: ShipmentDraft[] = [
    shipment('s', { updatedAt: at(1), events: [{ status: 'shipped', at: at(1) }] }),
    shipment('s', { updatedAt: at(2), events: [{ status: 'inTransit', at: at(2), place: 'Hub' }] }),
    shipment('s', { updatedAt: at(3), carrier: 'YTO', events: [{ status: 'failed', at: at(3) }] }),
    shipment('s', { updatedAt: at(4), events: [{ status: 'delivered', at: at(4) }] }),
  ];
  test('in any order of messages the parcel has the same way, and the newest carrier', async () => {
    await send('orders', order('o2'));
    const ways = permutations(messages).map((sent, index) =>
      sent.map((one) => ({ ...one, externalId: `s${index}`, orderExternalId: 'o2' })),
    );
    for (const way of ways) {
      const { body } = await store<{ results: { outcome: string }[] }>(
        'POST',
        '/api/store/shipments/batch',
        { rows: way },
      );
      expect(body.results.map((one) => one.outcome)).toEqual([
        'created',
        'updated',
        'updated',
        'updated',
      ]);
    }
    const { shipments } = await show('o2');
    expect(shipments).toHaveLength(24);
    for (const one of shipments)
      expect(one).toMatchObject({
        status: 'delivered',
        carrier: 'SF',
        shippedAt: at(1),
        deliveredAt: at(4),
        lines: [{ orderPosition: 0, quantity: 2, serialNumbers: ['N1', 'N2'] }],
        events: [
          { status: 'shipped' },
          { status: 'inTransit', place: 'Hub' },
          { status: 'failed' },
          { status: 'delivered' },
        ],
      });
  });
  test('the same again changes nothing, and one of another order is refused', async () => {
    await send('shipments', shipment('t'));
    expect(await outcome('shipments', shipment('t'))).toBe('unchanged');
    expect(await send('shipments', shipment('t', { orderExternalId: 'o2' }))).toMatchObject({
      status: 422,
      body: { errors: { orderExternalId: 'shipments.errors.otherOrder' } },
    });
  });
  test('a parcel that would arrive before it left is refused', async () => {
    const events = [
      { status: 'shipped' as const, at: at(5) },
      { status: 'delivered' as const, at: at(4) },
    ];
    expect(await send('shipments', shipment('u', { events }))).toMatchObject({
      status: 422,
      body: { errors: { events: { 0: { at: 'shipments.errors.deliveredFirst' } } } },
    });
  });
  test('late parcels are found, those that are underway among them', async () => {
    expect(await listed('shipments', { isLate: true, isUnderway: true })).toMatchObject([
      { externalId: 't' },
    ]);
    const arrived = await listed('shipments', { isLate: false, isUnderway: false });
    expect(arrived).toHaveLength(24);
    expect(await listed('shipments', { q: 'T-t' })).toMatchObject([{ externalId: 't' }]);
  });
  test('every stored figure of payments and shipments agrees with its rows', async () => {
    expect(await api.verify()).toEqual([]);
  });
});
