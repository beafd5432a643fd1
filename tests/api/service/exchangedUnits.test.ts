/** Which goods come back of an order of which one unit was replaced: it is said by whoever looks at them, paid, and put into stock. */
import { describe, expect, test } from 'vitest';
import { ReturnDetails } from '#contract/service/returnCases';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import {
  answerShop,
  DAY,
  exchangeOf,
  askExchange,
  inspected,
  exchangeTests,
  pay,
  sellCups,
  take,
} from './exchangeStore.ts';
import { quoteOf, runPayments } from './refundStore.ts';
import { next, write } from './ticketStore.ts';

const { shop } = exchangeTests();

/** Two cups for 55.00, one of which was replaced, which is the customer's for good. */
const replaced = async (by: 'MUG' | 'GLASS'): Promise<string> => {
  shop.api.now = NOW;
  const order = await sellCups(shop);
  const { id, number } = await inspected(shop, order, { by });
  await take(shop.agent, id, 'settle');
  if (by === 'MUG') await pay(shop, number, 1500);
  await answerShop(shop, id, 'done');
  shop.api.now = NOW + 11 * DAY;
  expect((await readCase(shop.agent, id)).stage).toBe('completed');
  if (by === 'GLASS') await runPayments(shop.api);
  return order;
};
/** A return of so many units, which came in. */
const cameIn = async (order: string, quantity: number): Promise<number> => {
  const { id: ticketId } = await write(shop.agent, { memberId: 1 });
  const lines = [{ lineNumber: 1, quantity }];
  const more = { orderExternalId: order, reasonCode: 'other-reason', lines };
  const { status, body } = await openCase(shop.agent, ticketId, 'return', {}, more);
  expect([status, body.message]).toEqual([201, undefined]);
  if (body.stage === 'requested')
    await take(
      shop.manager,
      body.id,
      'approve',
      { responsibility: 'none', instructions: 'To us' },
      'Late, but as new',
    );
  await take(shop.agent, body.id, 'ship', { carrier: 'SF', trackingNumber: next() });
  await take(shop.agent, body.id, 'receive', { lines });
  return body.id;
};
const inspect = (id: number, found: object, said?: object) =>
  stepOf(shop.owner, id, 'inspect', {
    lines: [{ lineNumber: 1, ...found, ...(said && { replaced: said }) }],
  });
const settle = async (id: number): Promise<number | null> => {
  await take(shop.owner, id, 'settle', {}, 'As it came in');
  await take(shop.owner, id, 'refund', {}, 'As it came in');
  await runPayments(shop.api);
  return ReturnDetails.parse((await readCase(shop.agent, id)).details).settled;
};
const restocked = async (order: string) => {
  const rows = await query<{ lines: string | object }>(
    shop.api.connection.db,
    `select lines from instructions where order_external_id = ? and kind = 'restock' order by id`,
    [order],
  );
  return rows.map(({ lines }) => (typeof lines === 'string' ? JSON.parse(lines) : lines));
};
const quoteFor = async (order: string) => {
  const [row] = await query<{ id: number }>(
    shop.api.connection.db,
    'select id from orders where external_id = ?',
    [order],
  );
  const { body } = await quoteOf(shop.agent, Number(row?.id), {
    lines: [{ id: 'CUP', quantity: 1 }],
  });
  return body;
};
const leftFor = async (order: string) => (await quoteFor(order)).total;
const CUP = [{ sku: 'CUP', quantity: 1 }];

describe('a unit that comes back after another one was replaced', () => {
  test.each([
    ['MUG', 2750, 4250],
    ['GLASS', 2750, 2000],
  ] as const)(
    'is refunded and put into stock as what it is, beside a %s',
    async (by, cup, other) => {
      const ofCup = await replaced(by);
      const first = await cameIn(ofCup, 1);
      expect((await inspect(first, { resellable: 1 }, {})).status).toBe(200);
      expect(await settle(first)).toBe(cup);
      expect(await restocked(ofCup)).toEqual([CUP, CUP]);
      expect(await leftFor(ofCup)).toBe(other);
      const ofOther = await replaced(by);
      const second = await cameIn(ofOther, 1);
      expect((await inspect(second, { resellable: 1 }, { resellable: 1 })).status).toBe(200);
      expect(await settle(second)).toBe(other);
      expect(await restocked(ofOther)).toEqual([CUP, [{ sku: by, quantity: 1 }]]);
      expect(await leftFor(ofOther)).toBe(cup);
      expect(await shop.api.verify()).toEqual([]);
    },
  );
  test('is said to be one or the other, within what the customer has', async () => {
    const id = await cameIn(await replaced('MUG'), 1);
    const { replacedLines } = ReturnDetails.parse((await readCase(shop.agent, id)).details);
    const line = { lineNumber: 1, others: 1, replaced: [{ sku: 'MUG', units: 1 }] };
    expect(replacedLines).toEqual([{ ...line, isAsked: true }]);
    const refused = await inspect(id, { resellable: 1 });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      { input: { lines: { 0: { replaced: 'inspection.errors.replacedMissing' } } } },
    ]);
    expect((await inspect(id, { resellable: 1 }, { scrap: 1 })).status).toBe(422);
    expect((await inspect(id, { resellable: 1 }, { resellable: -1 })).status).toBe(422);
    expect((await inspect(id, { resellable: 1 }, { resellable: 1 })).status).toBe(200);
  });
  test('is paid where it is the goods that were ordered, while the replacement is other goods', async () => {
    const order = await replaced('MUG');
    const id = await cameIn(order, 2);
    const none = await inspect(id, { resellable: 1, wrongItem: 1 }, {});
    expect(none.body.errors).toHaveProperty('input.lines.0.replaced');
    await inspect(id, { resellable: 1, wrongItem: 1 }, { wrongItem: 1 });
    expect(await settle(id)).toBe(2750);
    expect(await leftFor(order)).toBe(4250);
    expect(await restocked(order)).toEqual([CUP, CUP]);
  });
  test('is not asked for where it is clear, and both come to what was paid in all', async () => {
    const order = await replaced('MUG');
    const both = await cameIn(order, 2);
    await inspect(both, { resellable: 2 }, { resellable: 1 });
    expect(await settle(both)).toBe(7000);
    expect(await restocked(order)).toEqual([CUP, [{ sku: 'MUG', quantity: 1 }, ...CUP]]);
    const other = await replaced('MUG');
    const cup = await cameIn(other, 1);
    await inspect(cup, { resellable: 1 }, {});
    expect(await settle(cup)).toBe(2750);
    const mug = await cameIn(other, 1);
    expect((await inspect(mug, { resellable: 1 })).status).toBe(200);
    expect(await settle(mug)).toBe(4250);
    expect(await restocked(other)).toEqual([CUP, CUP, [{ sku: 'MUG', quantity: 1 }]]);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('is worth in a further exchange what it is', async () => {
    const order = await replaced('MUG');
    const { body } = await askExchange(shop, order, { by: 'GLASS' });
    await take(shop.manager, body.id, 'approve', {}, 'As the customer wishes');
    await take(shop.agent, body.id, 'ship', { carrier: 'SF', trackingNumber: next() });
    await take(shop.agent, body.id, 'receive', { lines: [{ lineNumber: 1, quantity: 1 }] });
    const { replacedLines } = await exchangeOf(shop.agent, body.id);
    expect(replacedLines).toMatchObject([{ isAsked: true }]);
    expect((await inspect(body.id, { resellable: 1 })).status).toBe(422);
    await inspect(body.id, { resellable: 1 }, {});
    await take(shop.agent, body.id, 'settle');
    expect((await exchangeOf(shop.agent, body.id)).difference).toBe(2000 - 2750);
    expect(await restocked(order)).toEqual([CUP, CUP]);
    expect(await leftFor(order)).toBe(4250);
  });
});

