/** Money of exchanges that was not due, and exchanges that the store refunded itself: each comes to an end, and money goes back once. */
import { describe, expect, test } from 'vitest';
import type { OrderDetail } from '#contract/orders/orders';
import { message } from '#shared/fields';
import { NOW } from '../support/openApi.ts';
import { readCase, stepOf, refusal } from './caseStore.ts';
import {
  answerShop,
  askExchange,
  bringIn,
  DAY,
  exchangeOf,
  inspected,
  exchangeTests,
  pay,
  sellCups,
  take,
} from './exchangeStore.ts';
import { quoteOf, readRefund, runPayments } from './refundStore.ts';
import { next } from './ticketStore.ts';

const { shop, stageOf, orderIdOf } = exchangeTests();

const refundedOf = async (order: string) => {
  const { body } = await quoteOf(shop.agent, await orderIdOf(order), {});
  return body.tenders.reduce((sum, { refunded }) => sum + refunded, 0);
};
const worthOf = async (order: string) =>
  (await quoteOf(shop.agent, await orderIdOf(order), { lines: [{ id: 'CUP', quantity: 1 }] })).body
    .total;
const listed = async (id: number) => {
  const filter = encodeURIComponent(JSON.stringify({ hasExtraPayment: true, id }));
  return (await shop.agent<object[]>('GET', `/api/cases?filter=${filter}`)).body.length === 1;
};
/** What can be given back, and whether Today and the page say so. */
const extraOf = async (id: number) => {
  const { extra } = await exchangeOf(shop.agent, id);
  const isOffered = (await readCase(shop.agent, id)).allowed.includes('settleExtra');
  expect([id, isOffered, await listed(id)]).toEqual([id, extra > 0, extra > 0]);
  return extra;
};
const returnByStore = (order: string, amount: number) =>
  shop.store('POST', '/api/store/returns', {
    externalId: next(),
    orderExternalId: order,
    returnedAt: shop.api.now,
    lines: [{ id: 'CUP', name: 'Cup', quantity: 1, amount }],
  });
const refundIn = async (order: string) => {
  const filter = encodeURIComponent(JSON.stringify({ orderExternalId: order }));
  const { body } = await shop.owner<{ id: number; version: number; state: string }[]>(
    'GET',
    `/api/refunds?filter=${filter}`,
  );
  return body[0] ?? { id: 0, version: 0, state: '' };
};
const decide = async (order: string, how: 'closing' | 'rejection') => {
  const { id, version } = await refundIn(order);
  const { status } = await shop.owner('POST', `/api/refunds/${id}/${how}`, {
    reason: 'The store has refunded it',
    version,
  });
  expect(status).toBe(200);
};
/** Settled by the same goods, and then converted to a refund. */
const converted = async (paid = 5500) => {
  const order = await sellCups(shop, { lines: { CUP: [1, paid] } });
  const { id, number } = await inspected(shop, order);
  await take(shop.agent, id, 'settle');
  shop.api.now = NOW + DAY;
  await take(shop.manager, id, 'convert');
  return { id, number, order };
};
/** Settled by a dearer mug, for which 15.00 are due. */
const awaiting = async () => {
  const order = await sellCups(shop);
  const { id, number } = await inspected(shop, order, { by: 'MUG' });
  await take(shop.agent, id, 'settle');
  return { id, number, order };
};

