/** Who answers for a case follows the reasons of returns as they were when it was opened. */
import { expect, test } from 'vitest';
import type { ReturnReason } from '#contract/orders/returnReasons';
import { openCase, readCase, stepOf } from './caseStore.ts';
import { askExchange, exchangeTests, sellCups, take } from './exchangeStore.ts';
import { next, write } from './ticketStore.ts';

const { shop } = exchangeTests();

const PATH = '/api/returnReasons';
const reasonOf = async (further: object) => {
  const { status, body } = await shop.manager<ReturnReason>('POST', PATH, {
    code: next(),
    names: { en: 'Reason', zh: '原因' },
    parentId: null,
    responsibility: 'merchant',
    disposition: 'resellable',
    needsPhoto: false,
    isOffered: true,
    position: 500,
    words: [],
    ...further,
  });
  expect(status).toBe(201);
  return body;
};
const change = async (reason: ReturnReason, further: object) => {
  const { id, version, code, names, responsibility, disposition } = reason;
  const { status } = await shop.manager('PUT', `${PATH}/${id}`, {
    version,
    code,
    names,
    parentId: null,
    responsibility,
    disposition,
    needsPhoto: false,
    isOffered: true,
    position: 500,
    words: [],
    ...further,
  });
  expect(status).toBe(200);
};
const sideOf = async (id: number) => (await readCase(shop.agent, id)).responsibility;
const askReturn = async (reasonCode: string) => {
  const { id: ticketId } = await write(shop.agent, { memberId: 1 });
  const lines = [{ lineNumber: 1, quantity: 1 }];
  const orderExternalId = await sellCups(shop);
  const asked = { orderExternalId, lines, reasonCode };
  return (await openCase(shop.agent, ticketId, 'return', {}, asked)).body.id;
};

test('an open exchange and an open return stay with whoever answered for them when they were asked for', async () => {
  const reason = await reasonOf({});
  const asked = { reasonCode: reason.code };
  const exchange = (await askExchange(shop, await sellCups(shop), asked)).body.id;
  const back = await askReturn(reason.code);
  expect([await sideOf(exchange), await sideOf(back)]).toEqual(['merchant', 'merchant']);
  await change(reason, { responsibility: 'customer', disposition: 'scrap', isOffered: false });
  await take(shop.manager, exchange, 'approve');
  await take(shop.manager, back, 'approve', { instructions: 'Send it to us' });
  expect([await sideOf(exchange), await sideOf(back)]).toEqual(['merchant', 'merchant']);
});

test('what was finished stays so, and what is asked for later follows the reason of then', async () => {
  const reason = await reasonOf({ responsibility: 'customer' });
  const asked = { reasonCode: reason.code };
  const first = (await askExchange(shop, await sellCups(shop), asked)).body.id;
  await take(shop.agent, first, 'reject', {}, 'Worn');
  await change(reason, { responsibility: 'carrier' });
  expect(await sideOf(first)).toBe('customer');
  const later = (await askExchange(shop, await sellCups(shop), asked)).body.id;
  expect(await sideOf(later)).toBe('carrier');
  await stepOf(shop.agent, first, 'appeal', {}, 'It was not');
  await take(shop.manager, first, 'approve');
  expect(await sideOf(first)).toBe('customer');
});
