/** Exchanges: the difference both ways, the payment that names the case, what the shop answers, and what becomes a refund. */
import { describe, expect, test } from 'vitest';
import { endOfDays } from '#shared/days';
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
import { grant, quoteOf, readRefund, runPayments } from './refundStore.ts';
import { next } from './ticketStore.ts';

const { shop, stageOf, orderIdOf } = exchangeTests();

describe('what is asked for', () => {
  test('goods that are not sold, and lines that are not of the case, are refused with the field', async () => {
    const order = await sellCups(shop);
    const asked = async (replacement: object) => {
      const { id } = (await shop.agent<{ id: number }>('POST', '/api/tickets', TICKET)).body;
      return shop.agent<{ errors?: object }>('POST', '/api/cases', {
        ticketId: id,
        kind: 'exchange',
        orderExternalId: order,
        lines: [{ lineNumber: 1, quantity: 1 }],
        input: { replacements: [replacement] },
      });
    };
    const unknown = await asked({ lineNumber: 1, variantId: 999_999 });
    expect(unknown.body.errors).toEqual({
      input: { replacements: { 0: { variantId: 'errors.notFound' } } },
    });
    const other = await asked({ lineNumber: 2, variantId: shop.variants.MUG });
    expect(other.body.errors).toEqual({
      input: { replacements: { 0: { lineNumber: 'errors.notFound' } } },
    });
    expect((await asked({ lineNumber: 1, variantId: shop.variants.MUG, sku: 'MUG' })).status).toBe(
      422,
    );
    const { body } = await askExchange(shop, order, { reasonCode: 'no-such-reason' });
    expect(body.errors).toEqual({ reasonCode: 'returnCases.errors.reasonUnknown' });
  });
  test('no more units are exchanged than the customer has, also where two agents ask at once', async () => {
    const order = await sellCups(shop);
    const answers = await Promise.all([1, 2, 3].map(() => askExchange(shop, order)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 422]);
  });
  test('an approval keeps the replacement back for seven days, and refuses what is not there', async () => {
    await shop.store('POST', '/api/store/stock', {
      sku: 'GLASS',
      place: 'main',
      quantity: 1,
      at: NOW,
    });
    const first = (await askExchange(shop, await sellCups(shop), { by: 'GLASS' })).body;
    const second = (await askExchange(shop, await sellCups(shop), { by: 'GLASS' })).body;
    await take(shop.manager, first.id, 'approve');
    const end = endOfDays(NOW, 7, 'Asia/Shanghai');
    expect((await exchangeOf(shop.agent, first.id)).heldUntil).toBe(end);
    const [status, reason] = await refusal(stepOf(shop.manager, second.id, 'approve'));
    expect([status, String(reason)]).toEqual([
      409,
      expect.stringContaining('exchanges.errors.shortage'),
    ]);
    shop.api.now = end;
    await take(shop.manager, second.id, 'approve');
    shop.api.now = NOW;
    await shop.store('POST', '/api/store/stock', {
      sku: 'GLASS',
      place: 'main',
      quantity: 90,
      at: NOW + 1,
    });
  });
});

const TICKET = {
  type: 'exchange',
  subject: 'Other cups',
  channel: 'phone',
  message: 'They are broken.',
  isMine: false,
};