describe('an exchange that became a refund and that the store refunded itself', () => {
  test('ends when its own refund is closed', async () => {
    const { id, order } = await converted();
    await take(shop.agent, id, 'refund');
    expect((await returnByStore(order, 5500)).status).toBe(200);
    await runPayments(shop.api);
    expect([await stageOf(id), (await refundIn(order)).state]).toEqual(['refundFailed', 'failed']);
    await decide(order, 'closing');
    expect(await stageOf(id)).toBe('completed');
    expect(await shop.api.verify()).toEqual([]);
  });
  test('ends when somebody tries to refund it again after its own refund was refused', async () => {
    const { id, order } = await converted(700_000);
    await take(shop.agent, id, 'refund');
    await returnByStore(order, 700_000);
    await decide(order, 'rejection');
    expect(await stageOf(id)).toBe('refundFailed');
    expect((await take(shop.agent, id, 'retryRefund')).stage).toBe('completed');
    expect(await refundedOf(order)).toBe(700_000);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('ends with the message of the store where nothing was granted yet', async () => {
    const { id, order } = await converted();
    expect((await returnByStore(order, 5500)).status).toBe(200);
    expect(await stageOf(id)).toBe('completed');
    expect((await readCase(shop.agent, id)).steps.at(-1)).toMatchObject({ party: 'system' });
  });
  test('ends without a refund where the store had refunded it before it was converted', async () => {
    const order = await sellCups(shop, { lines: { CUP: [1, 5500] } });
    const { id } = await inspected(shop, order);
    await take(shop.agent, id, 'settle');
    shop.api.now = NOW + DAY;
    await returnByStore(order, 5500);
    expect(await stageOf(id)).toBe('replacementReserved');
    await take(shop.manager, id, 'convert');
    expect((await take(shop.agent, id, 'refund')).stage).toBe('completed');
    expect(await refundedOf(order)).toBe(5500);
  });
  test('stays open while a replacement is on its way, and ends once that is settled', async () => {
    const { id, order } = await converted();
    await take(shop.agent, id, 'refund');
    await returnByStore(order, 5500);
    await runPayments(shop.api);
    shop.api.now = NOW + 3 * DAY;
    await answerShop(shop, id, 'done', NOW + DAY - 1);
    expect(await stageOf(id)).toBe('refundFailed');
    await take(shop.agent, id, 'settleSent', { outcome: 'cameBack' }, 'Came back unopened');
    const { stage, closedAt } = await readCase(shop.agent, id);
    expect([stage, closedAt]).toEqual(['completed', NOW + 3 * DAY]);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('gives back what was paid for its difference, which the store did not refund', async () => {
    const { id, number, order } = await awaiting();
    await pay(shop, number, 1000);
    await take(shop.agent, id, 'decline', {}, 'Too dear');
    shop.api.now = NOW + DAY;
    await returnByStore(order, 2750);
    expect([await stageOf(id), await extraOf(id)]).toEqual(['completed', 1000]);
    await take(shop.agent, id, 'settleExtra');
    await runPayments(shop.api);
    expect([await extraOf(id), await refundedOf(order)]).toEqual([0, 3750]);
    expect(await shop.api.verify()).toEqual([]);
  });
});

describe('what was paid and was not due', () => {
  test('goes back to the payment by which it was paid, the newest first, and is told on the case and the order', async () => {
    const { id, number, order } = await awaiting();
    await pay(shop, number, 1500);
    await pay(shop, number, 900, { capturedAt: NOW + 60_000, tender: 'wechatPay' });
    await answerShop(shop, id, 'done');
    shop.api.now = NOW + 11 * DAY;
    expect((await readCase(shop.agent, id)).advice).toEqual([]);
    await take(shop.agent, id, 'settleExtra');
    const { refunds } = await exchangeOf(shop.agent, id);
    expect(refunds).toMatchObject([{ purpose: 'extra', state: 'paying', total: 900 }]);
    const { payments } = await readRefund(shop.agent, refunds[0]?.id ?? 0);
    expect(payments).toMatchObject([{ tender: 'wechatPay', amount: 900 }]);
    await runPayments(shop.api);
    expect((await exchangeOf(shop.agent, id)).refunds).toMatchObject([{ state: 'succeeded' }]);
    const shown = await shop.agent<OrderDetail>('GET', `/api/orders/${await orderIdOf(order)}`);
    expect(shown.body.differencePayments).toMatchObject([
      { tender: 'alipay', amount: 1500, caseId: id, caseNumber: number },
      { tender: 'wechatPay', amount: 900, caseId: id, caseNumber: number },
    ]);
    expect(shown.body.payments.map(({ tender }) => tender)).not.toContain('wechatPay');
    expect(await shop.api.verify()).toEqual([]);
  });
  test('above what the person may refund alone waits for approval, as the case says', async () => {
    const { id, number } = await awaiting();
    await pay(shop, number, 5_000_000);
    await answerShop(shop, id, 'done');
    shop.api.now = NOW + 11 * DAY;
    // The dialog says so before.
    expect((await readCase(shop.agent, id)).advice).toEqual([
      { action: 'settleExtra', why: message('exchanges.extraApproval', { limit: 50_000 }) },
    ]);
    await take(shop.agent, id, 'settleExtra');
    expect((await exchangeOf(shop.agent, id)).refunds).toMatchObject([
      { purpose: 'extra', state: 'submitted' },
    ]);
  });
  test('for a replacement that never came goes back to that payment with the refund of the goods', async () => {
    const { id, number } = await awaiting();
    await pay(shop, number, 1000, { tender: 'wechatPay' });
    await take(shop.agent, id, 'decline', {}, 'Too dear');
    await take(shop.agent, id, 'refund');
    const { refunds } = await exchangeOf(shop.agent, id);
    expect(refunds).toMatchObject([{ purpose: 'goods', total: 3750 }]);
    const { payments } = await readRefund(shop.agent, refunds[0]?.id ?? 0);
    expect(payments[0]).toMatchObject({ tender: 'wechatPay', amount: 1000 });
    expect(payments.reduce((sum, { amount }) => sum + amount, 0)).toBe(3750);
  });
  test('goes back once of a replacement that cost less, which is then worth its price alone', async () => {
    const { id, number, order } = await awaiting();
    await pay(shop, number, 2000);
    await answerShop(shop, id, 'done');
    shop.api.now = NOW + 11 * DAY;
    expect(await stageOf(id)).toBe('completed');
    expect([await extraOf(id), await worthOf(order)]).toEqual([500, 4250]);
    await take(shop.agent, id, 'settleExtra');
    expect(await refusal(stepOf(shop.agent, id, 'settleExtra'))).toEqual([
      409,
      'exchanges.errors.nothingExtra',
    ]);
    await runPayments(shop.api);
    expect([await extraOf(id), await worthOf(order), await refundedOf(order)]).toEqual([
      0, 4250, 500,
    ]);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('is all that comes in after the difference was waived', async () => {
    const { id, number, order } = await awaiting();
    await pay(shop, number, 600);
    shop.api.now = NOW + DAY;
    await take(shop.manager, id, 'waive', {}, 'A good customer');
    shop.api.now = NOW + 2 * DAY;
    await pay(shop, number, 900, { capturedAt: NOW + 2 * DAY });
    await answerShop(shop, id, 'done', NOW + 2 * DAY);
    shop.api.now = NOW + 13 * DAY;
    expect([await stageOf(id), await extraOf(id), await worthOf(order)]).toEqual([
      'completed',
      900,
      2750 + 600,
    ]);
  });
  test('of one that was refused goes back, and is owed again once the appeal succeeds', async () => {
    const order = await sellCups(shop);
    const { id, number } = (await askExchange(shop, order, { by: 'MUG' })).body;
    await take(shop.agent, id, 'reject', {}, 'Worn');
    await pay(shop, number, 1500);
    expect(await extraOf(id)).toBe(1500);
    expect((await take(shop.agent, id, 'settleExtra')).stage).toBe('rejected');
    await runPayments(shop.api);
    expect([await extraOf(id), await refundedOf(order)]).toEqual([0, 1500]);
    await take(shop.agent, id, 'appeal', {}, 'It was not');
    await take(shop.manager, id, 'approve');
    await bringIn(shop, id, { resellable: 1 });
    expect((await take(shop.agent, id, 'settle')).stage).toBe('awaitingPayment');
    expect((await exchangeOf(shop.agent, id)).owed).toBe(1500);
    await pay(shop, number, 1500);
    expect(await stageOf(id)).toBe('replacementReserved');
    await answerShop(shop, id, 'done');
    shop.api.now = NOW + 11 * DAY;
    expect([await extraOf(id), await worthOf(order)]).toEqual([0, 4250]);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('of one that was closed as a sale is what exceeds the price of the replacement', async () => {
    const order = await sellCups(shop);
    const { id, number } = (await askExchange(shop, order, { by: 'MUG' })).body;
    await take(shop.manager, id, 'approve');
    await take(shop.manager, id, 'shipAdvance');
    await answerShop(shop, id, 'done');
    shop.api.now = NOW + 15 * DAY;
    await take(shop.manager, id, 'closeAsSale');
    await pay(shop, number, 4250);
    expect(await extraOf(id)).toBe(0);
    await pay(shop, number, 300);
    expect(await extraOf(id)).toBe(300);
    expect((await take(shop.agent, id, 'settleExtra')).stage).toBe('closedAsSale');
    await runPayments(shop.api);
    expect([await extraOf(id), await refundedOf(order)]).toEqual([0, 300]);
  });
  test('waits until somebody has said what became of a replacement that was sent anyway', async () => {
    const { id, number, order } = await converted();
    await take(shop.agent, id, 'refund');
    await runPayments(shop.api);
    shop.api.now = NOW + 3 * DAY;
    await answerShop(shop, id, 'done', NOW + DAY - 1);
    await pay(shop, number, 5500, { capturedAt: NOW + 2 * DAY });
    expect(await refusal(stepOf(shop.agent, id, 'settleExtra'))).toEqual([
      409,
      'exchanges.errors.sentAnyway',
    ]);
    await take(shop.agent, id, 'settleSent', { outcome: 'paid' }, 'Keeps it and has paid');
    expect([await extraOf(id), await refundedOf(order)]).toEqual([0, 5500]);
  });
});
