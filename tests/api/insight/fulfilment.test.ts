/** The figures of fulfilment: from the rows of the period, each with its definition, and unknown before the first row. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FulfilmentReport } from '#contract/insight/fulfilment';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let store: Call;
let owner: Call;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** 2025-11-17, 12:00 in the store's time zone. */
const NOON = Date.parse('2025-11-17T04:00:00Z');

const send = async (kind: string, body: object) => {
  const { status } = await store('POST', `/api/store/${kind}`, body);
  expect(status).toBe(200);
};
const read = async (from: string, to: string) =>
  (await owner<FulfilmentReport>('GET', `/api/fulfilment/report?from=${from}&to=${to}`)).body;

/** Hours from noon to the payment, to the departure, to the arrival; and by when it was promised. */
const parcel = async (
  name: string,
  [paid, shipped, delivered, promised]: readonly (number | null)[],
) => {
  if (paid !== null)
    await send('orders', {
      externalId: name,
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku: 'CUP', quantity: 1, unitPrice: 100, paid: 100 }],
      statuses: [
        { status: 'placed', at: NOON + (paid ?? 0) * HOUR },
        { status: 'paid', at: NOON + (paid ?? 0) * HOUR },
      ],
    });
  await send('shipments', {
    externalId: name,
    orderExternalId: name,
    promisedAt: NOON + (promised ?? 0) * HOUR,
    lines: [{ sku: 'CUP', quantity: 1 }],
    events: [
      { status: 'shipped', at: NOON + (shipped ?? 0) * HOUR },
      ...(delivered === null || delivered === undefined
        ? []
        : [{ status: 'delivered', at: NOON + delivered * HOUR }]),
    ],
  });
};

beforeAll(async () => {
  api = await openApi();
  store = await api.store();
  owner = await api.raw('owner');
});
afterAll(() => api.close());

test('without parcels and counts nothing is known', async () => {
  expect(await read('2025-11-17', '2025-11-22')).toMatchObject({
    parcelsFrom: null,
    stockFrom: null,
    paidToShipped: null,
    onTime: null,
    outOfStock: null,
  });
});

test('parcels count by when they left and arrived, and are late when they miss their promise', async () => {
  await parcel('a', [0, 2, 20, 24]);
  await parcel('b', [0, 4, 30, 24]);
  await parcel('c', [0, 10, null, 40]);
  // The order of this one is not known, so neither is when it was paid.
  await parcel('d', [null, 3, 9, 200]);
  const report = await read('2025-11-17', '2025-11-22');
  expect(report.paidToShipped).toEqual({
    parcels: 3,
    unknown: 1,
    median: 4 * HOUR,
    p90: 528 * MINUTE,
  });
  expect(report.shippedToDelivered).toEqual({
    parcels: 3,
    unknown: 0,
    median: 18 * HOUR,
    p90: 1464 * MINUTE,
  });
  // The promise of the fourth is still to come.
  expect(report.onTime).toEqual({ part: 1, whole: 3 });
  expect(report.parcelsFrom).toBe(NOON + 2 * HOUR);
  const filter = {
    promisedAt_gte: report.opens,
    promisedAt_lt: Math.min(report.ends, report.readAt),
    isLate: true,
  };
  const { body } = await owner<{ externalId: string }[]>(
    'GET',
    `/api/shipments?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=["id","ASC"]`,
  );
  expect(body.map(({ externalId }) => externalId)).toEqual(['b', 'c']);
});

test('days out of stock are those that ended without any, of the days that are known', async () => {
  const count = (sku: string, quantity: number, hours: number, place = 'main') =>
    send('stock', { sku, place, quantity, at: NOON + hours * HOUR });
  await count('CUP', 3, 0);
  await count('CUP', 0, 24);
  await count('CUP', 5, 72);
  await count('MUG', 1, 24);
  const report = await read('2025-11-17', '2025-11-22');
  // The cup had nothing at the end of the 18th and 19th; the 21st has not ended.
  expect(report.outOfStock).toMatchObject({
    out: 2,
    known: 7,
    skus: [{ sku: 'CUP', productId: null, out: 2, known: 4 }],
  });
  expect((await read('2025-11-10', '2025-11-15')).outOfStock).toBe(null);
  expect(report.readAt).toBe(NOW);
});

test('the median and the ninth of ten lie between two parcels', async () => {
  for (const hours of [1, 2, 3, 100]) await parcel(`between-${hours}`, [-240, hours - 240, null]);
  expect((await read('2025-11-07', '2025-11-12')).paidToShipped).toEqual({
    parcels: 4,
    unknown: 0,
    median: 2.5 * HOUR,
    p90: 4254 * MINUTE,
  });
});
