/** Exchanges beside everything else that happens to their orders: other refunds, the store's own returns, and what the shop answers. */
import { describe, expect, test } from 'vitest';
import { NOW } from '../support/openApi.ts';
import { readCase, stepOf, refusal } from './caseStore.ts';
import {
  answerShop,
  askExchange,
  DAY,
  exchangeOf,
  inspected,
  exchangeTests,
  pay,
  sellCups,
  take,
} from './exchangeStore.ts';
import { grant, quoteOf, runPayments } from './refundStore.ts';
import { next } from './ticketStore.ts';

const { shop, stageOf, orderIdOf } = exchangeTests();

const totalOf = async (order: string, quantity: number, id = 'CUP') =>
  (await quoteOf(shop.agent, await orderIdOf(order), { lines: [{ id, quantity }] })).body.total;
const parcel = () => ({ carrier: 'SF', trackingNumber: next() });
/** What the shop was asked to send for an order and has to send still. */
const toSend = async (order: string) =>
  (
    await shop.store<{ kind: string; orderExternalId: string; lines: object[] }[]>(
      'GET',
      '/api/store/instructions?open=true',
    )
  ).body.filter(({ kind, orderExternalId }) => kind === 'replace' && orderExternalId === order);
const returnByStore = (order: string, line: object, returnedAt = shop.api.now) =>
  shop.store('POST', '/api/store/returns', {
    externalId: next(),
    orderExternalId: order,
    returnedAt,
    lines: [{ name: 'Cup', ...line }],
  });

