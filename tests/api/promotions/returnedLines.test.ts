/** Of which line of an order goods come back, whoever says so and however the store names it. */
import { expect, test } from 'vitest';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import { promote, redeem, sell } from './promotionStore.ts';
import { type Answer, returnValueTests } from './returnValueStore.ts';

const { api, shop, valueOf, order, reviewsOf, send, sendLines, orderRow, mugs, redemptionStatus } =
  returnValueTests();

test('a return is of the line that it names, or that it was valued for', async () => {
  await sendLines('l-1', [
    ['PEN', 1, 3000],
    ['PEN', 1, 1000],
  ]);
  const { id } = await orderRow('l-1');
  const agent = await api.raw('agent');
  const ask = async (lines: object[]) =>
    (await agent<Answer>('POST', `/api/orders/${id}/returnValue`, { lines })).body;
  expect((await ask([{ id: '2', quantity: 1 }])).refund).toBe(1000);
  await send('lr-1', 'l-1', [{ sku: 'PEN', quantity: 1, amount: 1000 }]);
  expect((await ask([])).lines.map(({ returnedBefore }) => returnedBefore)).toEqual([0, 1]);
  expect((await ask([{ id: '1', quantity: 1 }])).refund).toBe(3000);
  await sendLines('l-2', [
    ['PEN', 1, 3000],
    ['PEN', 1, 1000],
  ]);
  // Less than it is worth, because of damage.
  expect((await send('lr-2', 'l-2', [{ id: '2', quantity: 1, amount: 700 }])).status).toBe(200);
  const [line] = await query<{ sku: string; position: number }>(
    api.connection.db,
    "select l.sku, l.order_position as position from return_lines l join returns r on r.id = l.return_id where r.external_id = 'lr-2'",
  );
  expect([line?.sku, Number(line?.position)]).toEqual(['PEN', 1]);
  const of = { quantity: 1, amount: 1 };
  const batch = await shop.store<{ results: { outcome: string }[] }>(
    'POST',
    '/api/store/returns/batch',
    {
      rows: [
        { orderExternalId: null, line: { id: '1', ...of } },
        { orderExternalId: 'l-2', line: { id: '1', ...of } },
      ].map(({ orderExternalId, line: one }, index) => ({
        externalId: `lb-${index}`,
        orderExternalId,
        memberExternalId: `lb-member-${index}`,
        returnedAt: NOW,
        lines: [one],
      })),
    },
  );
  expect(batch.body.results.map(({ outcome }) => outcome)).toEqual(['refused', 'created']);
  const members = await query<{ externalId: string }>(
    api.connection.db,
    `select external_id as "externalId" from members where external_id like 'lb-member-%'`,
  );
  expect(members).toEqual([{ externalId: 'lb-member-1' }]);
  // A line is returned once, whatever is left of its SKU.
  await sendLines('l-3', [
    ['PEN', 1, 3000],
    ['PEN', 1, 1000],
  ]);
  await Promise.all(
    ['lc-1', 'lc-2'].map((one) => send(one, 'l-3', [{ id: '2', quantity: 1, amount: 1000 }])),
  );
  const reviews = await query<{ review: string }>(
    api.connection.db,
    "select review from returns where external_id like 'lc-%' order by external_id",
  );
  expect(reviews.map(({ review }) => review)).toEqual(['fits', 'waiting']);
  // Lines of a redemption have the ids of the quote.
  await mugs('l-4', { a: 1, b: 1 });
  await send('lr-4', 'l-4', [{ id: 'b', quantity: 1, amount: 5000 }]);
  await sendLines('l-4', [
    ['MUG', 1, 5000],
    ['MUG', 1, 5000],
  ]);
  const { body } = await valueOf('l-4', {});
  expect(body.lines.map(({ returnedBefore }) => returnedBefore)).toEqual([0, 1]);
  expect(await api.verify()).toEqual([]);
});

test.each(['statement first', 'message first', 'both at once'])(
  'goods that are stated and sent as a return count once: %s',
  async (sequence) => {
    const orderId = `st-${sequence}`.replaceAll(' ', '-');
    await mugs(orderId, { a: 2, b: 2 });
    await sendLines(orderId, [
      ['MUG', 2, 10_000],
      ['MUG', 2, 10_000],
    ]);
    const steps = [
      () =>
        shop.store('POST', `/api/store/redemptions/${orderId}/return`, {
          lines: [{ id: 'b', quantity: 2 }],
        }),
      () => send(`${orderId}-r`, orderId, [{ sku: 'MUG', quantity: 2, amount: 9000 }]),
    ];
    if (sequence === 'both at once') await Promise.all(steps.map((step) => step()));
    else for (const step of sequence === 'message first' ? steps.toReversed() : steps) await step();
    const { body } = await valueOf(orderId, { a: 1 });
    expect(body.lines.map(({ returnedBefore }) => returnedBefore)).toEqual([0, 2]);
    expect(body.refund).toBe(5000);
    const [row] = await query<{ status: string; returned: string }>(
      api.connection.db,
      'select status, returned from redemptions where order_id = ?',
      [orderId],
    );
    expect([row?.status, JSON.parse(String(row?.returned))]).toEqual(['committed', { b: 2 }]);
    expect(await api.verify()).toEqual([]);
  },
);

