/** Exchanges that become refunds: within whose limits, and what is refused where there is nothing to refund. */
import { describe, expect, test } from 'vitest';
import { cases } from '#db/schema/service/cases';
import { updateRow } from '#server/platform/records/records';
import { readCase, stepOf } from './caseStore.ts';
import {
  askExchange,
  bringIn,
  type ExchangeShop,
  exchangeTests,
  sellCups,
  take,
} from './exchangeStore.ts';
import { next } from './ticketStore.ts';

const { shop } = exchangeTests();

/** Approved and on its way, of cups that were paid with so much. */
const sent = async (paid: number, { by = 'MUG', quantity = 1 } = {}) => {
  const order = await sellCups(shop, { lines: { CUP: [quantity, paid] } });
  const { id } = (await askExchange(shop, order, { by, quantity })).body;
  await take(shop.manager, id, 'approve');
  await take(shop.agent, id, 'ship', { carrier: 'SF', trackingNumber: next() });
  return id;
};
const refusal = async (answer: ReturnType<typeof stepOf>) => {
  const { status, body } = await answer;
  return [status, body.message ?? ''] as const;
};

describe('what only a manager may refund', () => {
  test('is converted by a manager after the approval too, and an agent is told so before', async () => {
    const id = await sent(700_000, { by: 'GLASS' });
    const within = await sent(5500, { by: 'GLASS' });
    await shop.store('POST', '/api/store/stock', {
      sku: 'GLASS',
      place: 'main',
      quantity: 0,
      at: shop.api.now,
    });
    const { allowed, withheld } = await readCase(shop.agent, id);
    expect([allowed.includes('convert'), withheld]).toMatchObject([
      false,
      [{ action: 'convert', why: expect.stringContaining('withheld.aboveLimit') }],
    ]);
    const [status, message] = await refusal(stepOf(shop.agent, id, 'convert'));
    expect([status, message]).toEqual([403, withheld[0]?.why]);
    expect((await take(shop.manager, id, 'convert')).stage).toBe('convertedToRefund');
    expect((await take(shop.agent, within, 'convert')).stage).toBe('convertedToRefund');
  });
  test('is offered as a part by a manager alone, and the dialog of an agent says up to which amount', async () => {
    const id = await sent(200_000, { quantity: 2 });
    await bringIn(shop, id, { scrap: 2 });
    await take(shop.manager, id, 'failInspection', {}, 'Worn');
    expect((await readCase(shop.agent, id)).advice).toMatchObject([
      { action: 'offerPart', why: expect.stringContaining('"limit":50000') },
    ]);
    expect((await readCase(shop.manager, id)).advice).toEqual([]);
    const offer = (call: ExchangeShop['agent'], amount: number) =>
      stepOf(call, id, 'offerPart', { amount, why: 'Worn' });
    const [status, message] = await refusal(offer(shop.agent, 50_001));
    expect([status, message.includes('"limit":50000')]).toEqual([403, true]);
    expect((await offer(shop.agent, 50_000)).status).toBe(200);
    expect((await offer(shop.manager, 50_001)).status).toBe(200);
  });
});

describe('an exchange that was to be refunded although none of its goods was accepted', () => {
  const pending = async () => {
    const id = await sent(5500);
    await take(shop.manager, id, 'convert');
    await bringIn(shop, id, { scrap: 1 });
    await shop.api.connection.transaction((tx) =>
      updateRow(tx, cases, id, { state: 'refundPending' }),
    );
    return id;
  };
  test('is not offered a refund, and is told the way out', async () => {
    const id = await pending();
    const { allowed } = await readCase(shop.manager, id);
    expect([allowed.includes('refund'), allowed.includes('failInspection')]).toEqual([false, true]);
    expect(await refusal(stepOf(shop.agent, id, 'refund'))).toEqual([
      409,
      'exchanges.errors.nothingAccepted',
    ]);
    await take(shop.manager, id, 'failInspection', {}, 'Worn');
    await take(shop.agent, id, 'sendBack', { carrier: 'SF', trackingNumber: next() });
    expect((await readCase(shop.agent, id)).stage).toBe('sendingBack');
  });
  test('is refunded where the customer took a part, and does not fail again', async () => {
    const id = await sent(5500);
    await bringIn(shop, id, { scrap: 1 });
    await take(shop.manager, id, 'failInspection', {}, 'Worn');
    await take(shop.agent, id, 'offerPart', { amount: 1000, why: 'Worn' });
    const { number, version } = await readCase(shop.agent, id);
    await shop.store('POST', `/api/store/cases/${number}/actions/acceptPart`, { version });
    const { stage, allowed } = await readCase(shop.manager, id);
    expect([stage, allowed.includes('refund'), allowed.includes('failInspection')]).toEqual([
      'refundPending',
      true,
      false,
    ]);
    const failing = stepOf(shop.manager, id, 'failInspection', {}, 'Worn');
    expect(await refusal(failing)).toEqual([409, 'cases.errors.notNow']);
    expect((await take(shop.agent, id, 'refund')).stage).toBe('refunding');
  });
});