describe('what a replacement is worth', () => {
  test('is refunded whole, although another unit was refunded before the exchange was done', async () => {
    const order = await sellCups(shop);
    const { id, number } = await inspected(shop, order, { by: 'MUG' });
    await take(shop.agent, id, 'settle');
    await pay(shop, number, 1500);
    shop.api.now = NOW + DAY;
    expect(
      (await grant(shop.agent, await orderIdOf(order), { lines: [{ id: 'CUP', quantity: 1 }] }))
        .status,
    ).toBe(201);
    await runPayments(shop.api);
    shop.api.now = NOW + 2 * DAY;
    await answerShop(shop, id, 'done', NOW + 2 * DAY);
    shop.api.now = NOW + 13 * DAY;
    expect([await stageOf(id), await totalOf(order, 1)]).toEqual(['completed', 4250]);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('is that of each of two units that are exchanged at the same time', async () => {
    const order = await sellCups(shop);
    const first = await inspected(shop, order, { by: 'MUG' });
    await take(shop.agent, first.id, 'settle');
    await pay(shop, first.number, 1500);
    const second = await inspected(shop, order, { by: 'GLASS' });
    await take(shop.agent, second.id, 'settle');
    await answerShop(shop, first.id, 'done');
    await answerShop(shop, second.id, 'done');
    await runPayments(shop.api);
    shop.api.now = NOW + 11 * DAY;
    expect(await totalOf(order, 2)).toBe(4250 + 2000);
  });
  test('went back with what the store returned itself, by its line or by its goods', async () => {
    for (const line of [{ id: 'CUP' }, { sku: 'CUP' }]) {
      shop.api.now = NOW;
      const order = await sellCups(shop);
      const { id, number } = await inspected(shop, order, { by: 'MUG' });
      await take(shop.agent, id, 'settle');
      await pay(shop, number, 1500);
      await answerShop(shop, id, 'done');
      shop.api.now = NOW + 11 * DAY;
      expect(await totalOf(order, 1)).toBe(4250);
      const { status } = await returnByStore(order, { ...line, quantity: 1, amount: 4250 });
      expect([status, await totalOf(order, 1)]).toEqual([200, 2750]);
    }
  });
});

describe('an order that was redeemed, whose lines the store names by nothing', () => {
  const redeemed = async (): Promise<string> => {
    const orderId = next();
    const lines = [{ id: 'r1', sku: 'CUP', quantity: 2 }];
    const made = await shop.store('POST', '/api/store/redemptions', {
      orderId,
      member: 'm1',
      lines,
    });
    const sent = await shop.store('POST', '/api/store/orders', {
      externalId: orderId,
      channel: 'web',
      memberExternalId: 'm1',
      currency: 'CNY',
      shipping: 0,
      lines: [{ sku: 'CUP', name: 'Cup', quantity: 2, unitPrice: 3000, paid: 6000 }],
      statuses: ['placed', 'paid', 'shipped', 'delivered'].map((status) => ({
        status,
        at: NOW,
      })),
    });
    await pay(shop, orderId, 6000);
    expect([made, sent].filter(({ status }) => status !== 200)).toEqual([]);
    return orderId;
  };

  test('has no unit refunded that is under an open exchange', async () => {
    const order = await redeemed();
    const { status, body } = await askExchange(shop, order, { quantity: 2 });
    expect(status).toBe(201);
    const asked = { lines: [{ id: 'r1', quantity: 1 }] };
    const refused = await grant(shop.agent, await orderIdOf(order), asked);
    expect([refused.status, JSON.stringify(refused.body.errors)]).toEqual([
      422,
      expect.stringContaining('refunds.errors.underCase'),
    ]);
    await take(shop.agent, body.id, 'cancel');
    expect((await grant(shop.agent, await orderIdOf(order), asked)).status).toBe(201);
  });
  test('has its exchanges settled, and their replacements refunded by what was given for them', async () => {
    const order = await redeemed();
    const { id, number } = await inspected(shop, order, { by: 'MUG' });
    await take(shop.agent, id, 'settle');
    expect(await exchangeOf(shop.agent, id)).toMatchObject({
      difference: 1250,
      lines: [{ refundable: 3000, price: 4250 }],
    });
    await pay(shop, number, 1250);
    await answerShop(shop, id, 'done');
    shop.api.now = NOW + 11 * DAY;
    expect(await totalOf(order, 1, 'r1')).toBe(4250);
    const other = await inspected(shop, order, { by: 'GLASS', replaced: 1 });
    await take(shop.agent, other.id, 'settle');
    await take(shop.manager, other.id, 'convert');
    await take(shop.agent, other.id, 'refund');
    await runPayments(shop.api);
    expect(await stageOf(other.id)).toBe('completed');
    expect([await totalOf(order, 1, 'r1'), await shop.api.verify()]).toEqual([3000, []]);
  });
});

describe('what the shop was asked to send in advance', () => {
  const inAdvance = async (by?: string) => {
    const order = await sellCups(shop);
    const { id, number } = (await askExchange(shop, order, by === undefined ? {} : { by })).body;
    await take(shop.manager, id, 'approve');
    await take(shop.manager, id, 'shipAdvance');
    return { id, number, order };
  };
  const bringBack = async (id: number) => {
    await take(shop.agent, id, 'receive', { lines: [{ lineNumber: 1, quantity: 1 }] });
    await take(shop.agent, id, 'inspect', { lines: [{ lineNumber: 1, resellable: 1 }] });
    return take(shop.agent, id, 'settle');
  };

  test('is sent from when the shop says so, and the fifteen days for the goods begin then', async () => {
    const { id } = await inAdvance();
    expect(await exchangeOf(shop.agent, id)).toMatchObject({ isAdvance: true, shippedAt: null });
    shop.api.now = NOW + 15 * DAY;
    expect(await refusal(stepOf(shop.manager, id, 'closeAsSale'))).toEqual([
      409,
      'exchanges.errors.notSent',
    ]);
    await answerShop(shop, id, 'done', NOW + DAY);
    expect((await readCase(shop.agent, id)).dueAt).toBe(NOW + 16 * DAY);
    expect(await refusal(stepOf(shop.manager, id, 'closeAsSale'))).toEqual([
      409,
      'exchanges.errors.tooEarly',
    ]);
    shop.api.now = NOW + 16 * DAY;
    expect((await take(shop.manager, id, 'closeAsSale')).stage).toBe('closedAsSale');
  });
  test('is awaited, and asked for once, where the goods come back first', async () => {
    const { id, order } = await inAdvance();
    expect((await bringBack(id)).stage).toBe('replacementReserved');
    expect((await toSend(order)).map(({ lines }) => lines)).toEqual([
      [{ sku: 'CUP', quantity: 1 }],
    ]);
    await answerShop(shop, id, 'done', NOW + 1);
    expect(await stageOf(id)).toBe('replacementShipped');
  });
  test('becomes a refund where the shop refuses it after the goods have come back', async () => {
    const { id } = await inAdvance();
    await bringBack(id);
    await answerShop(shop, id, 'refused');
    expect(await stageOf(id)).toBe('refundPending');
  });
  test('is asked for again where the shop refused it before the difference was computed', async () => {
    const { id, order } = await inAdvance();
    await take(shop.agent, id, 'receive', { lines: [{ lineNumber: 1, quantity: 1 }] });
    await answerShop(shop, id, 'refused');
    expect(await toSend(order)).toEqual([]);
    await take(shop.agent, id, 'inspect', { lines: [{ lineNumber: 1, resellable: 1 }] });
    expect((await take(shop.agent, id, 'settle')).stage).toBe('replacementReserved');
    expect(await toSend(order)).toHaveLength(1);
  });
  test('need not be sent any more until the difference is paid, and stays sent where it was before', async () => {
    const { id, number, order } = await inAdvance('MUG');
    shop.api.now = NOW + DAY;
    expect((await bringBack(id)).stage).toBe('awaitingPayment');
    expect(await toSend(order)).toEqual([]);
    // It had left before the goods came back; the shop tells it late.
    shop.api.now = NOW + 30 * DAY;
    expect((await answerShop(shop, id, 'done', NOW + DAY - 1)).status).toBe(200);
    expect(await stageOf(id)).toBe('awaitingPayment');
    await pay(shop, number, 1500, { capturedAt: NOW + 30 * DAY });
    expect(await stageOf(id)).toBe('completed');
    const other = await inAdvance('MUG');
    await bringBack(other.id);
    await pay(shop, other.number, 1500, { capturedAt: NOW + 30 * DAY });
    expect([await stageOf(other.id), (await toSend(other.order)).length]).toEqual([
      'replacementReserved',
      1,
    ]);
  });
  test('is converted to a refund by a manager until the shop has sent it', async () => {
    const { id, order } = await inAdvance();
    expect((await take(shop.manager, id, 'convert')).stage).toBe('convertedToRefund');
    expect(await toSend(order)).toEqual([]);
    const other = await inAdvance();
    await answerShop(shop, other.id, 'done');
    expect(await refusal(stepOf(shop.manager, other.id, 'convert'))).toEqual([
      409,
      'exchanges.errors.shipped',
    ]);
  });
});

describe('staff who send the replacement themselves', () => {
  test('do so instead of the shop, which need not send it any more', async () => {
    const order = await sellCups(shop);
    const { id } = await inspected(shop, order);
    await take(shop.agent, id, 'settle');
    expect(await toSend(order)).toHaveLength(1);
    shop.api.now = NOW + 1;
    await take(shop.agent, id, 'shipReplacement', parcel());
    expect(await toSend(order)).toEqual([]);
    expect((await answerShop(shop, id, 'done', NOW + 1)).status).toBe(409);
  });
  test('cannot where the store has refunded the goods itself meanwhile', async () => {
    const order = await sellCups(shop, { lines: { CUP: [1, 2750] } });
    const { id } = await inspected(shop, order);
    await take(shop.agent, id, 'settle');
    expect((await returnByStore(order, { id: 'CUP', quantity: 1, amount: 2750 })).status).toBe(200);
    expect(await refusal(stepOf(shop.agent, id, 'shipReplacement', parcel()))).toEqual([
      409,
      'exchanges.errors.refundedMeanwhile',
    ]);
  });
});
