/** What returns are worth at the most, together with what was refunded before. */
import { beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { promote, redeem } from './promotionStore.ts';
import { type Answer, returnValueTests } from './returnValueStore.ts';

const {
  api,
  shop,
  variants,
  valueOf,
  only,
  order,
  sendOrder,
  sendReturn,
  decide,
  reviewsOf,
  tenFrom300,
  send,
  sendLines,
  orderRow,
} = returnValueTests();
beforeAll(() => tenFrom300('VASE', { whenReturned: 'takeBack' }));

test('nothing is worth more than the order says was paid, and no line that it does not have', async () => {
  await order('p-1', { PEN: 2, CUP: 1 });
  expect((await valueOf('p-1', { PEN: 2 })).body.refund).toBe(10_000);
  await sendLines('p-1', [['PEN', 2, 6000]]);
  const { body } = await valueOf('p-1', { PEN: 2 });
  expect(body).toMatchObject({
    refund: 6000,
    lines: [{ id: 'PEN', paid: 6000 }],
    notOrdered: [{ id: 'CUP', sku: 'CUP' }],
  });
  expect((await valueOf('p-1', { CUP: 1 })).body.errors).toEqual({
    lines: { 0: { id: 'returnValue.errors.notOrdered' } },
  });
  await send('pr-1', 'p-1', [{ id: 'PEN', quantity: 2, amount: body.refund }]);
  const [row] = await query<{ review: string }>(
    api.connection.db,
    "select review from returns where external_id = 'pr-1'",
  );
  expect(row?.review).toBe('fits');
});

test('what parallel returns were refunded less is told, and added where it is wanted', async () => {
  await order('less-1', { VASE: 6 });
  await sendOrder('less-1', 'VASE', 6, 27_000);
  const [first, second] = await Promise.all([
    valueOf('less-1', { VASE: 3 }),
    valueOf('less-1', { VASE: 2 }),
  ]);
  expect([first.body.refund, second.body.refund]).toEqual([12_000, 7000]);
  await Promise.all([
    sendReturn('less-r1', 'less-1', 'VASE', 3, 12_000),
    sendReturn('less-r2', 'less-1', 'VASE', 2, 7000),
  ]);
  const last = await valueOf('less-1', { VASE: 1 });
  expect(last.body).toMatchObject({ refund: 5000, refundedLess: 3000, addedRefund: 0 });
  const { body } = await shop.store<Answer>('POST', '/api/store/redemptions/less-1/returnValue', {
    lines: [{ id: 'VASE', quantity: 1 }],
    addRefundedLess: true,
  });
  expect(body).toMatchObject({ refund: 8000, addedRefund: 3000, lines: [{ refund: 8000 }] });
  await sendReturn('less-r3', 'less-1', 'VASE', 1, body.refund);
  const { revenue, returned } = await orderRow('less-1');
  expect([revenue, returned]).toEqual([27_000, 27_000]);
  expect((await valueOf('less-1', {})).body.refundedLess).toBe(0);
  expect(await api.verify()).toEqual([]);
});

test('what earlier refunds did not take back is taken from the next, and not given again', async () => {
  await order('full-1', { VASE: 6 });
  await sendOrder('full-1', 'VASE', 6, 27_000);
  // Without asking what they are worth.
  await sendReturn('full-r1', 'full-1', 'VASE', 2, 9000);
  const next = (await valueOf('full-1', { VASE: 1 })).body;
  expect(next).toMatchObject({
    paid: 4500,
    takenBack: 1500,
    refund: 3000,
    refundedLess: 0,
    promotions: [{ takenBackBefore: 0, takenBack: 1500 }],
  });
  await sendReturn('full-r2', 'full-1', 'VASE', 1, next.refund);
  const last = (await valueOf('full-1', { VASE: 3 })).body;
  expect(last).toMatchObject({ paid: 13_500, takenBack: -1500, refund: 15_000 });
  await sendReturn('full-r3', 'full-1', 'VASE', 3, last.refund);
  expect(await reviewsOf('full-1')).toEqual(['fits', 'fits', 'fits']);
  const { revenue, returned } = await orderRow('full-1');
  expect([revenue, returned]).toEqual([27_000, 27_000]);
});

test('a gift that comes back is no unit of what was bought of its SKU', async () => {
  await promote(shop, 'One more', {
    scope: only('BEA'),
    whenReturned: 'takeBack',
    rewards: [
      { kind: 'amount', amount: 891 },
      { kind: 'gift', variantId: variants.get('BEA') },
    ],
    conditions: [{ kind: 'quantity', min: 2, scope: only('BEA') }],
  });
  const { quote } = await order('bea-1', { BEA: 2 });
  expect([quote.lines[0]?.paid, quote.gifts[0]?.sku]).toEqual([9109, 'BEA']);
  // The gift first, and with a little less paid than was redeemed.
  await sendLines('bea-1', [
    ['BEA', 1, 0],
    ['BEA', 2, 9108],
  ]);
  const first = await valueOf('bea-1', { BEA: 1 });
  expect(first.body).toMatchObject({ refund: 4109, gifts: [{ sku: 'BEA', quantity: 1 }] });
  await send('bea-r1', 'bea-1', [
    { sku: 'BEA', quantity: 1, amount: first.body.refund },
    { sku: 'BEA', quantity: 1, amount: 0 },
  ]);
  const [row] = await query<{ status: string; returned: string }>(
    api.connection.db,
    "select status, returned from redemptions where order_id = 'bea-1'",
  );
  expect([row?.status, JSON.parse(String(row?.returned))]).toEqual(['committed', { BEA: 1 }]);
  const last = await valueOf('bea-1', { BEA: 1 });
  expect(last.body).toMatchObject({ refund: 4999, gifts: [], lines: [{ returnedBefore: 1 }] });
  await send('bea-r2', 'bea-1', [{ id: 'BEA', quantity: 1, amount: last.body.refund }]);
  expect(await reviewsOf('bea-1')).toEqual(['fits', 'fits']);
  const { revenue, returned } = await orderRow('bea-1');
  expect([revenue, returned]).toEqual([9108, 9108]);
  expect(await api.verify()).toEqual([]);
});

test('more units than were ordered, once accepted, leave other goods and their money to later returns', async () => {
  await order('acc-1', { POT: 1, PEN: 2, CUP: 1 });
  await sendLines('acc-1', [
    ['POT', 1, 5000],
    ['PEN', 2, 10_000],
    ['CUP', 1, 5000],
  ]);
  await send('acc-r1', 'acc-1', [{ id: 'POT', quantity: 51, amount: 6000 }]);
  await decide('acc-r1', 'acceptance');
  const { body } = await valueOf('acc-1', { PEN: 1 });
  expect(body).toMatchObject({ refund: 5000, refundedBefore: 6000 });
  await send('acc-r2', 'acc-1', [{ id: 'PEN', quantity: 1, amount: body.refund }]);
  await send('acc-r3', 'acc-1', [{ sku: 'CUP', quantity: 1, amount: 5000 }]);
  await send('acc-r4', 'acc-1', [{ sku: 'POT', quantity: 1, amount: 0 }]);
  // Of the money of the order 4000 are left, which the value says too.
  await send('acc-r5', 'acc-1', [{ sku: 'PEN', quantity: 1, amount: 4001 }]);
  expect(await reviewsOf('acc-1')).toEqual(['accepted', 'fits', 'fits', 'waiting', 'waiting']);
  const last = await valueOf('acc-1', { PEN: 1 });
  expect(last.body).toMatchObject({ refund: 4000, beyondPaid: 1000 });
  await send('acc-r5', 'acc-1', [{ sku: 'PEN', quantity: 1, amount: 4000 }]);
  expect((await reviewsOf('acc-1')).at(-1)).toBe('fits');
  expect(await api.verify()).toEqual([]);
});

test('no more is taken back than the rest would cost more with all promotions of its time', async () => {
  await shop.store('POST', '/api/store/members', { externalId: 'm-gold', level: 'gold' });
  await tenFrom300('GLD', { whenReturned: 'takeBack' });
  const gold = await promote(shop, 'Gold members', {
    scope: only('GLD'),
    audience: { levels: ['gold'] },
    rewards: [{ kind: 'percent', bps: 300, per: 'order' }],
    conditions: [{ kind: 'amount', max: 15_000, scope: only('GLD') }],
  });
  const lines = [{ id: 'GLD', sku: 'GLD', quantity: 6 }];
  for (const [orderId, member] of [
    ['gold-1', 'm-gold'],
    ['gold-2', 'm-other'],
  ]) {
    await redeem(shop, orderId as string, { lines, member });
    await shop.store('POST', `/api/store/redemptions/${orderId}/commitment`);
  }
  const expected = { paid: 22_500, takenBack: 350, refund: 22_150 };
  expect((await valueOf('gold-1', { GLD: 5 })).body).toMatchObject(expected);
  expect((await valueOf('gold-2', { GLD: 5 })).body).toMatchObject({ takenBack: 500 });
  // Whatever became of the promotion and the member since.
  api.now += 60_000;
  await shop.owner.act('promotions', gold.id, 'pause');
  await shop.store('POST', '/api/store/members', { externalId: 'm-gold', level: 'silver' });
  expect((await valueOf('gold-1', { GLD: 5 })).body).toMatchObject(expected);
  api.now -= 60_000;
});

test('what is no order, no line or not paid is refused', async () => {
  expect((await valueOf('nowhere', { PEN: 1 })).status).toBe(404);
  await redeem(shop, 'e-1', { lines: [{ id: 'PEN', sku: 'PEN', quantity: 1 }] });
  expect(await valueOf('e-1', { PEN: 1 })).toMatchObject({
    status: 409,
    body: { message: 'returnValue.errors.notPaid' },
  });
  await shop.store('POST', '/api/store/redemptions/e-1/release');
  expect((await valueOf('e-1', {})).body.message).toBe('returnValue.errors.cancelled');
  await order('e-2', { PEN: 1 });
  expect((await valueOf('e-2', { CUP: 1 })).body.errors).toEqual({
    lines: { 0: { id: 'redemptions.errors.unknownLine' } },
  });
  const fields = { lines: [{ id: 'PEN', quantity: 1, price: 1 }] };
  const path = '/api/store/redemptions/e-2/returnValue';
  expect((await shop.store('POST', path, fields)).status).toBe(422);
  const negative = { lines: [{ id: 'PEN', quantity: -1 }] };
  expect((await shop.store('POST', path, negative)).status).toBe(422);
  expect((await valueOf('e-2', {}, await api.store('orders.write'))).status).toBe(403);
});

test('staff get the same answer on the order, and shares alone where it was not redeemed', async () => {
  const idOf = async (externalId: string) => {
    const rows = await query<{ id: number }>(
      api.connection.db,
      'select id from orders where external_id = ?',
      [externalId],
    );
    return Number(rows[0]?.id);
  };
  const agent = await api.raw('agent');
  const ask = async (externalId: string, lines: object[]) =>
    agent<Answer>('POST', `/api/orders/${await idOf(externalId)}/returnValue`, { lines });
  const fromStore = await valueOf('r-1', { VASE: 1 });
  expect((await ask('r-1', [{ id: 'VASE', quantity: 1 }])).body).toEqual(fromStore.body);
  await sendOrder('u-1', 'PEN', 3, 10_000);
  await sendReturn('ur-1', 'u-1', 'PEN', 1, 3333);
  expect(await ask('u-1', [{ id: '1', quantity: 2 }])).toMatchObject({
    status: 200,
    body: { isRedeemed: false, refund: 6667, promotions: [], lines: [{ returnedBefore: 1 }] },
  });
  expect((await ask('u-1', [{ id: '1', quantity: 3 }])).status).toBe(422);
  const nobody = await api.raw(null as never);
  expect((await nobody('POST', `/api/orders/${await idOf('u-1')}/returnValue`, {})).status).toBe(
    401,
  );
});
