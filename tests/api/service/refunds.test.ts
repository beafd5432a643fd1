/** Refunds through the API: what is granted, who approves, what follows once the money has moved. */
import { describe, expect, test } from 'vitest';
import { NOW } from '../support/openApi.ts';
import {
  grant,
  refundTests,
  quoteOf,
  readRefund,
  returnsOf,
  runPayments,
  sellOrder,
  units,
} from './refundStore.ts';

const shop = refundTests();

describe('what a refund comes to', () => {
  test('every line explains itself, and nothing is saved by asking', async () => {
    const id = await sellOrder(shop, 'q-1', { lines: { A: [2, 8469], B: [1, 2823] } });
    const { status, body } = await quoteOf(shop.agent, id, { lines: units({ A: 1 }) });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      total: 4234,
      lines: [{ kind: 'units', lineId: 'A', ordered: 2, paid: 8469, worth: 4234, amount: 4234 }],
      payments: [{ tender: 'alipay', amount: 4234, isPayout: false }],
      tenders: [{ captured: 11_292, refunded: 0, left: 11_292 }],
      approvalAbove: null,
    });
    expect((await shop.owner<unknown[]>('GET', '/api/refunds')).body).toEqual([]);
  });

  test('units beyond what is left, unknown lines and unknown keys are refused with the field', async () => {
    const id = await sellOrder(shop, 'q-2', { lines: { A: [1, 500] } });
    const more = await quoteOf(shop.agent, id, { lines: units({ A: 2 }) });
    expect([more.status, more.body.errors]).toEqual([
      422,
      { lines: { 0: { quantity: expect.stringContaining('moreThanLeft') as string } } },
    ]);
    const unknown = await quoteOf(shop.agent, id, { lines: units({ Z: 1 }) });
    expect(unknown.body.errors).toEqual({
      lines: { 0: { id: 'redemptions.errors.unknownLine' } },
    });
    const strange = await quoteOf(shop.agent, id, { coins: 1 });
    expect([strange.status, JSON.stringify(strange.body.errors)]).toEqual([
      422,
      expect.stringContaining('coins') as string,
    ]);
  });

  test('a total that has changed since it was seen is refused', async () => {
    const id = await sellOrder(shop, 'q-3', { lines: { A: [2, 1000] } });
    const refused = await grant(shop.agent, id, { lines: units({ A: 1 }) }, { expected: 499 });
    expect([refused.status, refused.body.message]).toEqual([409, 'refunds.errors.changed']);
    expect((await grant(shop.agent, id, { lines: units({ A: 1 }) })).status).toBe(201);
  });

  test('a refund of nothing is refused, and of an order that was not paid', async () => {
    const id = await sellOrder(shop, 'q-4', { lines: { A: [1, 500] } });
    const nothing = await grant(shop.agent, id, {});
    expect([nothing.status, nothing.body.errors]).toEqual([
      422,
      { lines: 'refunds.errors.nothing' },
    ]);
    const unpaid = await sellOrder(shop, 'q-5', {
      lines: { A: [1, 500] },
      statuses: ['placed'],
      payments: [],
    });
    const refused = await quoteOf(shop.agent, unpaid, { lines: units({ A: 1 }) });
    expect([refused.status, refused.body.message]).toEqual([409, 'returnValue.errors.notPaid']);
  });
});

