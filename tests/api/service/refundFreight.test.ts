/** Return freight and the limits of money without goods; and units that are being repaired. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stepOf, openCase } from './caseStore.ts';
import { grant, openRefunds, quoteOf, type RefundStore, sellOrder, units } from './refundStore.ts';
import { write } from './ticketStore.ts';

let shop: RefundStore;
beforeAll(async () => {
  shop = await openRefunds('shop');
});
afterAll(() => shop.api.close());

const freight = (returnFreight: number) => ({ responsibility: 'merchant', returnFreight });

test('return freight above what an agent gives alone waits for a second person, in one refund or several', async () => {
  const id = await sellOrder(shop, 'f-1', { lines: { A: [1, 40_000] }, shipping: 1000 });
  expect((await grant(shop.agent, id, freight(6_001))).body.state).toBe('submitted');
  expect((await grant(shop.agent, id, freight(6_000))).body.state).toBe('paying');
  const { body: quote } = await quoteOf(shop.agent, id, freight(1));
  expect(quote).toMatchObject({ approvalAbove: 5000, grantedAlone: 5000 });
  expect((await grant(shop.agent, id, freight(1))).body.state).toBe('submitted');
  const goodwill = { kind: 'goodwill', amount: 1 };
  expect((await grant(shop.agent, id, goodwill)).body.state).toBe('submitted');
  const goods = { lines: units({ A: 1 }) };
  expect((await quoteOf(shop.agent, id, goods)).body.approvalAbove).toBeNull();
  expect(await shop.api.verify()).toEqual([]);
});

test('money without goods counts together, whatever its kind', async () => {
  const id = await sellOrder(shop, 'f-2', { lines: { A: [4, 40_000] } });
  const goodwill = { kind: 'goodwill', amount: 2000 };
  const protection = {
    kind: 'priceProtection',
    lines: [{ id: 'A', quantity: 1, unitPrice: 8000 }],
  };
  for (const request of [goodwill, protection, freight(1000)])
    expect((await grant(shop.agent, id, request)).body.state).toBe('paying');
  for (const request of [{ ...goodwill, amount: 1 }, freight(1)])
    expect((await grant(shop.agent, id, request)).body.state).toBe('submitted');
});

test('nobody reimburses more than the delivery with what a manager gives without goods, in all refunds of an order', async () => {
  const id = await sellOrder(shop, 'f-3', { lines: { A: [1, 10_000] }, shipping: 1000 });
  const most = 51_000;
  const refused = await quoteOf(shop.owner, id, freight(99_999_999_999));
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.body.errors)).toContain('refunds.errors.returnFreightAbove');
  expect((await grant(shop.owner, id, freight(most - 1))).body.state).toBe('paying');
  expect((await quoteOf(shop.owner, id, freight(2))).status).toBe(422);
  expect((await quoteOf(shop.owner, id, freight(1))).status).toBe(200);
});

test('a unit that is being repaired is not refunded until its repair has ended', async () => {
  const id = await sellOrder(shop, 'r-1', {
    lines: { A: [2, 20_000] },
    statuses: ['placed', 'paid', 'shipped', 'delivered'],
  });
  const { id: ticketId } = await write(shop.agent);
  const lines = [{ lineNumber: 1, quantity: 1 }];
  const repair = await openCase(
    shop.agent,
    ticketId,
    'repair',
    {},
    {
      orderExternalId: 'r-1',
      lines,
    },
  );
  expect(repair.status).toBe(201);
  const all = { lines: units({ A: 2 }) };
  const refused = await grant(shop.agent, id, all);
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.body.errors)).toContain('refunds.errors.underCase');
  expect((await grant(shop.agent, id, { lines: units({ A: 1 }) })).status).toBe(201);
  expect((await grant(shop.agent, id, { lines: units({ A: 1 }) })).status).toBe(422);
  const ended = await stepOf(shop.agent, repair.body.id, 'cancel', {}, 'The customer keeps it');
  expect([ended.status, ended.body.message]).toEqual([200, undefined]);
  expect((await grant(shop.agent, id, { lines: units({ A: 1 }) })).status).toBe(201);
});
