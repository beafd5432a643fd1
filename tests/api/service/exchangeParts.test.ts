/** Exchanges of whose goods a part was accepted: what is offered for the rest, and what the customer agrees to. */
import { describe, expect, test } from 'vitest';
import type { CustomerCase } from '#contract/service/customerSteps';
import { NOW } from '../support/openApi.ts';
import { readCase, stepOf } from './caseStore.ts';
import {
  answerShop,
  askExchange,
  bringIn,
  DAY,
  exchangeOf,
  type ExchangeShop,
  exchangeTests,
  pay,
  sellCups,
  take,
} from './exchangeStore.ts';
import { grant, quoteOf, readRefund, runPayments } from './refundStore.ts';
import { next } from './ticketStore.ts';

const { shop } = exchangeTests();

type Shown = CustomerCase & { message?: string };
const seen = async (number: string) =>
  (await shop.store<Shown>('GET', `/api/store/cases/${number}`)).body;
const agree = async (number: string) =>
  shop.store<Shown>('POST', `/api/store/cases/${number}/actions/acceptPart`, {
    version: (await seen(number)).version,
  });
const idOf = async (order: string) => {
  const filter = encodeURIComponent(JSON.stringify({ externalId: order }));
  const { body } = await shop.agent<{ id: number }[]>('GET', `/api/orders?filter=${filter}`);
  return body[0]?.id ?? 0;
};

/** Two cups came in for mugs, found as said, and failed their inspection. */
const failed = async (found: Record<string, number>, by = 'MUG') => {
  const order = await sellCups(shop);
  const asked = await askExchange(shop, order, { quantity: 2, by, reasonCode: 'too-small' });
  const { id, number } = asked.body;
  await take(shop.manager, id, 'approve', {}, 'A good customer');
  await take(shop.agent, id, 'ship', { carrier: 'SF', trackingNumber: next() });
  await bringIn(shop, id, found);
  await take(shop.manager, id, 'failInspection', {}, 'Worn');
  return { id, number, order };
};
const offer = (call: ExchangeShop['agent'], id: number, amount: number) =>
  stepOf(call, id, 'offerPart', { amount, why: 'Worn' });

describe('a part that is offered', () => {
  test('is less than the goods are worth, and more than nothing where none of them is exchanged', async () => {
    const some = await failed({ resellable: 1, scrap: 1 });
    // Whoever offers it, and however far above the limit of agents.
    for (const amount of [2750, 2751, 1_000_000])
      expect(await offer(shop.agent, some.id, amount)).toMatchObject({
        status: 422,
        body: { errors: { input: { amount: expect.stringContaining('"amount":2750') } } },
      });
    expect((await offer(shop.agent, some.id, 2749)).status).toBe(200);
    expect((await offer(shop.agent, some.id, 0)).status).toBe(200);
    const none = await failed({ scrap: 2 });
    expect((await offer(shop.agent, none.id, 0)).body.errors).toEqual({
      input: { amount: 'exchanges.errors.partNeeded' },
    });
    const { status, body } = await stepOf(shop.agent, none.id, 'offerPart', { amount: 100 });
    expect([status, body.errors]).toEqual([422, { input: { why: expect.anything() as unknown } }]);
  });
  test('is agreed to by the customer alone, once it was offered', async () => {
    const { id, number } = await failed({ resellable: 1, scrap: 1 });
    expect((await seen(number)).allowed).toEqual([]);
    expect((await agree(number)).body.message).toBe('returnCases.errors.noPart');
    await offer(shop.agent, id, 1000);
    expect(await seen(number)).toMatchObject({
      allowed: ['acceptPart'],
      exchange: { offer: { accepted: 1, refused: 1, amount: 1000 } },
    });
    expect((await stepOf(shop.manager, id, 'acceptPart')).status).toBe(409);
  });
});

