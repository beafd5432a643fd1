/** What the shop had done before it was asked to stop: its answers arrive late, and count from when they happened. */
import { describe, expect, test } from 'vitest';
import { NOW } from '../support/openApi.ts';
import { readCase, stepOf, refusal } from './caseStore.ts';
import {
  answerShop,
  askExchange,
  type AskedExchange,
  bringIn,
  DAY,
  exchangeOf,
  type ExchangeShop,
  inspected,
  exchangeTests,
  pay,
  sellCups,
  take,
} from './exchangeStore.ts';
import { quoteOf, runPayments } from './refundStore.ts';
import { next } from './ticketStore.ts';

const { shop, stageOf } = exchangeTests();

const listed = async () => {
  const filter = encodeURIComponent(JSON.stringify({ hasSentAnyway: true }));
  const { body } = await shop.agent<{ id: number }[]>('GET', `/api/cases?filter=${filter}`);
  return body.map(({ id }) => id);
};
const refundedOf = async (order: string) => {
  const filter = encodeURIComponent(JSON.stringify({ externalId: order }));
  const { body } = await shop.agent<{ id: number }[]>('GET', `/api/orders?filter=${filter}`);
  const quote = await quoteOf(shop.agent, body[0]?.id ?? 0, {});
  return quote.body.tenders.reduce((sum, { refunded }) => sum + refunded, 0);
};
/** By another person than the one who asked for it. */
const rejectRefund = async (order: string) => {
  const filter = encodeURIComponent(JSON.stringify({ orderExternalId: order }));
  const { body } = await shop.owner<{ id: number; version: number }[]>(
    'GET',
    `/api/refunds?filter=${filter}`,
  );
  const [refund] = body;
  const { status } = await shop.owner('POST', `/api/refunds/${refund?.id}/rejection`, {
    reason: 'The store has refunded it',
    version: refund?.version,
  });
  expect(status).toBe(200);
};
const settled = async (by?: string, sold = {}) => {
  const order = await sellCups(shop, sold);
  const { id, number } = await inspected(shop, order, by === undefined ? {} : { by });
  await take(shop.agent, id, 'settle');
  return { id, number, order };
};
const inAdvance = async (asked: AskedExchange = {}) => {
  const order = await sellCups(shop);
  const { id, number } = (await askExchange(shop, order, asked)).body;
  await take(shop.manager, id, 'approve', {}, 'The shop decides so');
  await take(shop.manager, id, 'shipAdvance');
  return { id, number, order };
};
/** It left just before the shop was asked not to send it, and tells so two days later. */
const tellLate = async (id: number, earlier: number | null = null) => {
  shop.api.now = NOW + 3 * DAY;
  return answerShop(shop, id, 'done', NOW + DAY - 1, earlier);
};

