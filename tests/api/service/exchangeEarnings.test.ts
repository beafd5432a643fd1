/** What orders earn once their goods are exchanged for cheaper or dearer ones: on what was given for the goods in the end. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { query } from '#db/statements';
import { approveProgramme } from '../support/approvedProgramme.ts';
import { NOW } from '../support/openApi.ts';
import {
  answerShop,
  DAY,
  exchangeOf,
  type ExchangeShop,
  inspected,
  openExchanges,
  pay,
  sellCups,
  take,
} from './exchangeStore.ts';
import { grant, runPayments, sellOrder } from './refundStore.ts';

let shop: ExchangeShop;
let before = { points: 0, growth: 0 };
/** One point and one of growth for each 1.00. */
beforeAll(async () => {
  shop = await openExchanges();
  await approveProgramme(shop.api.connection, {
    startsAt: NOW - 200 * DAY,
    earnRules: [{ key: 'spend' }, { key: 'status', currency: 'growth' }],
  });
});
afterAll(() => shop.api.close());

const sumOf = async (table: string, column: string) => {
  const [row] = await query<{ sum: number | null }>(
    shop.api.connection.db,
    `select sum(e.${column}) as sum from ${table} e
     join members m on m.id = e.member_id where m.external_id = 'm1' and e.rule_key <> ''`,
    [],
  );
  return Number(row?.sum ?? 0);
};
const earnedInAll = async () => ({
  points: await sumOf('point_entries', 'points'),
  growth: await sumOf('growth_entries', 'growth'),
});
/** What the order of the test has earned so far, less what was taken back: as many points as growth. */
const earned = async () => {
  const now = await earnedInAll();
  const points = now.points - before.points;
  expect(now.growth - before.growth).toBe(points);
  return points;
};
beforeEach(async () => {
  shop.api.now = NOW;
  before = await earnedInAll();
});

const orderIdOf = async (externalId: string): Promise<number> => {
  const [row] = await query<{ id: number }>(
    shop.api.connection.db,
    'select id from orders where external_id = ?',
    [externalId],
  );
  return Number(row?.id);
};
/** Settled with the goods that replace a cup; the shop has not sent them. */
const settled = async (order: string, by: string) => {
  const { id, number } = await inspected(shop, order, { by });
  await take(shop.agent, id, 'settle');
  return { id, number };
};
/** Gives back the money for the only cup, or for what replaced it. */
const refundOne = async (order: string) => {
  const id = await orderIdOf(order);
  const { status } = await grant(shop.owner, id, { lines: [{ id: 'CUP', quantity: 1 }] });
  expect(status).toBe(201);
  await runPayments(shop.api);
};

test('what was earned on money that goes back for cheaper goods is taken back once it has gone back', async () => {
  const order = await sellCups(shop);
  expect(await earned()).toBe(55);
  const { id } = await settled(order, 'GLASS');
  await answerShop(shop, id, 'done');
  // 7.50 of 55.00 are granted, and have not moved.
  expect(await earned()).toBe(55);
  await runPayments(shop.api);
  expect(await earned()).toBe(48);
  shop.api.now = NOW + 11 * DAY;
  await refundOne(order);
  expect(await earned()).toBe(28);
  await refundOne(order);
  expect(await earned()).toBe(0);
  expect(await shop.api.verify()).toEqual([]);
});

test('a difference that is paid for dearer goods earns like the goods, once they have left', async () => {
  const order = await sellCups(shop);
  const { id, number } = await settled(order, 'MUG');
  await pay(shop, number, 1500);
  expect(await earned()).toBe(55);
  await answerShop(shop, id, 'done');
  expect(await earned()).toBe(70);
  shop.api.now = NOW + 11 * DAY;
  await refundOne(order);
  // 42.50 of 70.00 went back, and 42.5 points are rounded down.
  expect(await earned()).toBe(28);
  await refundOne(order);
  expect(await earned()).toBe(0);
  expect(await shop.api.verify()).toEqual([]);
});

test('what a manager waives of a difference earns nothing', async () => {
  const order = await sellCups(shop);
  const { id, number } = await settled(order, 'MUG');
  await pay(shop, number, 600);
  await take(shop.manager, id, 'waive', {}, 'A good customer');
  await answerShop(shop, id, 'done');
  expect(await earned()).toBe(61);
});

test('what is paid too much and goes back earns nothing, and is taken back of nothing', async () => {
  const order = await sellCups(shop);
  const { id, number } = await settled(order, 'MUG');
  await pay(shop, number, 2500);
  await answerShop(shop, id, 'done');
  shop.api.now = NOW + 11 * DAY;
  expect(await earned()).toBe(70);
  expect((await exchangeOf(shop.agent, id)).extra).toBe(1000);
  await take(shop.agent, id, 'settleExtra');
  await runPayments(shop.api);
  expect(await earned()).toBe(70);
});

test('the same goods, and an exchange that becomes a refund, change only what returns change', async () => {
  const order = await sellCups(shop);
  const same = await inspected(shop, order);
  await take(shop.agent, same.id, 'settle');
  await answerShop(shop, same.id, 'done');
  expect(await earned()).toBe(55);
  const other = await sellCups(shop);
  const { id, number } = await settled(other, 'MUG');
  await pay(shop, number, 1500);
  await take(shop.manager, id, 'convert');
  await take(shop.agent, id, 'refund');
  await runPayments(shop.api);
  expect(await earned()).toBe(55 + 55 - 27);
});

test('goods that are exchanged for cheaper and then for dearer ones earn on what was given in the end', async () => {
  const order = await sellCups(shop, { lines: { CUP: [1, 2750] } });
  expect(await earned()).toBe(27);
  const first = await settled(order, 'GLASS');
  await answerShop(shop, first.id, 'done');
  await runPayments(shop.api);
  expect(await earned()).toBe(20);
  shop.api.now = NOW + 11 * DAY;
  const second = await settled(order, 'MUG');
  await pay(shop, second.number, 2250, { capturedAt: shop.api.now });
  await answerShop(shop, second.id, 'done', shop.api.now);
  // 15.00 more than was paid at first, and half a point is rounded for the member.
  expect(await earned()).toBe(43);
  shop.api.now = NOW + 22 * DAY;
  await refundOne(order);
  expect(await earned()).toBe(0);
  expect(await shop.api.verify()).toEqual([]);
});

test('an order that the store sends again earns the same', async () => {
  const statuses = ['placed', 'paid', 'shipped'];
  const order = await sellCups(shop, { statuses });
  const { id } = await settled(order, 'GLASS');
  await answerShop(shop, id, 'done');
  await runPayments(shop.api);
  expect(await earned()).toBe(48);
  await sellOrder(shop, order, {
    member: 'm1',
    lines: { CUP: [2, 5500] },
    statuses: [...statuses, 'delivered'],
  });
  expect(await earned()).toBe(48);
});