describe('a cheaper replacement', () => {
  test('is refunded by the difference once it is sent, over the tenders in their order', async () => {
    const order = await sellCups(shop, {
      payments: [
        { tender: 'alipay', amount: 5000 },
        { tender: 'storeCredit', amount: 500 },
      ],
    });
    const { id } = await inspected(shop, order, { by: 'GLASS' });
    expect((await take(shop.agent, id, 'settle')).stage).toBe('replacementReserved');
    expect(await exchangeOf(shop.agent, id)).toMatchObject({ difference: -750, refundId: null });
    const parcel = { carrier: 'SF', trackingNumber: next() };
    expect((await stepOf(shop.agent, id, 'shipReplacement', {})).status).toBe(422);
    await take(shop.agent, id, 'shipReplacement', parcel);
    const { refundId } = await exchangeOf(shop.agent, id);
    const refund = await readRefund(shop.agent, refundId ?? 0);
    expect(refund).toMatchObject({ kind: 'exchange', total: 750, units: 0 });
    expect(refund.payments.map(({ tender, amount }) => [tender, amount])).toEqual([
      ['storeCredit', 500],
      ['alipay', 250],
    ]);
    await runPayments(shop.api);
    expect(await shop.api.verify()).toEqual([]);
    // Until it arrived, only the other cup can be refunded, by what was paid for it.
    const lines = [{ id: 'CUP', quantity: 1 }];
    const orderId = await orderIdOf(order);
    expect((await quoteOf(shop.agent, orderId, { lines })).body.total).toBe(2750);
    const both = await grant(shop.manager, orderId, { lines: [{ id: 'CUP', quantity: 2 }] });
    expect([both.status, JSON.stringify(both.body.errors)]).toEqual([
      422,
      expect.stringContaining('refunds.errors.underCase'),
    ]);
    // Then the glass is worth what was given for it.
    shop.api.now = NOW + 11 * DAY;
    expect((await quoteOf(shop.agent, orderId, { lines })).body.total).toBe(2000);
    await grant(shop.manager, orderId, { lines });
    expect((await quoteOf(shop.agent, orderId, { lines })).body.total).toBe(2750);
    await runPayments(shop.api);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('of the same goods there is no difference, whatever they cost now', async () => {
    const { id } = await inspected(shop, await sellCups(shop, { lines: { CUP: [3, 1000] } }), {
      quantity: 2,
    });
    expect((await take(shop.agent, id, 'settle')).stage).toBe('replacementReserved');
    expect(await exchangeOf(shop.agent, id)).toMatchObject({
      difference: 0,
      lines: [{ isSame: true, quantity: 2, refundable: 666, price: 666 }],
    });
  });
});

describe('a replacement that comes back in turn', () => {
  test('is exchanged again by what was given for it', async () => {
    const order = await sellCups(shop, { lines: { CUP: [1, 2750] } });
    const first = await inspected(shop, order, { by: 'MUG' });
    await take(shop.agent, first.id, 'settle');
    await pay(shop, first.number, 1500);
    await answerShop(shop, first.id, 'done');
    shop.api.now = NOW + 10 * DAY;
    const second = await inspected(shop, order, { by: 'GLASS' });
    await take(shop.agent, second.id, 'settle');
    expect(await exchangeOf(shop.agent, second.id)).toMatchObject({
      difference: -2250,
      lines: [{ refundable: 4250, price: 2000 }],
    });
    await answerShop(shop, second.id, 'done', NOW + 10 * DAY);
    await runPayments(shop.api);
    shop.api.now = NOW + 20 * DAY;
    const lines = [{ id: 'CUP', quantity: 1 }];
    const { body } = await quoteOf(shop.agent, await orderIdOf(order), { lines });
    expect([body.total, body.tenders.map(({ left }) => left)]).toEqual([2000, [500, 1500]]);
    expect(await shop.api.verify()).toEqual([]);
  });
});

describe('what the shop refuses', () => {
  test('becomes a refund of what the customer gave, in goods and money', async () => {
    const order = await sellCups(shop);
    const { id, number } = await inspected(shop, order, { by: 'MUG' });
    await take(shop.agent, id, 'settle');
    await pay(shop, number, 1500);
    await answerShop(shop, id, 'refused');
    expect(await stageOf(id)).toBe('refundPending');
    expect(
      await refusal(
        stepOf(shop.agent, id, 'shipReplacement', { carrier: 'SF', trackingNumber: next() }),
      ),
    ).toEqual([409, 'cases.errors.onlyBy.system']);
    await take(shop.agent, id, 'refund');
    await runPayments(shop.api);
    expect(await stageOf(id)).toBe('completed');
    const quote = await quoteOf(shop.agent, await orderIdOf(order), {});
    expect(quote.body.tenders.reduce((sum, { refunded }) => sum + refunded, 0)).toBe(4250);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('an agent converts only what is not there; a manager whatever is not sent, and the shop need not send it', async () => {
    const { id } = await inspected(shop, await sellCups(shop));
    await take(shop.agent, id, 'settle');
    expect(await refusal(stepOf(shop.agent, id, 'convert'))).toEqual([
      409,
      'exchanges.errors.inStock',
    ]);
    const { instructionId } = await exchangeOf(shop.agent, id);
    expect((await take(shop.manager, id, 'convert')).stage).toBe('refundPending');
    const late = await shop.store<{ message?: string }>(
      'POST',
      `/api/store/instructions/${instructionId}/acknowledgement`,
      { outcome: 'done', at: NOW + 1 },
    );
    expect([late.status, late.body.message]).toEqual([409, 'instructions.errors.withdrawn']);
  });
  test('goods of an exchange that was converted before they came may still come, until seven days have passed', async () => {
    const asked = (await askExchange(shop, await sellCups(shop))).body;
    await take(shop.manager, asked.id, 'approve');
    await take(shop.manager, asked.id, 'convert');
    expect(await stageOf(asked.id)).toBe('convertedToRefund');
    const other = (await askExchange(shop, await sellCups(shop))).body;
    await take(shop.manager, other.id, 'approve');
    await take(shop.manager, other.id, 'convert');
    await take(shop.agent, other.id, 'receive', { lines: [{ lineNumber: 1, quantity: 1 }] });
    await take(shop.agent, other.id, 'inspect', { lines: [{ lineNumber: 1, resellable: 1 }] });
    expect(await stageOf(other.id)).toBe('refundPending');
    const end = endOfDays(NOW, 7, 'Asia/Shanghai');
    shop.api.now = end - 1;
    expect(await stageOf(asked.id)).toBe('convertedToRefund');
    shop.api.now = end;
    expect(await stageOf(asked.id)).toBe('expired');
  });
});

describe('a replacement in advance', () => {
  test('goes to members of the highest level, by a manager; goods that never come are closed as a sale after 15 days', async () => {
    const { id } = (await askExchange(shop, await sellCups(shop))).body;
    await take(shop.manager, id, 'approve');
    expect((await stepOf(shop.agent, id, 'shipAdvance')).status).toBe(403);
    await take(shop.manager, id, 'shipAdvance');
    await answerShop(shop, id, 'done');
    expect((await readCase(shop.agent, id)).dueAt).toBe(NOW + 15 * DAY);
    expect(await refusal(stepOf(shop.manager, id, 'closeAsSale'))).toEqual([
      409,
      'exchanges.errors.tooEarly',
    ]);
    shop.api.now = NOW + 15 * DAY;
    expect((await take(shop.manager, id, 'closeAsSale')).stage).toBe('closedAsSale');
  });
  test('is done with the goods that come back, once nothing is owed any more', async () => {
    const { id, number } = (await askExchange(shop, await sellCups(shop), { by: 'MUG' })).body;
    await take(shop.manager, id, 'approve');
    await take(shop.manager, id, 'shipAdvance');
    await answerShop(shop, id, 'done');
    await take(shop.agent, id, 'receive', { lines: [{ lineNumber: 1, quantity: 1 }] });
    await take(shop.agent, id, 'inspect', { lines: [{ lineNumber: 1, resellable: 1 }] });
    await take(shop.agent, id, 'settle');
    expect(await refusal(stepOf(shop.manager, id, 'convert'))).toEqual([
      409,
      'exchanges.errors.shipped',
    ]);
    shop.api.now = NOW + 30 * DAY;
    expect(await stageOf(id)).toBe('awaitingPayment');
    await pay(shop, number, 1500, { capturedAt: NOW + 20 * DAY });
    expect(await stageOf(id)).toBe('completed');
  });
});