describe('a replacement that had left before its exchange was converted', () => {
  test('stays the customer’s, and no refund takes its place', async () => {
    const { id, order } = await settled();
    shop.api.now = NOW + DAY;
    expect((await take(shop.manager, id, 'convert')).stage).toBe('refundPending');
    expect((await tellLate(id)).status).toBe(200);
    const { stage, stageAt, lapsesAt } = await readCase(shop.agent, id);
    const left = NOW + DAY - 1;
    expect([stage, stageAt, lapsesAt]).toEqual(['replacementShipped', left, left + 10 * DAY]);
    expect((await stepOf(shop.agent, id, 'refund')).status).toBe(409);
    expect([await refundedOf(order), await listed()]).toEqual([0, []]);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('takes a refund back of which no money has moved, whether it waits for a person or for its payment', async () => {
    for (const lines of [{ CUP: [2, 5500] }, { CUP: [1, 700_000] }] as const) {
      shop.api.now = NOW;
      const { id, order } = await settled(undefined, { lines });
      shop.api.now = NOW + DAY;
      await take(shop.manager, id, 'convert');
      expect((await take(shop.agent, id, 'refund')).stage).toBe('refunding');
      await tellLate(id);
      expect(await stageOf(id)).toBe('replacementShipped');
      await runPayments(shop.api);
      expect(await refundedOf(order)).toBe(0);
      expect((await exchangeOf(shop.agent, id)).sentAnywayAt).toBeNull();
    }
    expect(await shop.api.verify()).toEqual([]);
  });
  test('is to be had back where the store has refunded the goods itself, whatever became of the refund', async () => {
    const fates = [
      ['unpaid', { CUP: [1, 5500] }],
      ['met', { CUP: [1, 5500] }],
      ['rejected', { CUP: [1, 700_000] }],
    ] as const;
    for (const [fate, lines] of fates) {
      shop.api.now = NOW;
      const { id, order } = await settled(undefined, { lines });
      shop.api.now = NOW + DAY;
      await take(shop.manager, id, 'convert');
      await take(shop.agent, id, 'refund');
      const { status } = await shop.store('POST', '/api/store/returns', {
        externalId: next(),
        orderExternalId: order,
        returnedAt: shop.api.now,
        lines: [{ id: 'CUP', name: 'Cup', quantity: 1, amount: lines.CUP[1] }],
      });
      expect(status).toBe(200);
      if (fate === 'met') await runPayments(shop.api);
      if (fate === 'rejected') await rejectRefund(order);
      expect(await stageOf(id)).toBe(fate === 'unpaid' ? 'refunding' : 'refundFailed');
      await tellLate(id);
      expect([fate, await stageOf(id), await listed()]).toEqual([fate, 'refundFailed', [id]]);
      expect(await exchangeOf(shop.agent, id)).toMatchObject({
        sentAnywayAt: NOW + DAY - 1,
        sentAnyway: null,
        shippedAt: null,
      });
      await take(shop.agent, id, 'settleSent', { outcome: 'cameBack' }, 'Came back unopened');
    }
    expect(await shop.api.verify()).toEqual([]);
  });
  test('waits on Today where the refund was paid, until its goods or their money are back', async () => {
    const { id } = await settled();
    shop.api.now = NOW + DAY;
    await take(shop.manager, id, 'convert');
    await take(shop.agent, id, 'refund');
    await runPayments(shop.api);
    const { closedAt } = await readCase(shop.agent, id);
    await tellLate(id);
    expect(await exchangeOf(shop.agent, id)).toMatchObject({
      sentAnywayAt: NOW + DAY - 1,
      sentAnyway: null,
      shippedAt: null,
    });
    const { stage, allowed } = await readCase(shop.agent, id);
    expect([stage, allowed, await listed()]).toEqual(['completed', ['settleSent'], [id]]);
    const settle = (call: ExchangeShop['agent'], outcome: string, reason: string | null) =>
      stepOf(call, id, 'settleSent', { outcome }, reason);
    expect((await settle(shop.agent, 'cameBack', null)).status).toBe(422);
    expect((await settle(shop.agent, 'kept', 'Not worth it')).status).toBe(403);
    expect((await settle(shop.agent, 'lost', 'Nobody knows')).status).toBe(422);
    expect((await settle(shop.agent, 'cameBack', 'Refused at the door')).status).toBe(200);
    expect([await listed(), (await readCase(shop.agent, id)).closedAt]).toEqual([[], closedAt]);
    expect(await refusal(settle(shop.agent, 'cameBack', 'Again'))).toEqual([
      409,
      'exchanges.errors.notSentAnyway',
    ]);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('is paid by the customer without that going back as an extra payment', async () => {
    const { id, number } = await settled();
    shop.api.now = NOW + DAY;
    await take(shop.manager, id, 'convert');
    await take(shop.agent, id, 'refund');
    await runPayments(shop.api);
    await tellLate(id);
    await pay(shop, number, 2750);
    expect((await exchangeOf(shop.agent, id)).extra).toBe(2750);
    await take(shop.agent, id, 'settleSent', { outcome: 'paid' }, 'Keeps it and has paid');
    expect((await exchangeOf(shop.agent, id)).extra).toBe(0);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('goes on from where its goods are, when it had been sent in advance', async () => {
    const early = await inAdvance();
    shop.api.now = NOW + DAY;
    await take(shop.manager, early.id, 'convert');
    await tellLate(early.id);
    expect(await readCase(shop.agent, early.id)).toMatchObject({
      stage: 'advanceShipped',
      dueAt: NOW + DAY - 1 + 15 * DAY,
      lapsesAt: null,
    });
    shop.api.now = NOW;
    const looked = await inAdvance();
    shop.api.now = NOW + DAY;
    await take(shop.manager, looked.id, 'convert');
    expect((await bringIn(shop, looked.id, { resellable: 1 })).stage).toBe('refundPending');
    await tellLate(looked.id);
    expect(await stageOf(looked.id)).toBe('inspected');
    expect((await take(shop.agent, looked.id, 'settle')).stage).toBe('completed');
  });
  test('is owed its difference, however often the customer declined it', async () => {
    const { id, number } = await inAdvance({ by: 'MUG' });
    shop.api.now = NOW + DAY;
    await bringIn(shop, id, { resellable: 1 });
    expect((await take(shop.agent, id, 'settle')).stage).toBe('awaitingPayment');
    await take(shop.agent, id, 'decline', {}, 'Too dear');
    await tellLate(id);
    expect(await readCase(shop.agent, id)).toMatchObject({
      stage: 'awaitingPayment',
      lapsesAt: null,
    });
    await pay(shop, number, 1500, { capturedAt: NOW + 3 * DAY });
    expect(await stageOf(id)).toBe('completed');
  });
  test('is had back where the exchange has ended without the goods', async () => {
    const { id } = await inAdvance();
    shop.api.now = NOW + DAY;
    await take(shop.manager, id, 'convert');
    await take(shop.agent, id, 'cancel');
    await tellLate(id);
    expect([await stageOf(id), (await listed()).includes(id)]).toEqual(['canceled', true]);
    await take(shop.manager, id, 'settleSent', { outcome: 'kept' }, 'A gift');
  });
});

describe('a shop that was asked otherwise meanwhile', () => {
  test('has sent what it was asked for first, of which one is more than was accepted', async () => {
    const { id } = await inAdvance({ quantity: 2, reasonCode: 'too-small' });
    const { instructionId: first } = await exchangeOf(shop.agent, id);
    await bringIn(shop, id, { resellable: 1, scrap: 1 });
    shop.api.now = NOW + DAY;
    expect((await take(shop.agent, id, 'settle')).stage).toBe('replacementReserved');
    const { instructionId: second } = await exchangeOf(shop.agent, id);
    expect(second).not.toBe(first);
    await tellLate(id, first);
    expect(await stageOf(id)).toBe('replacementShipped');
    expect((await listed()).includes(id)).toBe(true);
    const again = await answerShop(shop, id, 'done', NOW + 3 * DAY, second);
    expect([again.status, again.body.message]).toEqual([409, 'instructions.errors.withdrawn']);
    await take(shop.agent, id, 'sendBack', { carrier: 'SF', trackingNumber: next() });
    expect(
      await refusal(
        stepOf(shop.agent, id, 'sendBack', {
          carrier: 'SF',
          trackingNumber: next(),
        }),
      ),
    ).toEqual([409, 'returnCases.errors.nothingToSendBack']);
    await take(shop.agent, id, 'settleSent', { outcome: 'cameBack' }, 'One came back');
  });
  test('has sent a second one beside that of a member of staff', async () => {
    const { id } = await settled();
    shop.api.now = NOW + DAY;
    await take(shop.agent, id, 'shipReplacement', { carrier: 'SF', trackingNumber: next() });
    await tellLate(id);
    expect([await stageOf(id), (await listed()).includes(id)]).toEqual([
      'replacementShipped',
      true,
    ]);
    await take(shop.agent, id, 'settleSent', { outcome: 'cameBack' }, 'Came back unopened');
  });
});

describe('goods that fail their inspection', () => {
  test('go back by a manager who did not look at them, and are never put into stock', async () => {
    const order = await sellCups(shop);
    const { id } = await inspected(shop, order);
    const fail = (call: ExchangeShop['agent']) =>
      stepOf(call, id, 'failInspection', {}, 'They were worn');
    expect((await fail(shop.agent)).status).toBe(403);
    expect((await fail(shop.manager)).status).toBe(200);
    await take(shop.agent, id, 'sendBack', { carrier: 'SF', trackingNumber: next() });
    const { body } = await shop.store<{ kind: string; orderExternalId: string }[]>(
      'GET',
      '/api/store/instructions',
    );
    expect(body.filter(({ orderExternalId }) => orderExternalId === order)).toEqual([]);
  });
  test('need no replacement any more, and one that had left is to be had back', async () => {
    const { id, order } = await inAdvance({ reasonCode: 'too-small' });
    await bringIn(shop, id, { scrap: 1 });
    shop.api.now = NOW + DAY;
    await take(shop.manager, id, 'failInspection', {}, 'Broken by the customer');
    const { body } = await shop.store<{ orderExternalId: string }[]>(
      'GET',
      '/api/store/instructions?open=true',
    );
    expect(body.filter(({ orderExternalId }) => orderExternalId === order)).toEqual([]);
    await tellLate(id);
    expect([await stageOf(id), (await listed()).includes(id)]).toEqual(['inspectionFailed', true]);
    await take(shop.agent, id, 'settleSent', { outcome: 'cameBack' }, 'Came back');
  });
  test('of an exchange that was converted are refused too, and not refunded', async () => {
    const order = await sellCups(shop);
    const { id } = (await askExchange(shop, order, { reasonCode: 'too-small' })).body;
    await take(shop.manager, id, 'approve', {}, 'The shop decides so');
    await take(shop.manager, id, 'convert');
    expect((await bringIn(shop, id, { scrap: 1 })).stage).toBe('convertedToRefund');
    expect(await refusal(stepOf(shop.agent, id, 'refund'))).toEqual([
      409,
      'exchanges.errors.nothingAccepted',
    ]);
    await take(shop.manager, id, 'failInspection', {}, 'Broken by the customer');
    expect(await stageOf(id)).toBe('inspectionFailed');
  });
});

test('goods go back into stock once they are accepted, and once', async () => {
  const order = await sellCups(shop);
  const { id } = await inspected(shop, order, { by: 'MUG' });
  const restocks = async () =>
    (
      await shop.store<{ kind: string; orderExternalId: string }[]>(
        'GET',
        '/api/store/instructions',
      )
    ).body.filter((one) => one.kind === 'restock' && one.orderExternalId === order).length;
  expect(await restocks()).toBe(0);
  await take(shop.agent, id, 'settle');
  expect(await restocks()).toBe(1);
  await take(shop.agent, id, 'decline', {}, 'Too dear');
  expect([await stageOf(id), await restocks()]).toEqual(['refundPending', 1]);
});
