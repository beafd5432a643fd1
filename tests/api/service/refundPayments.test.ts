/** The money of refunds: a provider that refuses, is slow, does not answer or answers twice, the shop, and people. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RefundDetail } from '#contract/service/refunds';
import { PAY_REFUNDS } from '#server/service/refundSteps/runner';
import { type Call, NOW } from '../support/openApi.ts';
import {
  actOn,
  grant,
  onlyPayment,
  refundTests,
  quoteOf,
  readRefund,
  returnsOf,
  runPayments,
  sellOrder,
  setProvider,
  units,
} from './refundStore.ts';

const MINUTE = 60_000;

const shop = refundTests();

/** A granted refund of everything, of an order that was paid with this reference. */
const refundPaidWith = async (order: string, reference: string, call: Call = shop.agent) => {
  const id = await sellOrder(shop, order, {
    lines: { A: [1, 1000] },
    payments: [{ tender: 'alipay', amount: 1000, reference }],
  });
  return (await grant(call, id, { lines: units({ A: 1 }) })).body;
};
const read = ({ id }: Pick<RefundDetail, 'id'>) => readRefund(shop.owner, id);
const verbsOf = async (id: number) =>
  (
    await shop.owner<{ verb: string }[]>(
      'GET',
      `/api/activities?filter={"resource":"refunds","recordId":"${id}"}`,
    )
  ).body.map(({ verb }) => verb);
const runAt = async (at: number) => {
  shop.api.now = at;
  await runPayments(shop.api);
};

