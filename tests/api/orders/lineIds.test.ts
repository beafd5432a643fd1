/** Lines of orders keep their identity in every later message, so that returns find them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { permutations } from '../support/permutations.ts';

let api: OpenApi;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
});
afterAll(() => api.close());

const DAY = 86_400_000;
interface Line {
  id?: string;
  sku: string;
  paid: number;
}
const send = (externalId: string, lines: readonly Line[], updatedAt: number | null = null) =>
  store<{ id: number; errors?: object }>('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency: 'CNY',
    updatedAt,
    lines: lines.map((line) => ({ ...line, quantity: 1, unitPrice: line.paid })),
    statuses: [
      { status: 'placed', at: NOW - 9 * DAY },
      { status: 'paid', at: NOW - 9 * DAY },
    ],
  });
const giveBack = (externalId: string, order: string, id: string, amount: number) =>
  store<{ errors?: object }>('POST', '/api/store/returns', {
    externalId,
    orderExternalId: order,
    returnedAt: NOW - DAY,
    lines: [{ id, quantity: 1, amount }],
  });
/** The ids of an order's lines, in order. */
const idsOf = async (orderId: number) => {
  const manager = await api.raw('manager');
  const { body } = await manager<{ lines: { lineId: string }[] }>('GET', `/api/orders/${orderId}`);
  return body.lines.map(({ lineId }) => lineId);
};
const returned = (order: string) =>
  query<{ paid: number; review: string }>(
    api.connection.db,
    `select l.paid, r.review from returns r join return_lines rl on rl.return_id = r.id
     join order_lines l on l.order_id = r.order_id and l.position = rl.order_position
     where r.order_external_id = ? order by r.external_id`,
    [order],
  );

test('the store’s own ids and the numbers of lines stay when lines move, come and go', async () => {
  const first = { sku: 'A', paid: 300 };
  const second = { sku: 'A', paid: 500 };
  const { body } = await send('o1', [
    { id: 'x', ...first },
    { ...second, sku: 'B' },
  ]);
  expect(await idsOf(body.id)).toEqual(['x', '2']);
  await send('o1', [
    { ...second, sku: 'B' },
    { sku: 'C', paid: 100 },
    { id: 'x', ...first },
  ]);
  expect(await idsOf(body.id)).toEqual(['2', '3', 'x']);
  await send('o1', [first, { ...second, sku: 'B' }]);
  expect(await idsOf(body.id)).toEqual(['x', '2']);
});

test('a return follows its line to another place in the order', async () => {
  const [cheap, dear] = [
    { id: 'cheap', sku: 'A', paid: 300 },
    { id: 'dear', sku: 'A', paid: 500 },
  ];
  await send('o2', [cheap, dear]);
  expect((await giveBack('r2', 'o2', 'dear', 500)).status).toBe(200);
  expect(await returned('o2')).toEqual([{ paid: 500, review: 'fits' }]);
  await send('o2', [dear, cheap]);
  expect(await returned('o2')).toEqual([{ paid: 500, review: 'fits' }]);
});

test('a return may name a line without an id by its number, and waits where the order never had it', async () => {
  await send('o3', [
    { sku: 'A', paid: 300 },
    { sku: 'B', paid: 500 },
  ]);
  await send('o3', [
    { sku: 'B', paid: 500 },
    { sku: 'A', paid: 300 },
  ]);
  expect((await giveBack('r3', 'o3', '2', 500)).status).toBe(200);
  expect(await returned('o3')).toEqual([{ paid: 500, review: 'fits' }]);
  await giveBack('r4', 'o3', '3', 500);
  expect(
    await query(
      api.connection.db,
      `select r.review, l.line_issue from returns r join return_lines l on l.return_id = r.id
       where r.external_id = 'r4'`,
    ),
  ).toEqual([{ review: 'waiting', line_issue: 'unknownLine' }]);
});

test('a return of a line without an id stays with it when a gift of its SKU takes its place', async () => {
  const [bought, gift] = [
    { sku: 'A', paid: 1000 },
    { sku: 'A', paid: 0 },
  ];
  await send('o5', [bought, gift]);
  await giveBack('r5', 'o5', '1', 1000);
  await send('o5', [gift, bought]);
  expect(await returned('o5')).toEqual([{ paid: 1000, review: 'fits' }]);
});

test('a line keeps the id that an older version sent, whichever version and return came first', async () => {
  const messages = ['with id', 'without id', 'return'] as const;
  for (const [index, arrival] of permutations(messages).entries()) {
    const order = `late-${index}`;
    for (const what of arrival) {
      const line = { sku: 'A', paid: 300 };
      const other = { sku: 'A', paid: 500 };
      if (what === 'return') await giveBack(`r-${order}`, order, 'x', 300);
      else if (what === 'with id') await send(order, [{ ...line, id: 'x' }, other], NOW - 9 * DAY);
      else await send(order, [other, line], NOW - 8 * DAY);
    }
    expect(await returned(order)).toEqual([{ paid: 300, review: 'fits' }]);
    const [row] = await query<{ id: number }>(
      api.connection.db,
      'select id from orders where external_id = ?',
      [order],
    );
    expect((await idsOf(Number(row?.id)))[1]).toBe('x');
  }
  expect(await api.verify()).toEqual([]);
});

test('two lines with one id are refused', async () => {
  const { status, body } = await send('o4', [
    { id: 'x', sku: 'A', paid: 300 },
    { id: 'x', sku: 'B', paid: 500 },
  ]);
  expect([status, body.errors]).toEqual([422, { lines: { 1: { id: 'errors.taken' } } }]);
});