test('two returns that are open at once do not both bring in the one unit that was exchanged', async () => {
  const order = await replaced('MUG');
  const [first, second] = [await cameIn(order, 1), await cameIn(order, 1)];
  expect((await inspect(first, { resellable: 1 }, { resellable: 1 })).status).toBe(200);
  const again = await inspect(second, { resellable: 1 }, { resellable: 1 });
  expect([again.status, again.body.errors]).toEqual([
    422,
    { input: { lines: { 0: { replaced: expect.stringContaining('"max":0') as unknown } } } },
  ]);
  expect((await inspect(second, { resellable: 1 })).status).toBe(200);
  for (const id of [first, second]) await take(shop.owner, id, 'settle', {}, 'As it came in');
  for (const id of [second, first]) await take(shop.owner, id, 'refund', {}, 'As it came in');
  await runPayments(shop.api);
  const settledOf = async (id: number) =>
    ReturnDetails.parse((await readCase(shop.agent, id)).details).settled;
  expect([await settledOf(first), await settledOf(second)]).toEqual([4250, 2750]);
  expect(await restocked(order)).toEqual([CUP, [{ sku: 'MUG', quantity: 1 }], CUP]);
  expect(await shop.api.verify()).toEqual([]);
});

test('two different replacements of a line come back one by one, each paid and put into stock once', async () => {
  const order = await replaced('MUG');
  const { id } = (await askExchange(shop, order, { by: 'GLASS' })).body;
  await take(shop.manager, id, 'approve', {}, 'As the customer wishes');
  await take(shop.agent, id, 'ship', { carrier: 'SF', trackingNumber: next() });
  await take(shop.agent, id, 'receive', { lines: [{ lineNumber: 1, quantity: 1 }] });
  await inspect(id, { resellable: 1 }, {});
  await take(shop.agent, id, 'settle');
  await answerShop(shop, id, 'done', shop.api.now);
  shop.api.now += 11 * DAY;
  await runPayments(shop.api);
  const settled: (number | null)[] = [];
  for (const _unit of ['first', 'second']) {
    const back = await cameIn(order, 1);
    expect((await inspect(back, { resellable: 1 })).status).toBe(200);
    settled.push(await settle(back));
  }
  expect(settled).toEqual([4250, 2000]);
  expect(await restocked(order)).toEqual([
    CUP,
    CUP,
    [{ sku: 'MUG', quantity: 1 }],
    [{ sku: 'GLASS', quantity: 1 }],
  ]);
  expect(await shop.api.verify()).toEqual([]);
});

describe('whoever refunds a line of which a unit was replaced', () => {
  test('is told by which exchange, where the customer paid nothing for it', async () => {
    const order = await replaced('GLASS');
    const [line] = (await quoteFor(order)).orderLines;
    expect(line?.freelyReplaced).toEqual([
      { units: 1, caseId: expect.any(Number), caseNumber: expect.any(String) },
    ]);
    const id = await cameIn(order, 1);
    await inspect(id, { resellable: 1 }, {});
    const { advice } = await readCase(shop.agent, id);
    const why = advice.find(({ action }) => action === 'settle')?.why;
    expect(why).toContain('refunds.freelyReplaced.byCase');
    expect(why).toContain(line?.freelyReplaced[0]?.caseNumber);
  });
  test('is told nothing where the customer paid for it', async () => {
    const [line] = (await quoteFor(await replaced('MUG'))).orderLines;
    expect(line?.freelyReplaced).toEqual([]);
  });
});