describe('once the money has moved', () => {
  test('the return is in the figures once, by units and money, and the refund has succeeded', async () => {
    const id = await sellOrder(shop, 's-1', { lines: { A: [3, 2541] }, shipping: 600 });
    const { body } = await grant(shop.agent, id, {
      responsibility: 'merchant',
      lines: units({ A: 1 }),
    });
    expect([body.state, body.total, body.shipping]).toEqual(['paying', 1447, 600]);
    expect(await returnsOf(shop.api, 's-1')).toEqual([]);
    await runPayments(shop.api);
    await runPayments(shop.api);
    expect(await readRefund(shop.owner, body.id)).toMatchObject({
      state: 'succeeded',
      succeededAt: NOW,
      payments: [{ state: 'succeeded', succeededAt: NOW }],
    });
    expect(await returnsOf(shop.api, 's-1')).toEqual([[1, 847, 600, 'fits']]);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('units whose refund comes to nothing by rounding are refunded all the same', async () => {
    const id = await sellOrder(shop, 's-zero', { lines: { A: [3, 900], B: [7, 2] } });
    const totals: number[] = [];
    const parts: Record<string, number>[] = [{ A: 1, B: 2 }, { A: 1, B: 3 }, { B: 2 }];
    for (const lines of parts) {
      const { status, body } = await grant(shop.agent, id, { lines: units(lines) });
      expect(status).toBe(201);
      totals.push(body.total);
      await runPayments(shop.api);
    }
    expect(totals).toEqual([300, 301, 1]);
    const more = await quoteOf(shop.agent, id, { lines: units({ A: 1, B: 1 }) });
    expect([more.status, more.body.errors]).toEqual([
      422,
      { lines: { 1: { quantity: expect.stringContaining('moreThanLeft') as string } } },
    ]);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('what was deducted of a line is not given back by the next refund of it, however little', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    const id = await sellOrder(shop, 's-deducted', {
      lines: Object.fromEntries(names.map((name) => [name, [2, 1000]] as const)),
    });
    const one = units(Object.fromEntries(names.map((name) => [name, 1])));
    const deductions = [{ kind: 'damage', amount: 8, reason: 'Scratched' }];
    const first = await grant(shop.manager, id, { lines: one, deductions });
    await runPayments(shop.api);
    const second = await grant(shop.manager, id, { lines: one });
    expect([first.body.total, second.body.total]).toEqual([3992, 4000]);
  });

  test('all parts come to what was paid, whichever way they are split', async () => {
    const id = await sellOrder(shop, 's-2', { lines: { A: [3, 1000], B: [2, 333] } });
    const totals: number[] = [];
    const parts: Record<string, number>[] = [{ A: 1 }, { B: 1 }, { A: 1, B: 1 }, { A: 1 }];
    for (const lines of parts) {
      const { body } = await grant(shop.agent, id, { lines: units(lines) });
      totals.push(body.total);
      await runPayments(shop.api);
    }
    expect(totals).toEqual([333, 166, 500, 334]);
    const { body: rest } = await quoteOf(shop.agent, id, {});
    expect(rest.orderLines.map(({ left, refundedUnits }) => [left, refundedUnits])).toEqual([
      [0, 3],
      [0, 2],
    ]);
    expect(rest.tenders).toMatchObject([{ left: 0 }]);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('a refund that is not paid yet holds its units and its money', async () => {
    const id = await sellOrder(shop, 's-3', { lines: { A: [2, 1000] } });
    await grant(shop.agent, id, { lines: units({ A: 1 }) });
    const { body } = await quoteOf(shop.agent, id, { lines: units({ A: 1 }) });
    expect(body).toMatchObject({
      total: 500,
      orderLines: [{ refundedUnits: 1, left: 500 }],
      tenders: [{ refunded: 500, left: 500 }],
    });
    const more = await quoteOf(shop.agent, id, { lines: units({ A: 2 }) });
    expect(more.status).toBe(422);
  });

  test('refund only is money without goods: its units are used up, and no unit is returned', async () => {
    const id = await sellOrder(shop, 's-4', { lines: { A: [2, 1000] } });
    await grant(shop.manager, id, { kind: 'refundOnly', lines: units({ A: 1 }) });
    await runPayments(shop.api);
    expect(await returnsOf(shop.api, 's-4')).toEqual([[0, 500, 0, 'fits']]);
    const { body } = await quoteOf(shop.agent, id, { lines: units({ A: 1 }) });
    expect(body).toMatchObject({ total: 500, orderLines: [{ refundedUnits: 1 }] });
    expect((await quoteOf(shop.agent, id, { lines: units({ A: 2 }) })).status).toBe(422);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('goodwill is no return, and lowers what the goods are refunded later', async () => {
    const id = await sellOrder(shop, 's-5', { lines: { A: [1, 1000] } });
    const { body } = await grant(shop.agent, id, { kind: 'goodwill', amount: 300 });
    expect(body.lines).toMatchObject([{ kind: 'amount', lineId: 'A', amount: 300 }]);
    await runPayments(shop.api);
    expect(await returnsOf(shop.api, 's-5')).toEqual([]);
    const last = await grant(shop.agent, id, { lines: units({ A: 1 }) });
    expect(last.body).toMatchObject({
      total: 700,
      lines: [{ worth: 1000, available: 700, amount: 700 }],
    });
  });

  test('several tenders get their money back, stored value first', async () => {
    const id = await sellOrder(shop, 's-6', {
      lines: { A: [2, 1000] },
      payments: [
        { tender: 'card', amount: 700 },
        { tender: 'storeCredit', amount: 300 },
      ],
    });
    const parts = async (request: object) =>
      (await grant(shop.agent, id, request)).body.payments.map(({ tender, amount }) => [
        tender,
        amount,
      ]);
    expect(await parts({ lines: units({ A: 1 }) })).toEqual([
      ['storeCredit', 300],
      ['card', 200],
    ]);
    expect(await parts({ lines: units({ A: 1 }) })).toEqual([['card', 500]]);
  });

  test('what the store refunded itself counts', async () => {
    const id = await sellOrder(shop, 's-7', { lines: { A: [2, 1000] } });
    await shop.store('POST', '/api/store/returns', {
      externalId: 's-7-own',
      orderExternalId: 's-7',
      returnedAt: NOW,
      lines: [{ id: 'A', sku: 'A', quantity: 1, amount: 500 }],
    });
    const { body } = await quoteOf(shop.agent, id, { lines: units({ A: 1 }) });
    expect(body).toMatchObject({
      total: 500,
      orderLines: [{ refundedUnits: 1, left: 500 }],
      tenders: [{ refunded: 500, left: 500 }],
    });
    expect((await quoteOf(shop.agent, id, { lines: units({ A: 2 }) })).status).toBe(422);
  });
});

describe('price protection', () => {
  test('pays the difference of a unit once, and of units that the customer still has', async () => {
    const id = await sellOrder(shop, 'pp-1', { lines: { A: [2, 200] } });
    const request = (quantity: number) => ({
      kind: 'priceProtection',
      lines: [{ id: 'A', quantity, unitPrice: 80 }],
    });
    const first = await grant(shop.agent, id, request(2));
    expect(first.body).toMatchObject({ total: 40, units: 0, lines: [{ quantity: 2 }] });
    await runPayments(shop.api);
    const again = await quoteOf(shop.agent, id, request(1));
    expect([again.status, again.body.errors]).toEqual([
      422,
      { lines: { 0: { quantity: expect.stringContaining('moreThanProtectable') as string } } },
    ]);
    const { body: goods } = await quoteOf(shop.agent, id, { lines: units({ A: 2 }) });
    expect(goods).toMatchObject({
      total: 160,
      orderLines: [{ refundedUnits: 0, protectedUnits: 2, left: 160 }],
    });
    const other = await sellOrder(shop, 'pp-2', { lines: { A: [2, 200] } });
    await grant(shop.agent, other, { lines: units({ A: 1 }) });
    expect((await quoteOf(shop.agent, other, request(2))).status).toBe(422);
    expect((await quoteOf(shop.agent, other, request(1))).body.total).toBe(20);
    expect(await shop.api.verify()).toEqual([]);
  });
});
