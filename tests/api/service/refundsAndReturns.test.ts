/** Return messages of the store for goods that were refunded in the console. */
import { describe, expect, test } from 'vitest';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import {
  actOn,
  grant,
  onlyPayment,
  refundTests,
  quoteOf,
  readRefund,
  returnsOf,
  runPayments,
  sellOrder,
  setProvider,
  units,
} from './refundStore.ts';

const shop = refundTests();

const send = (order: string, quantity: number, more: object = {}) =>
  shop.store<{ errors?: object }>('POST', '/api/store/returns', {
    externalId: `${order}-r`,
    orderExternalId: order,
    returnedAt: NOW,
    lines: [{ id: 'A', sku: 'A', quantity, amount: quantity * 500 }],
    ...more,
  });
const returnedUnits = async (order: string) => {
  const [row] = await query<{ returned: number }>(
    shop.api.connection.db,
    'select returned from orders where external_id = ?',
    [order],
  );
  return Number(row?.returned) / 500;
};
const refundOne = async (id: number, asked: object = {}) =>
  (await grant(shop.agent, id, { lines: units({ A: 1 }), ...asked })).body.id;

describe('a message of the store about goods that were refunded here', () => {
  test('is no further return after the money has moved, and before that where it names the refund', async () => {
    const first = await sellOrder(shop, 'm-1', { lines: { A: [3, 1500] } });
    await refundOne(first);
    await runPayments(shop.api);
    await send('m-1', 1);
    expect(await returnsOf(shop.api, 'm-1')).toEqual([
      [1, 500, 0, 'fits'],
      [0, 0, 0, 'refunded'],
    ]);
    const second = await sellOrder(shop, 'm-2', { lines: { A: [3, 1500] } });
    const id = await refundOne(second);
    await send('m-2', 1, { refund: id });
    expect([await returnedUnits('m-1'), await returnedUnits('m-2')]).toEqual([1, 0]);
    await runPayments(shop.api);
    expect((await readRefund(shop.owner, id)).state).toBe('succeeded');
    expect(await returnedUnits('m-2')).toBe(1);
    for (const order of [first, second])
      expect((await quoteOf(shop.agent, order, {})).body).toMatchObject({
        orderLines: [{ refundedUnits: 1, left: 1000 }],
        tenders: [{ refunded: 500, left: 1000 }],
      });
    expect(await shop.api.verify()).toEqual([]);
  });

  test('counts with what is more, also when it is repeated or corrected up and down', async () => {
    const id = await sellOrder(shop, 'm-3', { lines: { A: [3, 1500] } });
    await refundOne(id);
    await runPayments(shop.api);
    const counted: number[] = [];
    for (const quantity of [1, 2, 2, 3, 1]) {
      await send('m-3', quantity);
      counted.push(await returnedUnits('m-3'));
    }
    expect(counted).toEqual([1, 2, 2, 3, 1]);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('waits for a person where it is more than the order has left', async () => {
    const id = await sellOrder(shop, 'm-4', { lines: { A: [2, 1000] } });
    await refundOne(id);
    await runPayments(shop.api);
    await send('m-4', 3);
    expect(await returnsOf(shop.api, 'm-4')).toEqual([
      [1, 500, 0, 'fits'],
      [2, 1000, 0, 'waiting'],
    ]);
    expect(await returnedUnits('m-4')).toBe(1);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('that came before a refund is of other units, unless it names the refund', async () => {
    const id = await sellOrder(shop, 'm-5', { lines: { A: [3, 1500] } });
    await send('m-5', 1);
    const refund = await refundOne(id);
    await runPayments(shop.api);
    expect(await returnedUnits('m-5')).toBe(2);
    await send('m-5', 1, { reason: 'Too small' });
    expect(await returnedUnits('m-5')).toBe(2);
    await send('m-5', 1, { refund });
    expect(await returnedUnits('m-5')).toBe(1);
    await send('m-5', 2);
    expect(await returnedUnits('m-5')).toBe(2);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('counts once its refund is rejected', async () => {
    const id = await sellOrder(shop, 'm-6', { lines: { A: [1, 600_000] } });
    const { body } = await grant(shop.manager, id, { lines: units({ A: 1 }) });
    await send('m-6', 1);
    expect(await returnedUnits('m-6')).toBe(0);
    const decided = await shop.owner('POST', `/api/refunds/${body.id}/rejection`, {
      version: body.version,
      reason: 'Not agreed',
    });
    expect(decided.status).toBe(200);
    expect(await returnsOf(shop.api, 'm-6')).toEqual([[1, 500, 0, 'fits']]);
    expect(await returnedUnits('m-6')).toBe(1);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('meets units that were refunded without goods', async () => {
    const id = await sellOrder(shop, 'm-7', { lines: { A: [2, 1000] } });
    await refundOne(id, { kind: 'refundOnly' });
    await runPayments(shop.api);
    await send('m-7', 1);
    expect(await returnsOf(shop.api, 'm-7')).toEqual([
      [0, 500, 0, 'fits'],
      [0, 0, 0, 'refunded'],
    ]);
    expect((await quoteOf(shop.agent, id, {})).body.tenders).toMatchObject([{ left: 500 }]);
    expect(await shop.api.verify()).toEqual([]);
  });

  test('is refused where it names a refund of another order, or takes the number of one', async () => {
    const id = await sellOrder(shop, 'm-8', { lines: { A: [1, 500] } });
    const refund = await refundOne(id);
    await sellOrder(shop, 'm-9', { lines: { A: [1, 500] } });
    const other = await send('m-9', 1, { refund });
    expect([other.status, other.body.errors]).toEqual([
      422,
      { refund: 'returns.errors.unknownRefund' },
    ]);
    const own = await send('m-9', 1, { externalId: `console-refund-${refund}` });
    expect([own.status, own.body.errors]).toEqual([
      422,
      { externalId: 'returns.errors.ownNumber' },
    ]);
  });
});

describe('a refund that waits while the store refunds the same unit itself', () => {
  test('is not paid, and ends without taking a further unit', async () => {
    const order = await sellOrder(shop, 'w-1', { lines: { A: [3, 1500] } });
    const id = await refundOne(order);
    await send('w-1', 1);
    await runPayments(shop.api);
    const failed = await readRefund(shop.owner, id);
    expect(failed).toMatchObject({
      state: 'failed',
      payments: [{ state: 'failed', failure: 'metByStore' }],
    });
    const again = await actOn(shop.manager, onlyPayment(failed), 'retry');
    expect([again.status, again.body.message]).toEqual([409, 'refunds.errors.refundedByStore']);
    await shop.manager('POST', `/api/refunds/${id}/closing`, {
      version: failed.version,
      reason: 'The store has refunded it',
    });
    expect(await returnedUnits('w-1')).toBe(1);
    // Another unit is refunded as ever.
    const other = await refundOne(order);
    await runPayments(shop.api);
    expect((await readRefund(shop.owner, other)).state).toBe('succeeded');
    expect((await quoteOf(shop.agent, order, {})).body).toMatchObject({
      orderLines: [{ refundedUnits: 2, left: 500 }],
      tenders: [{ refunded: 1000, left: 500 }],
    });
    expect(await shop.api.verify()).toEqual([]);
  });
  test('is not approved, whoever pays, until the store says that its message is of the refund', async () => {
    for (const provider of ['trial', 'shop'] as const) {
      await setProvider(shop.api, provider);
      const name = `w-${provider}`;
      const order = await sellOrder(shop, name, { lines: { A: [2, 1_200_000] } });
      const { body } = await grant(shop.manager, order, { lines: units({ A: 1 }) });
      expect(body.state).toBe('submitted');
      const paid = { lines: [{ id: 'A', sku: 'A', quantity: 1, amount: 600_000 }] };
      await send(name, 1, paid);
      const approve = () =>
        shop.owner<{ message?: string }>('POST', `/api/refunds/${body.id}/approval`, {
          version: body.version,
          reason: null,
        });
      const refused = await approve();
      expect([refused.status, refused.body.message]).toEqual([
        409,
        'refunds.errors.refundedByStore',
      ]);
      await send(name, 1, { ...paid, refund: body.id });
      expect((await approve()).status).toBe(200);
    }
    await setProvider(shop.api, 'trial');
    await runPayments(shop.api);
    expect(await shop.api.verify()).toEqual([]);
  });
});

test('a unit whose price was protected comes back like the others', async () => {
  const id = await sellOrder(shop, 'pp-1', { lines: { A: [2, 1000] } });
  await grant(shop.agent, id, {
    kind: 'priceProtection',
    lines: [{ id: 'A', quantity: 1, unitPrice: 400 }],
  });
  await runPayments(shop.api);
  await send('pp-1', 1, { lines: [{ id: 'A', sku: 'A', quantity: 1, amount: 400 }] });
  const [returned] = (await quoteOf(shop.agent, id, {})).body.orderLines;
  expect([returned?.refundedUnits, (await returnsOf(shop.api, 'pp-1')).at(-1)]).toEqual([
    1,
    [1, 400, 0, 'fits'],
  ]);
  expect(await shop.api.verify()).toEqual([]);
});

test('goods that the store has received without refunding them are refunded here, once', async () => {
  const id = await sellOrder(shop, 'zero-1', { lines: { A: [2, 1000] } });
  const received = { lines: [{ id: 'A', sku: 'A', quantity: 2, amount: 0 }] };
  await send('zero-1', 2, received);
  const { body: quote } = await quoteOf(shop.agent, id, { lines: units({ A: 2 }) });
  expect(quote).toMatchObject({ total: 1000, orderLines: [{ refundedUnits: 0, left: 1000 }] });
  await refundOne(id);
  await runPayments(shop.api);
  expect(await returnedUnits('zero-1')).toBe(1);
  await send('zero-1', 2, received);
  expect((await quoteOf(shop.agent, id, { lines: units({ A: 2 }) })).status).toBe(422);
  await refundOne(id);
  await runPayments(shop.api);
  const back = (await returnsOf(shop.api, 'zero-1')).reduce((sum, [of]) => sum + Number(of), 0);
  expect([back, await returnedUnits('zero-1')]).toEqual([2, 2]);
  expect((await quoteOf(shop.agent, id, { lines: units({ A: 1 }) })).status).toBe(422);
  expect(await shop.api.verify()).toEqual([]);
});
