/** A replacement that costs more: the shop is asked for it once the difference was paid, and what becomes of it otherwise. */
import { describe, expect, test } from 'vitest';
import type { TicketClocks } from '#contract/service/clocks';
import { recordDueEvents } from '#server/platform/outbox/timers';
import { NOW } from '../support/openApi.ts';
import { readCase, stepOf } from './caseStore.ts';
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
import { quoteOf, runPayments } from './refundStore.ts';
import { next } from './ticketStore.ts';

const { shop, stageOf, orderIdOf } = exchangeTests();

describe('a dearer replacement', () => {
  test('is asked of the shop once the difference was paid to the cent, and the shop says when it is sent', async () => {
    const order = await sellCups(shop);
    const { id, number } = await inspected(shop, order, { by: 'MUG' });
    expect((await take(shop.agent, id, 'settle')).stage).toBe('awaitingPayment');
    expect(await exchangeOf(shop.agent, id)).toMatchObject({
      difference: 1500,
      owed: 1500,
      paid: 0,
      lines: [{ sku: 'MUG', quantity: 1, refundable: 2750, price: 4250 }],
    });
    await pay(shop, number, 1499);
    expect([await stageOf(id), (await exchangeOf(shop.agent, id)).owed]).toEqual([
      'awaitingPayment',
      1,
    ]);
    const last = { externalId: next(), capturedAt: NOW + 1 };
    shop.api.now = NOW + DAY;
    await pay(shop, number, 1, last);
    await pay(shop, number, 1, last);
    expect(await stageOf(id)).toBe('replacementReserved');
    expect((await readCase(shop.agent, id)).stageAt).toBe(NOW + 1);
    const told = await shop.store<{ kind: string; lines: object; note: string }[]>(
      'GET',
      '/api/store/instructions?open=true',
    );
    expect(told.body.find(({ note }) => note === number)).toMatchObject({
      kind: 'replace',
      orderExternalId: order,
      lines: [{ sku: 'MUG', quantity: 1 }],
    });
    expect((await answerShop(shop, id, 'done', NOW + DAY)).status).toBe(200);
    expect((await answerShop(shop, id, 'done', NOW + DAY)).status).toBe(200);
    expect(await stageOf(id)).toBe('replacementShipped');
    shop.api.now = NOW + 11 * DAY - 1;
    expect(await stageOf(id)).toBe('replacementShipped');
    shop.api.now = NOW + 11 * DAY;
    expect(await stageOf(id)).toBe('completed');
    expect(await shop.api.verify()).toEqual([]);
  });

  test('becomes a refund when it is not paid in time, unless it was paid in time and told later', async () => {
    const unpaid = await inspected(shop, await sellCups(shop), { by: 'MUG' });
    const late = await inspected(shop, await sellCups(shop), { by: 'MUG' });
    for (const { id } of [unpaid, late]) await take(shop.agent, id, 'settle');
    const { payUntil } = await exchangeOf(shop.agent, late.id);
    const end = payUntil ?? 0;
    shop.api.now = end - 1;
    expect(await stageOf(unpaid.id)).toBe('awaitingPayment');
    shop.api.now = end;
    expect(await stageOf(unpaid.id)).toBe('convertedToRefund');
    shop.api.now = end + DAY;
    await pay(shop, late.number, 1500, { capturedAt: end - 1 });
    expect(await stageOf(late.id)).toBe('replacementReserved');
    await pay(shop, unpaid.number, 1500, { capturedAt: end });
    expect(await stageOf(unpaid.id)).toBe('convertedToRefund');
    // What came too late goes back with the refund.
    await take(shop.agent, unpaid.id, 'refund');
    await runPayments(shop.api);
    expect(await stageOf(unpaid.id)).toBe('completed');
    const order = (await readCase(shop.agent, unpaid.id)).orderExternalId ?? '';
    const quote = await quoteOf(shop.agent, await orderIdOf(order), {});
    // What was paid for the difference goes back to the payment by which it was paid.
    expect(quote.body.tenders.map(({ refunded }) => refunded)).toEqual([2750, 1500]);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('owes the price within seven days from when it was not paid in time, and no more once it was', async () => {
    const { id, number, ticketId } = await inspected(shop, await sellCups(shop), { by: 'MUG' });
    await take(shop.agent, id, 'settle');
    const end = (await exchangeOf(shop.agent, id)).payUntil ?? 0;
    shop.api.now = end + DAY;
    await recordDueEvents({ connection: shop.api.connection, now: () => shop.api.now });
    const deadlines = async () =>
      (await shop.agent<TicketClocks>('GET', `/api/tickets/${ticketId}/clocks`)).body.deadlines;
    expect(await deadlines()).toMatchObject([
      { rule: 'refundAfterReceipt', startedAt: end, metAt: null, cancelledAt: null },
    ]);
    await pay(shop, number, 1500, { capturedAt: end - 1 });
    expect(await deadlines()).toMatchObject([{ metAt: null, cancelledAt: end - 1 }]);
    await answerShop(shop, id, 'refused', end + DAY);
    expect(await stageOf(id)).toBe('refundPending');
    expect(await deadlines()).toMatchObject([{ startedAt: NOW, cancelledAt: null }]);
  });

  test('that is paid after its refund was granted waits on Today until the payment has gone back', async () => {
    const order = await sellCups(shop);
    const { id, number } = await inspected(shop, order, { by: 'MUG' });
    await take(shop.agent, id, 'settle');
    await take(shop.agent, id, 'decline', {}, 'Does not want to pay');
    await take(shop.agent, id, 'refund');
    await runPayments(shop.api);
    const offered = async () => (await readCase(shop.agent, id)).allowed;
    const listed = async () => {
      const filter = encodeURIComponent(JSON.stringify({ hasExtraPayment: true }));
      const { body } = await shop.agent<{ id: number }[]>('GET', `/api/cases?filter=${filter}`);
      return body.map((one) => one.id);
    };
    expect(await offered()).not.toContain('settleExtra');
    expect((await stepOf(shop.agent, id, 'settleExtra')).body.message).toBe(
      'exchanges.errors.nothingExtra',
    );
    await pay(shop, number, 1500);
    expect((await exchangeOf(shop.agent, id)).extra).toBe(1500);
    expect(await offered()).toContain('settleExtra');
    expect(await listed()).toContain(id);
    const { closedAt } = await readCase(shop.agent, id);
    expect(await take(shop.agent, id, 'settleExtra')).toMatchObject({
      stage: 'completed',
      closedAt,
    });
    await runPayments(shop.api);
    expect(await listed()).not.toContain(id);
    await pay(shop, number, 400);
    expect((await exchangeOf(shop.agent, id)).extra).toBe(400);
    expect((await stepOf(shop.agent, id, 'settleExtra', { isReturned: true })).status).toBe(422);
    await take(shop.agent, id, 'settleExtra', { isReturned: true }, 'Paid back at the counter');
    expect(await offered()).not.toContain('settleExtra');
    const quote = await quoteOf(shop.agent, await orderIdOf(order), {});
    expect(quote.body.tenders.reduce((sum, { refunded }) => sum + refunded, 0)).toBe(2750 + 1500);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('that was cancelled or expired gives back what was paid for it', async () => {
    for (const end of ['canceled', 'expired'] as const) {
      const order = await sellCups(shop);
      const { id, number } = (await askExchange(shop, order, { by: 'MUG' })).body;
      if (end === 'canceled') await take(shop.agent, id, 'cancel');
      else {
        const { lapsesAt } = await take(shop.manager, id, 'approve');
        shop.api.now = lapsesAt ?? 0;
        await recordDueEvents({ connection: shop.api.connection, now: () => shop.api.now });
      }
      const offered = async () => (await readCase(shop.agent, id)).allowed;
      expect([await stageOf(id), await offered()]).toEqual([
        end,
        expect.not.arrayContaining(['settleExtra']),
      ]);
      await pay(shop, number, 1500);
      const filter = encodeURIComponent(JSON.stringify({ hasExtraPayment: true, id }));
      const listed = () => shop.agent<{ id: number }[]>('GET', `/api/cases?filter=${filter}`);
      expect((await listed()).body).toMatchObject([{ id }]);
      expect((await exchangeOf(shop.agent, id)).extra).toBe(1500);
      expect((await take(shop.agent, id, 'settleExtra')).stage).toBe(end);
      await runPayments(shop.api);
      expect((await listed()).body).toEqual([]);
      expect(await offered()).not.toContain('settleExtra');
      const { body } = await quoteOf(shop.agent, await orderIdOf(order), {});
      expect(body.tenders.reduce((sum, { refunded }) => sum + refunded, 0)).toBe(1500);
      shop.api.now = NOW;
    }
    expect(await shop.api.verify()).toEqual([]);
  });

  test('leaves no unit that the shop could be asked to replace beside it', async () => {
    const order = await sellCups(shop);
    const ask = (quantity: number) =>
      shop.agent<{ message?: string }>('POST', '/api/instructions', {
        kind: 'replace',
        orderExternalId: order,
        lines: [{ sku: 'CUP', quantity }],
        place: null,
        dueAt: null,
        note: null,
      });
    const { id } = await inspected(shop, order, { by: 'GLASS' });
    const refused = await ask(2);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      expect.stringContaining('underExchange'),
    ]);
    await take(shop.agent, id, 'settle');
    await answerShop(shop, id, 'done');
    expect((await ask(2)).status).toBe(409);
    expect((await ask(1)).status).toBe(201);
  });

  test('is free where a manager waives the difference with a reason, and nobody else does', async () => {
    const { id } = await inspected(shop, await sellCups(shop), { by: 'MUG' });
    await take(shop.agent, id, 'settle');
    expect((await stepOf(shop.agent, id, 'waive', {}, 'Good customer')).status).toBe(403);
    expect((await stepOf(shop.manager, id, 'waive')).status).toBe(422);
    await take(shop.manager, id, 'waive', {}, 'Good customer');
    expect(await stageOf(id)).toBe('replacementReserved');
  });

  test('is declined by the customer on the phone, and all of what was paid goes back', async () => {
    const order = await sellCups(shop);
    const { id, number } = await inspected(shop, order, { by: 'MUG' });
    await take(shop.agent, id, 'settle');
    await pay(shop, number, 500);
    expect((await stepOf(shop.agent, id, 'decline')).status).toBe(422);
    await take(shop.agent, id, 'decline', {}, 'Does not want to pay');
    expect(await stageOf(id)).toBe('refundPending');
    await take(shop.agent, id, 'refund');
    await runPayments(shop.api);
    expect(await stageOf(id)).toBe('completed');
    const quote = await quoteOf(shop.agent, await orderIdOf(order), {});
    expect(quote.body.tenders.reduce((sum, { refunded }) => sum + refunded, 0)).toBe(3250);
    expect(await shop.api.verify()).toEqual([]);
  });
});