describe('a provider', () => {
  test('that refuses leaves the refund failed and nothing else, and it is paid again', async () => {
    const refund = await refundPaidWith('p-1', 'p-1-refused');
    await runAt(NOW);
    const failed = await read(refund);
    expect(failed).toMatchObject({
      state: 'failed',
      payments: [{ state: 'failed', failure: 'refused' }],
    });
    expect(await returnsOf(shop.api, 'p-1')).toEqual([]);
    const retried = await actOn(shop.agent, onlyPayment(failed), 'retry');
    expect(retried.body).toMatchObject({
      state: 'paying',
      payments: [{ state: 'cancelled' }, { state: 'pending', attempts: 1 }],
    });
    await runAt(NOW + MINUTE);
    expect((await read(refund)).state).toBe('failed');
  });

  test('that refuses is passed over by another tender, which a person confirms with its reference', async () => {
    const refund = await refundPaidWith('p-2', 'p-2-closed');
    await runAt(NOW);
    const payment = onlyPayment(await read(refund));
    const same = await actOn(shop.manager, payment, 'otherTender', { tender: 'alipay' });
    expect([same.status, same.body.errors]).toEqual([422, { tender: 'refunds.errors.sameTender' }]);
    expect((await actOn(shop.agent, payment, 'otherTender', { tender: 'cash' })).status).toBe(403);
    const other = await actOn(shop.manager, payment, 'otherTender', { tender: 'bankTransfer' });
    expect(onlyPayment(other.body)).toMatchObject({ tender: 'bankTransfer', state: 'pending' });
    await runAt(NOW + MINUTE);
    const waiting = onlyPayment(await read(refund));
    expect(waiting.state).toBe('pending');
    const confirmed = await actOn(shop.manager, waiting, 'confirmation', { reference: 'bank-77' });
    expect(confirmed.body.state).toBe('succeeded');
    expect(await returnsOf(shop.api, 'p-2')).toEqual([[1, 1000, 0, 'fits']]);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('that is slow is asked again, and its answer counts when it comes', async () => {
    const refund = await refundPaidWith('p-3', 'p-3-slow');
    await runAt(NOW);
    expect((await read(refund)).payments).toMatchObject([{ state: 'unknown' }]);
    await runAt(NOW + MINUTE);
    expect((await read(refund)).payments).toMatchObject([{ state: 'unknown' }]);
    await runAt(NOW + 10 * MINUTE);
    expect(await read(refund)).toMatchObject({
      state: 'succeeded',
      succeededAt: NOW + 5 * MINUTE,
    });
    expect(await returnsOf(shop.api, 'p-3')).toHaveLength(1);
  });

  test('that breaks off after it paid is not asked to pay again', async () => {
    const refund = await refundPaidWith('p-4', 'p-4-lost');
    await runAt(NOW);
    const unknown = onlyPayment(await read(refund));
    expect(unknown.state).toBe('unknown');
    const refused = await actOn(shop.manager, unknown, 'retry');
    expect([refused.status, refused.body.message]).toEqual([409, 'refunds.errors.payment.unknown']);
    await runAt(NOW + 2 * MINUTE);
    expect((await read(refund)).state).toBe('succeeded');
    expect(await returnsOf(shop.api, 'p-4')).toHaveLength(1);
  });

  test('that breaks off without paying ends as failed', async () => {
    const refund = await refundPaidWith('p-5', 'p-5-dead');
    await runAt(NOW);
    await runAt(NOW + 2 * MINUTE);
    expect(await read(refund)).toMatchObject({ state: 'failed', payments: [{ state: 'failed' }] });
  });

  test('is not asked for what the store has refunded itself meanwhile', async () => {
    const id = await sellOrder(shop, 'p-6', { lines: { A: [1, 1000] } });
    const { body: refund } = await grant(shop.agent, id, { kind: 'goodwill', amount: 1000 });
    await shop.store('POST', '/api/store/returns', {
      externalId: 'p-6-own',
      orderExternalId: 'p-6',
      returnedAt: NOW,
      lines: [{ id: 'A', sku: 'A', quantity: 1, amount: 1000 }],
    });
    await runAt(NOW);
    expect(await read(refund)).toMatchObject({
      state: 'failed',
      payments: [{ state: 'failed', failure: 'metByStore' }],
    });
  });
});

describe('what the store has refunded itself', () => {
  const refundedByStore = (order: string) =>
    shop.store('POST', '/api/store/returns', {
      externalId: `${order}-own`,
      orderExternalId: order,
      returnedAt: NOW,
      lines: [{ id: 'A', sku: 'A', quantity: 1, amount: 60_000 }],
    });
  const waiting = async (order: string) => {
    const id = await sellOrder(shop, order, { lines: { A: [1, 60_000] } });
    return (await grant(shop.agent, id, { kind: 'goodwill', amount: 60_000 })).body;
  };
  const approve = ({ id, version }: RefundDetail) =>
    shop.manager<{ state: string; message?: string }>('POST', `/api/refunds/${id}/approval`, {
      version,
      reason: null,
    });

  test('is not paid again by an approval, whoever pays', async () => {
    for (const provider of ['trial', 'shop'] as const) {
      await setProvider(shop.api, provider);
      const refund = await waiting(`m-${provider}`);
      await refundedByStore(`m-${provider}`);
      const refused = await approve(refund);
      expect([refused.status, refused.body.message]).toEqual([
        409,
        'refunds.errors.beyondCaptured',
      ]);
      expect((await read(refund)).state).toBe('submitted');
    }
    await setProvider(shop.api, 'trial');
  });

  test('is neither paid by another tender nor again, and cannot be confirmed as paid', async () => {
    const refund = await waiting('m-3');
    await approve(refund);
    await refundedByStore('m-3');
    await runAt(NOW);
    const payment = onlyPayment(await read(refund));
    expect(payment).toMatchObject({ state: 'failed', failure: 'metByStore' });
    for (const [noun, body] of [
      ['otherTender', { tender: 'cash' }],
      ['retry', {}],
      ['confirmation', { reference: 'till-9' }],
    ] as const) {
      const refused = await actOn(shop.manager, payment, noun, body);
      expect([refused.status, refused.body.message]).toEqual([
        409,
        'refunds.errors.beyondCaptured',
      ]);
    }
    expect(onlyPayment(await read(refund))).toEqual(payment);
    const close = (call: Call) =>
      call<RefundDetail>('POST', `/api/refunds/${refund.id}/closing`, {
        version: failed.version,
        reason: 'The shop has refunded it',
      });
    const failed = await read(refund);
    expect((await close(shop.agent)).status).toBe(403);
    expect((await close(shop.manager)).body).toMatchObject({
      state: 'closed',
      payments: [{ state: 'cancelled', failure: 'metByStore' }],
    });
    expect((await close(shop.manager)).status).toBe(409);
    expect(await shop.api.verify()).toEqual([]);
  });
});

test('closing a refund of which a part was paid keeps what the store refunded too as money to get back', async () => {
  for (const [order, byStore, toComeBack] of [
    ['cl-1', 1000, 600],
    ['cl-2', 700, 300],
    ['cl-3', 400, 0],
  ] as const) {
    const id = await sellOrder(shop, order, {
      lines: { A: [1, 1000] },
      payments: [
        { tender: 'cash', amount: 600 },
        { tender: 'card', amount: 400 },
      ],
    });
    const { body } = await grant(shop.agent, id, { kind: 'goodwill', amount: 1000 });
    const cash = body.payments.find(({ tender }) => tender === 'cash');
    if (!cash) throw new Error('Nothing is paid in cash');
    await actOn(shop.manager, cash, 'confirmation', { reference: `${order}-till` });
    await shop.store('POST', '/api/store/returns', {
      externalId: `${order}-own`,
      orderExternalId: order,
      returnedAt: NOW,
      lines: [{ id: 'A', sku: 'A', quantity: 1, amount: byStore }],
    });
    await runAt(NOW);
    const { version } = await read(body);
    const reason = 'The shop has refunded it';
    await shop.manager('POST', `/api/refunds/${body.id}/closing`, { version, reason });
    const closed = await read(body);
    const parts = closed.payments.flatMap(({ extra }) => extra.map(({ amount }) => amount));
    expect([closed.state, closed.isPaidTwice, parts]).toEqual([
      'closed',
      toComeBack > 0,
      toComeBack > 0 ? [toComeBack] : [],
    ]);
    if (toComeBack === 0) continue;
    const paid = closed.payments.find(({ extra }) => extra.length > 0);
    if (!paid) throw new Error('Nothing has to come back');
    const settled = await actOn(shop.manager, paid, 'settlement', {
      reference: `${order}-till`,
      reason: 'The customer has paid it back',
    });
    expect([settled.status, settled.body.isPaidTwice]).toEqual([200, false]);
  }
  expect(await shop.api.verify()).toEqual([]);
});

test('a fault in one payment stops none of the others, and the payment is tried again', async () => {
  const first = await refundPaidWith('f-1', 'f-1-x');
  const second = await refundPaidWith('f-2', 'f-2-x');
  const { connection } = shop.api.application;
  let calls = 0;
  const transaction: typeof connection.transaction = (work) =>
    ++calls === 1 ? Promise.reject(new Error('Broken')) : connection.transaction(work);
  const broken = { ...shop.api.application, connection: { ...connection, transaction } };
  await expect(PAY_REFUNDS(broken)).rejects.toThrow('Payments of refunds failed');
  expect([(await read(first)).state, (await read(second)).state]).toEqual(['paying', 'succeeded']);
  await runAt(NOW);
  expect((await read(first)).state).toBe('succeeded');
});

test('another tender is one by which enough of the order was paid, or one that a person pays', async () => {
  const id = await sellOrder(shop, 'o-1', {
    lines: { A: [2, 1000] },
    payments: [
      { tender: 'alipay', amount: 500, reference: 'o-1-closed' },
      { tender: 'card', amount: 400, reference: 'o-1-card' },
      { tender: 'wechatPay', amount: 100, reference: 'o-1-wechat' },
    ],
  });
  const refund = (await grant(shop.agent, id, { kind: 'goodwill', amount: 300 })).body;
  await runAt(NOW);
  const failed = onlyPayment(await read(refund));
  for (const tender of ['wechatPay', 'giftCard']) {
    const refused = await actOn(shop.manager, failed, 'otherTender', { tender });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      { tender: 'refunds.errors.tenderNotPaid' },
    ]);
  }
  const other = await actOn(shop.manager, failed, 'otherTender', { tender: 'card' });
  const payment = onlyPayment(other.body);
  expect(payment.tender).toBe('card');
  expect(payment.paymentId).not.toBe(failed.paymentId);
  await runAt(NOW + MINUTE);
  expect((await read(refund)).state).toBe('succeeded');
  const { body: quote } = await quoteOf(shop.agent, id, {});
  expect(quote.tenders.map(({ tender, left }) => [tender, left])).toEqual([
    ['alipay', 500],
    ['card', 100],
    ['wechatPay', 100],
  ]);
  expect(await shop.api.verify()).toEqual([]);
});