test('goods that name a line are others than those that were stated and sent by their SKU', async () => {
  await mugs('more-1', { 1: 1, 2: 4 });
  await sendLines('more-1', [
    ['MUG', 1, 5000],
    ['MUG', 4, 20_000],
  ]);
  await shop.store('POST', '/api/store/redemptions/more-1/return', {
    lines: [{ id: '2', quantity: 3 }],
  });
  await send('more-r1', 'more-1', [{ sku: 'MUG', quantity: 3, amount: 15_000 }]);
  const backOf = async () =>
    (await valueOf('more-1', {})).body.lines.map(({ returnedBefore }) => returnedBefore);
  expect(await backOf()).toEqual([0, 3]);
  const { refund } = (await valueOf('more-1', { 2: 1 })).body;
  expect(refund).toBe(5000);
  await send('more-r2', 'more-1', [{ id: '2', quantity: 1, amount: refund }]);
  expect(await backOf()).toEqual([0, 4]);
  const last = (await valueOf('more-1', { 1: 1 })).body;
  expect([last.refund, last.refundedLess]).toEqual([5000, 0]);
  await send('more-r3', 'more-1', [{ sku: 'MUG', quantity: 1, amount: 5000 }]);
  expect(await reviewsOf('more-1')).toEqual(['fits', 'fits', 'fits']);
  expect(await redemptionStatus('more-1')).toBe('returned');
  expect(await api.verify()).toEqual([]);
});

test('a store may split and merge the lines of an order, and leave goods out', async () => {
  await mugs('sp-1', { a: 2 });
  await sendLines('sp-1', [
    ['MUG', 1, 5000],
    ['MUG', 1, 5000],
  ]);
  expect((await valueOf('sp-1', { a: 2 })).body.refund).toBe(10_000);
  await send('sp-r1', 'sp-1', [{ id: 'a', quantity: 2, amount: 10_000 }]);
  await mugs('sp-2', { a: 1, b: 1 });
  await sendLines('sp-2', [['MUG', 2, 9000]]);
  const { body } = await valueOf('sp-2', { b: 1 });
  expect([body.refund, body.notOrdered]).toEqual([4500, []]);
  await send('sp-r2', 'sp-2', [
    { id: 'b', quantity: 1, amount: 4500 },
    { id: 'a', quantity: 1, amount: 4500 },
  ]);
  await order('sp-3', { PEN: 1, CUP: 1 });
  await sendLines('sp-3', [['PEN', 1, 5000]]);
  await send('sp-r3', 'sp-3', [{ sku: 'PEN', quantity: 1, amount: 5000 }]);
  for (const orderId of ['sp-1', 'sp-2', 'sp-3']) {
    expect(await reviewsOf(orderId)).toEqual(['fits']);
    expect(await redemptionStatus(orderId)).toBe('returned');
  }
  expect(await api.verify()).toEqual([]);
});

test('what was released in full is used again when the goods turn out to be of another line', async () => {
  await sell(shop, 'FLS', 5000);
  const [variant] = await query<{ id: number }>(
    api.connection.db,
    "select id from variants where sku = 'FLS'",
  );
  // One minor unit cannot be shared by two lines: the first has it, and the unit of the sale.
  const items = [{ variantId: Number(variant?.id), price: 4999, stock: 1 }];
  const { id } = await promote(shop, 'Last one', {
    lane: 'product',
    rewards: [{ kind: 'flash', items }],
  });
  const lines = ['l1', 'l2'].map((name) => ({ id: name, sku: 'FLS', quantity: 1 }));
  const { body } = await redeem(shop, 'again-1', { lines });
  expect(body.quote.lines.map(({ paid }) => paid)).toEqual([4999, 5000]);
  await shop.store('POST', '/api/store/redemptions/again-1/commitment');
  await sendLines('again-1', [
    ['FLS', 1, 4999],
    ['FLS', 1, 5000],
  ]);
  const used = async () => {
    const rows = await query<{ used: number }>(
      api.connection.db,
      'select used from usage_counters where counter in (?, ?) order by counter',
      [`promotion/${id}/flash/${variant?.id}`, `promotion/${id}/spent`],
    );
    return rows.map((row) => Number(row.used));
  };
  expect(await used()).toEqual([1, 1]);
  await send('again-r1', 'again-1', [{ sku: 'FLS', quantity: 1, amount: 4999 }]);
  expect(await used()).toEqual([0, 0]);
  await shop.store('POST', '/api/store/redemptions/again-1/return', {
    lines: [{ id: 'l2', quantity: 1 }],
  });
  expect(await used()).toEqual([1, 1]);
  expect(await api.verify()).toEqual([]);
});

test('a return names a line by the id of the basket as it was sent', async () => {
  const name = 'a\u00a0\u00a0b\u200bc';
  await mugs('nb-1', { [name]: 1 });
  await sendLines('nb-1', [['MUG', 1, 5000]]);
  const { body } = await valueOf('nb-1', { [name]: 1 });
  expect(body.lines[0]?.id).toBe(name);
  const { status } = await send('nb-r1', 'nb-1', [{ id: name, quantity: 1, amount: 5000 }]);
  expect([status, await reviewsOf('nb-1')]).toEqual([200, ['fits']]);
});