describe('an offer to which the customer agrees', () => {
  test('exchanges what was accepted and pays a part for the rest, which stays here', async () => {
    const { id, number, order } = await failed({ resellable: 1, scrap: 1 });
    await offer(shop.agent, id, 1000);
    expect((await agree(number)).body.stage).toBe('awaitingPayment');
    expect(await exchangeOf(shop.agent, id)).toMatchObject({
      difference: 1500,
      partAmount: 1000,
      partAcceptedAt: NOW,
      lines: [{ quantity: 1, refundable: 2750, price: 4250 }],
    });
    const { partRefundId } = await exchangeOf(shop.agent, id);
    expect(await readRefund(shop.agent, partRefundId ?? 0)).toMatchObject({
      kind: 'goods',
      total: 1000,
      units: 1,
      authorName: 'Agent',
    });
    expect((await readCase(shop.agent, id)).allowed).not.toContain('sendBack');
    // The exchange holds the other unit, so that nothing is left to refund.
    const { status } = await grant(shop.manager, await idOf(order), {
      lines: [{ id: 'CUP', quantity: 1 }],
    });
    expect(status).toBe(422);
    await pay(shop, number, 1500);
    await answerShop(shop, id, 'done');
    await runPayments(shop.api);
    shop.api.now = NOW + 11 * DAY;
    expect((await readCase(shop.agent, id)).stage).toBe('completed');
    const lines = [{ id: 'CUP', quantity: 1 }];
    const { body } = await quoteOf(shop.agent, await idOf(order), { lines });
    expect([body.total, body.orderLines[0]?.refundedUnits]).toEqual([4250, 1]);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('refunds what was accepted whole where the exchange becomes a refund after that', async () => {
    const { id, number, order } = await failed({ resellable: 1, scrap: 1 });
    await offer(shop.agent, id, 1000);
    await agree(number);
    await take(shop.agent, id, 'decline', {}, 'Too dear');
    await take(shop.agent, id, 'refund');
    await runPayments(shop.api);
    expect((await readCase(shop.agent, id)).stage).toBe('completed');
    const { tenders } = (await quoteOf(shop.agent, await idOf(order), {})).body;
    expect(tenders.reduce((sum, { refunded }) => sum + refunded, 0)).toBe(2750 + 1000);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('sends the rest back where nothing is paid for it', async () => {
    const { id, number } = await failed({ resellable: 1, scrap: 1 }, 'GLASS');
    await offer(shop.agent, id, 0);
    expect((await agree(number)).body.stage).toBe('replacementReserved');
    const { allowed } = await readCase(shop.agent, id);
    expect(allowed).toContain('sendBack');
    const parcel = { carrier: 'SF', trackingNumber: next() };
    expect((await take(shop.agent, id, 'sendBack', parcel)).stage).toBe('replacementReserved');
    await take(shop.agent, id, 'shipReplacement', { ...parcel, trackingNumber: next() });
    const { refundId, partRefundId } = await exchangeOf(shop.agent, id);
    expect(partRefundId).toBeNull();
    expect(await readRefund(shop.agent, refundId ?? 0)).toMatchObject({
      total: 750,
      authorName: 'Agent',
    });
    await runPayments(shop.api);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('pays a part of everything where nothing was accepted, and no replacement is sent', async () => {
    const { id, number, order } = await failed({ scrap: 2 });
    await offer(shop.agent, id, 1500);
    expect((await agree(number)).body.stage).toBe('refundPending');
    await take(shop.agent, id, 'refund');
    await runPayments(shop.api);
    expect((await readCase(shop.agent, id)).stage).toBe('completed');
    const { tenders, orderLines } = (await quoteOf(shop.agent, await idOf(order), {})).body;
    expect([tenders.reduce((sum, { refunded }) => sum + refunded, 0), orderLines[0]]).toMatchObject(
      [1500, { refundedUnits: 2 }],
    );
    expect(await shop.api.verify()).toEqual([]);
  });
});