describe('two payments of one refund', () => {
  test('the refund succeeds with the last of them, and its effects come once', async () => {
    const id = await sellOrder(shop, 't-1', {
      lines: { A: [1, 1000] },
      payments: [
        { tender: 'card', amount: 600, reference: 't-1-a' },
        { tender: 'alipay', amount: 400, reference: 't-1-refused' },
      ],
    });
    const { body } = await grant(shop.agent, id, { lines: units({ A: 1 }) });
    await runAt(NOW);
    expect(await read(body)).toMatchObject({
      state: 'failed',
      payments: [{ state: 'succeeded' }, { state: 'failed' }],
    });
    expect(await returnsOf(shop.api, 't-1')).toEqual([]);
    const failed = (await read(body)).payments[1];
    if (failed) await actOn(shop.manager, failed, 'confirmation', { reference: 'hand-1' });
    expect((await read(body)).state).toBe('succeeded');
    expect(await returnsOf(shop.api, 't-1')).toEqual([[1, 1000, 0, 'fits']]);
  });
});

describe('the shop', () => {
  beforeAll(() => setProvider(shop.api, 'shop'));
  afterAll(() => setProvider(shop.api, 'trial'));

  const report = (key: string, further: object = {}) =>
    shop.store<{ state?: string; message?: string; errors?: object }>(
      'POST',
      `/api/store/refundPayments/${key}/result`,
      {
        outcome: 'succeeded',
        amount: 1000,
        at: NOW,
        reference: `shop-${key}`,
        ...further,
      },
    );

  test('pays by itself and reports it; a repeat changes nothing and another amount is refused', async () => {
    const refund = await refundPaidWith('h-1', 'h-1');
    await runAt(NOW);
    const { key, state } = onlyPayment(await read(refund));
    expect(state).toBe('pending');
    const wrong = await report(key, { amount: 999 });
    expect([wrong.status, wrong.body.errors]).toEqual([
      422,
      { amount: 'refunds.errors.otherAmount' },
    ]);
    for (let repeat = 0; repeat < 2; repeat++)
      expect((await report(key)).body).toMatchObject({ key, state: 'succeeded' });
    expect((await read(refund)).state).toBe('succeeded');
    expect(await returnsOf(shop.api, 'h-1')).toHaveLength(1);
    expect((await report('refund-0-1')).status).toBe(404);
  });

  test('reports late that a payment moved whose place another had taken, and a person is told', async () => {
    const refund = await refundPaidWith('h-2', 'h-2');
    const { key } = onlyPayment(await read(refund));
    await report(key, { outcome: 'failed', failure: 'refused', reference: null });
    const failed = onlyPayment(await read(refund));
    const other = await actOn(shop.manager, failed, 'otherTender', { tender: 'cash' });
    await actOn(shop.manager, onlyPayment(other.body), 'confirmation', { reference: 'till-4' });
    expect(await read(refund)).toMatchObject({ state: 'succeeded', isPaidTwice: false });
    const flags = async () =>
      (await verbsOf(refund.id)).filter((verb) => verb === 'flag' || verb === 'pay').length;
    const before = await flags();
    for (let repeat = 0; repeat < 3; repeat++) await report(key);
    expect(await flags()).toBe(before + 1);
    const twice = await read(refund);
    expect(twice).toMatchObject({
      state: 'succeeded',
      isPaidTwice: true,
      payments: [
        { extra: [{ reference: `shop-${key}`, at: NOW, settledAt: null }] },
        { extra: [] },
      ],
    });
    expect(await returnsOf(shop.api, 'h-2')).toHaveLength(1);
    expect(await shop.api.verify()).toEqual([]);
    const { body } = await shop.manager<{ id: number }[]>(
      'GET',
      '/api/refunds?filter={"needs":"payment"}',
    );
    expect(body.map(({ id }) => id)).toContain(refund.id);
    const [moved] = twice.payments;
    if (!moved) throw new Error('The refund has no payment');
    const unknown = { reference: 'other', reason: 'Sent back' };
    expect((await actOn(shop.manager, moved, 'settlement', unknown)).status).toBe(422);
    const settled = await actOn(shop.manager, moved, 'settlement', {
      reference: `shop-${key}`,
      reason: 'The customer has sent it back',
    });
    expect(settled.body).toMatchObject({
      isPaidTwice: false,
      payments: [{ extra: [{ settledAt: NOW, settledBy: 'Manager' }] }, {}],
    });
    await report(key);
    expect((await read(refund)).isPaidTwice).toBe(false);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('reports a success after a refusal, and it counts', async () => {
    const refund = await refundPaidWith('h-3', 'h-3');
    const { key } = onlyPayment(await read(refund));
    await report(key, { outcome: 'failed', failure: 'refused', reference: null });
    expect((await read(refund)).state).toBe('failed');
    await report(key);
    expect((await read(refund)).state).toBe('succeeded');
    await report(key, { outcome: 'failed', failure: 'refused', reference: null });
    expect((await read(refund)).state).toBe('succeeded');
  });

  test('cannot use the reference of another payment', async () => {
    const one = await refundPaidWith('h-4', 'h-4');
    const other = await refundPaidWith('h-5', 'h-5');
    await report(onlyPayment(one).key, { reference: 'same' });
    const refused = await report(onlyPayment(other).key, { reference: 'same' });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      { reference: 'payments.errors.referenceTaken' },
    ]);
  });
});

test('a denied payment without an answer can be paid again, and its money counts until then', async () => {
  const refund = await refundPaidWith('n-1', 'n-1-slow');
  await runAt(NOW);
  const unknown = onlyPayment(await read(refund));
  const { body: quote } = await quoteOf(shop.agent, refund.orderId, {});
  expect(quote.tenders).toMatchObject([{ left: 0 }]);
  const denied = await actOn(shop.manager, unknown, 'denial', { reason: 'The bank says no' });
  expect(denied.body).toMatchObject({ state: 'failed' });
  expect(onlyPayment(denied.body)).toMatchObject({ failure: 'declaredByPerson' });
});
