/** Answers about refund payments that come late: for one that was replaced, for a refund that was rejected, or of another time. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RefundDetail } from '#contract/service/refunds';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import {
  actOn,
  grant,
  onlyPayment,
  openRefunds,
  quoteOf,
  readRefund,
  type RefundStore,
  returnsOf,
  sellOrder,
  units,
} from './refundStore.ts';

let shop: RefundStore;
beforeAll(async () => {
  shop = await openRefunds('shop');
  await shop.owner('POST', '/api/webhookEndpoints', {
    url: 'https://shop.example.com/hook',
    types: ['refund.payment_requested', 'refund.payment_cancelled'],
  });
});
afterAll(() => shop.api.close());

const report = (key: string, further: object = {}) =>
  shop.store<{ state?: string; message?: string; errors?: object }>(
    'POST',
    `/api/store/refundPayments/${key}/result`,
    { outcome: 'succeeded', amount: 1000, at: NOW, reference: `shop-${key}`, ...further },
  );
const refuse = (key: string) =>
  report(key, { outcome: 'failed', failure: 'refused', reference: null });
const read = ({ id }: Pick<RefundDetail, 'id'>) => readRefund(shop.owner, id);
const toldOf = async (key: string) =>
  (
    await query<{ type: string }>(
      shop.api.connection.db,
      `select type from outbox_events where dedupe_key like ? order by id`,
      [`%${key}`],
    )
  ).map(({ type }) => type);

const refundOf = async (order: string) => {
  const id = await sellOrder(shop, order, { lines: { A: [1, 1000] } });
  return (await grant(shop.agent, id, { lines: units({ A: 1 }) })).body;
};
/** A refund whose first payment was refused and is paid again. */
const paidAgain = async (order: string) => {
  const refund = await refundOf(order);
  const first = onlyPayment(refund).key;
  await refuse(first);
  const again = await actOn(shop.agent, onlyPayment(await read(refund)), 'retry');
  return { refund, first, second: onlyPayment(again.body).key };
};

