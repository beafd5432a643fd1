/** What orders use of limits once goods came back, and what was used up when an order was placed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReturnValue } from '#contract/promotions/returnValue';
import { query } from '#db/statements';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { promote, redeem, sell, share, type Shop } from './promotionStore.ts';

let api: OpenApi;
let shop: Shop;
const variants = new Map<string, number>();
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  for (const [sku, price] of [
    ['ALONE', 2500],
    ['FLASH', 10_000],
    ['STOCK', 10_000],
    ['OTHER', 10_000],
    ['HALF', 10_000],
    ['PARTS', 10_000],
  ] as const)
    await sell(shop, sku, price);
  for (const [sku, cost] of [
    ['GIVEN', 300],
    ['WITH', 400],
  ] as const)
    await sell(shop, sku, 10_000, { variants: [{ sku, basePrice: 10_000, cost }] });
  const rows = await query<{ id: number; sku: string }>(
    api.connection.db,
    'select id, sku from variants',
  );
  for (const { id, sku } of rows) variants.set(sku, Number(id));
});
afterAll(() => api.close());

const only = (sku: string) => ({ include: [{ kind: 'variant', id: variants.get(sku) }] });
const flash = (sku: string, price: number, stock: number) =>
  promote(shop, `Flash ${sku}`, {
    lane: 'product',
    rewards: [{ kind: 'flash', items: [{ variantId: variants.get(sku), price, stock }] }],
  });
const buy = async (orderId: string, lines: { id: string; sku: string; quantity: number }[]) => {
  const { body, status } = await redeem(shop, orderId, { lines });
  expect(status).toBe(200);
  await shop.store('POST', `/api/store/redemptions/${orderId}/commitment`);
  return body;
};
const valueOf = async (orderId: string, id: string, quantity: number) =>
  (
    await shop.store<ReturnValue>('POST', `/api/store/redemptions/${orderId}/returnValue`, {
      lines: [{ id, quantity }],
    })
  ).body;
const used = async (counter: string) => {
  const rows = await query<{ used: number }>(
    api.connection.db,
    'select used from usage_counters where counter = ?',
    [counter],
  );
  return Number(rows[0]?.used ?? 0);
};
interface SentLine {
  sku: string;
  quantity: number;
  paid: number;
  off?: { promotionId: number; amount: number };
}
const sendOrder = async (externalId: string, lines: SentLine[]) => {
  const { status } = await shop.store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency: 'CNY',
    lines: lines.map(({ off, paid, quantity, sku }) => ({
      sku,
      quantity,
      paid,
      unitPrice: 10_000,
      discounts:
        paid < 10_000 * quantity
          ? [{ label: 'Off', amount: 10_000 * quantity - paid, ...off }]
          : [],
    })),
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  expect(status).toBe(200);
};
const sendReturn = async (externalId: string, orderExternalId: string, lines: object[]) => {
  const { status } = await shop.store('POST', '/api/store/returns', {
    externalId,
    orderExternalId,
    returnedAt: NOW,
    lines,
  });
  expect(status).toBe(200);
};

test('what others had used up when the order was placed is not to be had alone', async () => {
  const terms = { lane: 'product', scope: only('ALONE') };
  await promote(shop, 'From two', {
    ...terms,
    whenReturned: 'takeBack',
    rewards: [{ kind: 'percent', bps: 4000 }],
    conditions: [{ kind: 'quantity', min: 2, scope: only('ALONE') }],
  });
  await promote(shop, 'Once', {
    ...terms,
    rewards: [{ kind: 'percent', bps: 2000 }],
    limits: { uses: 1 },
  });
  await buy('first', [{ id: 'a', sku: 'ALONE', quantity: 1 }]);
  await buy('second', [{ id: 'a', sku: 'ALONE', quantity: 2 }]);
  expect(await valueOf('second', 'a', 1)).toMatchObject({
    paid: 1500,
    takenBack: 1000,
    refund: 500,
  });
  // What is given back later changes nothing: it was used up then.
  await shop.store('POST', '/api/store/redemptions/first/release');
  expect((await valueOf('second', 'a', 1)).refund).toBe(500);
});

test('stock that was sold out then is not to be had alone', async () => {
  await promote(shop, 'Half from two', {
    lane: 'product',
    scope: only('FLASH'),
    whenReturned: 'takeBack',
    rewards: [{ kind: 'percent', bps: 5000 }],
    conditions: [{ kind: 'quantity', min: 2, scope: only('FLASH') }],
  });
  await flash('FLASH', 6000, 1);
  await buy('stock-1', [{ id: 'a', sku: 'FLASH', quantity: 1 }]);
  const { discount } = await buy('stock-2', [{ id: 'a', sku: 'FLASH', quantity: 2 }]);
  expect(discount).toBe(10_000);
  expect(await valueOf('stock-2', 'a', 1)).toMatchObject({ takenBack: 5000, refund: 0 });
});

test('what others used is told to nobody', async () => {
  const owner = await api.raw('owner');
  const list = await owner<object[]>('GET', '/api/redemptions');
  const one = await shop.store('POST', '/api/store/redemptions/second/commitment');
  expect(Object.keys(list.body[0] ?? {})).not.toContain('limitsThen');
  expect(Object.keys(one.body as object)).not.toContain('limitsThen');
});

test('goods that move to another line leave no more of the stock in use than was sold of it', async () => {
  const { id } = await flash('STOCK', 9999, 1);
  const { quote } = await buy('moved', [
    { id: 'L1', sku: 'STOCK', quantity: 3 },
    { id: 'L2', sku: 'STOCK', quantity: 3 },
    { id: 'X', sku: 'OTHER', quantity: 1 },
  ]);
  // A cent is not shared, so that only one of the lines is of the sale.
  expect(quote.lines.map(({ discount }) => discount)).toEqual([1, 0, 0]);
  await sendOrder(
    'moved',
    quote.lines.map(({ sku, quantity, paid }) => ({ sku: sku ?? '', quantity, paid })),
  );
  const counter = `promotion/${id}/flash/${variants.get('STOCK')}`;
  const back = { sku: 'STOCK', quantity: 3, amount: 29_000 };
  await sendReturn('moved-r', 'moved', [back]);
  expect(await used(counter)).toBe(0);
  await sendReturn('moved-r', 'moved', [{ ...back, id: 'L2' }]);
  expect(await used(counter)).toBe(1);
  expect(await api.verify()).toEqual([]);
  const setUsed = async (units: number) => {
    for (const column of ['redemption_takes set amount', 'usage_counters set used'])
      await api.connection.transaction((tx) =>
        query(tx, `update ${column} = ${units} where counter = '${counter}'`),
      );
  };
  await setUsed(3);
  expect(await api.verify()).toMatchObject([{ table: 'redemption_takes.amount' }]);
  await setUsed(1);
});

test('a return without goods, and what was stated before, change nothing of a redemption', async () => {
  const versionOf = async () =>
    (
      await query<{ version: number }>(
        api.connection.db,
        "select version from redemptions where order_id = 'moved'",
      )
    )[0]?.version;
  const before = await versionOf();
  await shop.store('POST', '/api/store/returns', {
    externalId: 'moved-delivery',
    orderExternalId: 'moved',
    returnedAt: NOW,
    shipping: 0,
    lines: [],
  });
  await sendReturn('moved-r', 'moved', [
    { sku: 'STOCK', quantity: 3, amount: 29_000, id: 'L2', name: 'Stock' },
  ]);
  expect(await versionOf()).toBe(before);
});

test('an order without a redemption is returned when its own goods are all back', async () => {
  const { id } = await promote(shop, 'Claimed', {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 2000 }],
  });
  await share(shop, id, 'CLAIMED');
  const off = { promotionId: id, amount: 2000 };
  await sendOrder('claimed', [
    { sku: 'OTHER', quantity: 1, paid: 8000, off },
    { sku: 'HALF', quantity: 1, paid: 8000, off },
  ]);
  expect(await used(`promotion/${id}/spent`)).toBe(4000);
  await sendReturn('claimed-r', 'claimed', [{ sku: 'OTHER', quantity: 2, amount: 8000 }]);
  const [row] = await query<{ id: number; version: number; review: string }>(
    api.connection.db,
    "select id, version, review from returns where external_id = 'claimed-r'",
  );
  expect(row?.review).toBe('waiting');
  await shop.owner.act('returns', Number(row?.id), 'acceptance', { version: Number(row?.version) });
  expect(await used(`promotion/${id}/spent`)).toBe(2000);
  expect(await used(`promotion/${id}/uses`)).toBe(1);
  await sendReturn('claimed-r2', 'claimed', [{ sku: 'HALF', quantity: 1, amount: 8000 }]);
  expect(await used(`promotion/${id}/spent`)).toBe(0);
  expect(await used(`promotion/${id}/uses`)).toBe(0);
});

test('what comes back of a discount that a redemption holds in part is given back once', async () => {
  const { id } = await promote(shop, 'In part', {
    scope: only('HALF'),
    rewards: [{ kind: 'amount', amount: 7000 }],
  });
  await buy('part', [
    { id: 'a', sku: 'HALF', quantity: 2 },
    { id: 'b', sku: 'OTHER', quantity: 1 },
  ]);
  await sendOrder('part', [
    { sku: 'HALF', quantity: 2, paid: 10_000, off: { promotionId: id, amount: 10_000 } },
    { sku: 'OTHER', quantity: 1, paid: 10_000 },
  ]);
  const spent = `promotion/${id}/spent`;
  expect(await used(spent)).toBe(10_000);
  await sendReturn('part-r', 'part', [{ sku: 'HALF', quantity: 1, amount: 5000 }]);
  expect(await used(spent)).toBe(5000);
  // What is stated beyond the returns frees what the redemption holds and what the order claims beyond it.
  await shop.store('POST', '/api/store/redemptions/part/return', {
    lines: [{ id: 'a', quantity: 2 }],
  });
  expect(await used(spent)).toBe(0);
  await shop.store('POST', '/api/store/redemptions/part/return', {});
  expect(await used(spent)).toBe(0);
  expect(await api.verify()).toEqual([]);
});

test('a budget ends alike whichever comes first: the order, what was stated to be back, or the return', async () => {
  const { id } = await promote(shop, 'In any order', {
    scope: only('PARTS'),
    rewards: [{ kind: 'amount', amount: 7000 }],
  });
  const spent = `promotion/${id}/spent`;
  const lines = [
    { id: 'a', sku: 'PARTS', quantity: 2 },
    { id: 'b', sku: 'OTHER', quantity: 1 },
  ];
  const state = (orderId: string) =>
    shop.store('POST', `/api/store/redemptions/${orderId}/return`, {
      lines: [{ id: 'a', quantity: 1 }],
    });
  const send = (orderId: string) =>
    sendOrder(orderId, [
      { sku: 'PARTS', quantity: 2, paid: 10_000, off: { promotionId: id, amount: 10_000 } },
      { sku: 'OTHER', quantity: 1, paid: 10_000 },
    ]);
  const back = (orderId: string) =>
    sendReturn(`${orderId}-r`, orderId, [{ sku: 'PARTS', quantity: 1, amount: 5000 }]);
  const ways = [
    [send, state],
    [state, send],
    [send, back],
    [back, send],
    [send, state, back],
    [send, back, state],
    [state, send, back],
    [state, back, send],
    [back, send, state],
    [back, state, send],
  ];
  for (const [index, way] of ways.entries()) {
    const before = await used(spent);
    const orderId = `way-${index}`;
    await buy(orderId, lines);
    for (const tell of way) await tell(orderId);
    expect([index, (await used(spent)) - before]).toEqual([index, 5000]);
  }
  expect(await api.verify()).toEqual([]);
});

test.each(['GIVEN', 'WITH'])(
  'a gift with a line of its own comes back as a unit of it: of %s',
  async (gift) => {
    const orderId = `gift-${gift}`;
    await sendOrder(orderId, [
      { sku: 'WITH', quantity: 1, paid: 10_000 },
      { sku: gift, quantity: 1, paid: 0 },
    ]);
    const costSold = async () =>
      Number(
        (
          await query<{ cost: number }>(
            api.connection.db,
            "select sum(cost) as cost from sales_days where channel = '' and category_id = 0",
          )
        )[0]?.cost,
      );
    const before = await costSold();
    await sendReturn(`${orderId}-0`, orderId, [{ sku: gift, quantity: 1, amount: 0 }]);
    const cost = gift === 'GIVEN' ? 300 : 400;
    expect(await costSold()).toBe(before - cost);
    await sendReturn(`${orderId}-1`, orderId, [{ sku: 'WITH', quantity: 1, amount: 10_000 }]);
    expect(await costSold()).toBe(before - cost - 400);
    const reviews = await query<{ review: string }>(
      api.connection.db,
      'select review from returns where order_external_id = ?',
      [orderId],
    );
    expect(reviews.map(({ review }) => review)).toEqual(['fits', 'fits']);
    expect(await api.verify()).toEqual([]);
  },
);