describe('the success of a payment that was replaced', () => {
  test('settles the refund while its replacement waits, and the shop is told not to pay that', async () => {
    const { refund, first, second } = await paidAgain('r-1');
    expect((await report(first, { reference: 'LATE' })).body).toMatchObject({
      state: 'succeeded',
      reference: 'LATE',
    });
    expect(await read(refund)).toMatchObject({
      state: 'succeeded',
      isPaidTwice: false,
      payments: [
        { key: first, state: 'succeeded', providerReference: 'LATE', extra: [] },
        { key: second, state: 'cancelled' },
      ],
    });
    expect(await returnsOf(shop.api, 'r-1')).toHaveLength(1);
    expect(await toldOf(second)).toEqual(['refund.payment_requested', 'refund.payment_cancelled']);
    await report(first, { reference: 'LATE' });
    expect((await read(refund)).isPaidTwice).toBe(false);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('settles it through several replacements, and what moves afterwards has moved twice', async () => {
    const { refund, first, second } = await paidAgain('r-2');
    await refuse(second);
    const third = onlyPayment(
      (await actOn(shop.agent, onlyPayment(await read(refund)), 'retry')).body,
    ).key;
    await report(first);
    expect((await read(refund)).payments.map(({ state }) => state)).toEqual([
      'succeeded',
      'cancelled',
      'cancelled',
    ]);
    await report(third);
    const twice = await read(refund);
    expect([twice.state, twice.isPaidTwice]).toEqual(['succeeded', true]);
    expect(twice.payments[2]?.extra).toMatchObject([{ reference: `shop-${third}` }]);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('is kept apart where the store has refunded the order itself meanwhile', async () => {
    const id = await sellOrder(shop, 'r-3', { lines: { A: [1, 1000] } });
    const { body: refund } = await grant(shop.agent, id, { kind: 'goodwill', amount: 1000 });
    const first = onlyPayment(refund).key;
    await refuse(first);
    await actOn(shop.agent, onlyPayment(await read(refund)), 'retry');
    await shop.store('POST', '/api/store/returns', {
      externalId: 'r-3-own',
      orderExternalId: 'r-3',
      returnedAt: NOW,
      lines: [{ id: 'A', sku: 'A', quantity: 1, amount: 1000 }],
    });
    await report(first);
    expect(await read(refund)).toMatchObject({ state: 'paying', isPaidTwice: true });
  });
});

test('money that moves for a rejected refund is told as not owed, and counts until it has come back', async () => {
  const id = await sellOrder(shop, 'j-1', { lines: { A: [1, 60_000] } });
  const request = { kind: 'goodwill', amount: 60_000 };
  const { body } = await grant(shop.agent, id, request);
  const { key } = onlyPayment(body);
  await shop.owner('POST', `/api/refunds/${body.id}/rejection`, {
    version: body.version,
    reason: 'Not agreed',
  });
  await report(key, { amount: 60_000 });
  const rejected = await read(body);
  expect(rejected).toMatchObject({
    state: 'rejected',
    isPaidTwice: true,
    payments: [{ state: 'cancelled', extra: [{ reference: `shop-${key}` }] }],
  });
  expect((await quoteOf(shop.agent, id, request)).body.tenders).toMatchObject([{ left: 0 }]);
  expect((await grant(shop.agent, id, request)).status).toBe(409);
  const [moved] = rejected.payments;
  if (!moved) throw new Error('The refund has no payment');
  const settled = await actOn(shop.manager, moved, 'settlement', {
    reference: `shop-${key}`,
    reason: 'The customer has sent it back',
  });
  expect(settled.status).toBe(200);
  expect((await quoteOf(shop.agent, id, request)).body.tenders).toMatchObject([{ left: 60_000 }]);
  expect(await shop.api.verify()).toEqual([]);
});

test('money cannot have moved before it was asked for', async () => {
  const refund = await refundOf('z-1');
  const { key } = onlyPayment(refund);
  for (const at of [0, NOW - 600_000]) {
    const refused = await report(key, { at });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      { at: 'refunds.errors.beforeAsked' },
    ]);
  }
  expect((await report(key, { at: NOW - 60_000 })).status).toBe(200);
  expect(await read(refund)).toMatchObject({ state: 'succeeded', succeededAt: NOW });
});

describe('a payment that has succeeded', () => {
  test('is not reported again under another reference: 409 has it, and the money is to be had back', async () => {
    const refund = await refundOf('s-1');
    const { key } = onlyPayment(refund);
    expect((await report(key)).status).toBe(200);
    expect((await report(key)).status).toBe(200);
    expect((await read(refund)).isPaidTwice).toBe(false);
    const current = { key, state: 'succeeded', amount: 1000, reference: `shop-${key}` };
    for (let repeat = 0; repeat < 2; repeat++) {
      const other = await report(key, { reference: 'other' });
      expect([other.status, other.body]).toEqual([
        409,
        { message: 'refunds.errors.otherReference', current },
      ]);
    }
    expect((await read(refund)).payments).toMatchObject([
      { providerReference: `shop-${key}`, extra: [{ reference: 'other', settledAt: null }] },
    ]);
    expect(await returnsOf(shop.api, 's-1')).toHaveLength(1);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('answers a repeat with the same idempotency key in the same way', async () => {
    const { key } = onlyPayment(await refundOf('s-2'));
    await report(key);
    const again = () =>
      shop.store<{ message?: string }>(
        'POST',
        `/api/store/refundPayments/${key}/result`,
        { outcome: 'succeeded', amount: 1000, at: NOW, reference: 'another' },
        { 'idempotency-key': 'result-s-2' },
      );
    const statuses = [(await again()).status, (await again()).status];
    expect(statuses).toEqual([409, 409]);
  });

  test('is confirmed by hand once, and again only by the same reference', async () => {
    const refund = await refundOf('s-3');
    const payment = onlyPayment(refund);
    const confirm = async (reference: string) =>
      actOn(shop.manager, onlyPayment(await read(refund)), 'confirmation', { reference });
    expect((await confirm('hand-3')).status).toBe(200);
    const repeated = await actOn(shop.manager, payment, 'confirmation', { reference: 'hand-3' });
    expect([repeated.status, (await confirm('hand-3')).status]).toEqual([200, 200]);
    const other = await confirm('hand-4');
    expect([other.status, other.body.message]).toEqual([409, 'refunds.errors.payment.succeeded']);
    expect(other.body).toMatchObject({ current: { providerReference: 'hand-3' } });
    expect(await read(refund)).toMatchObject({ state: 'succeeded', isPaidTwice: false });
  });
});
