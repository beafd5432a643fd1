/** What orders earn that were paid with points: by what the programme says, whichever message comes first. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '#contract/platform/activities';
import { creditPoints } from '#server/members/points/creditPoints';
import type { TermsDraft } from '../../support/approvedProgramme.ts';
import { NOW } from '../../support/openApi.ts';
import { sell } from '../../promotions/promotionStore.ts';
import { openShop, type Shop } from './openShop.ts';

const PRICE = 10_000;
const SPENDING = { points: 100, amount: 100, unit: 100, maxShare: 10_000 };
let shop: Shop;
let count = 0;
let id = '';
let member = '';

const open = async (draft: TermsDraft) => {
  shop = await openShop({
    spending: SPENDING,
    earnRules: [{ key: 'spend' }, { key: 'status', currency: 'growth' }],
    ...draft,
  });
  await sell({ owner: await shop.api.as('owner'), store: await shop.api.store() }, 'BAG', PRICE);
};
beforeEach(async () => {
  count += 1;
  id = `o-${count}`;
  member = `m-${count}`;
  await newMember(member);
});

const call = async (path: string, body: object) => {
  const store = await shop.api.store();
  const answer = await store<{ id: number }>('POST', `/api/store/${path}`, body);
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  return answer.body;
};
/** With points that no rule gave. */
const newMember = async (externalId: string) => {
  const { id: memberId } = await call('members', { externalId });
  const settings = await shop.api.application.settings();
  await shop.api.connection.transaction((tx) =>
    creditPoints(tx, { actor: SYSTEM, now: NOW, settings }, [
      {
        memberId,
        type: 'adjustCredit',
        points: 50_000,
        source: 'import',
        sourceId: externalId,
        occurredAt: NOW,
        availableAt: NOW,
        expiresAt: null,
      },
    ]),
  );
};
const redeem = (orderId: string, points: number, quantity = 2, who = member) =>
  call('redemptions', {
    orderId,
    member: who,
    points,
    lines: [{ id: 'a', sku: 'BAG', quantity }],
  });
const commit = (orderId: string) => call(`redemptions/${orderId}/commitment`, {});
/** Two bags of 100.00, of which points paid a part. */
const order = (externalId: string, points: number, more: object = {}, quantity = 2) => ({
  externalId,
  channel: 'web',
  currency: 'CNY',
  memberExternalId: member,
  lines: [
    {
      id: 'a',
      sku: 'BAG',
      quantity,
      unitPrice: PRICE,
      paid: PRICE * quantity - points,
      discounts: points > 0 ? [{ label: 'Points', amount: points }] : [],
    },
  ],
  statuses: [
    { status: 'placed', at: NOW },
    { status: 'paid', at: NOW },
  ],
  ...more,
});
const returnOf = (orderExternalId: string, quantity: number, amount: number) => ({
  externalId: `${orderExternalId}-r${quantity}`,
  orderExternalId,
  returnedAt: NOW,
  lines: [{ id: 'a', sku: 'BAG', quantity, amount }],
});
/** What rules gave and took back of it. */
const earned = async (who = member) => {
  const own = (await shop.entries(who)).filter(
    ({ ledger, ruleKey }) => ledger === 'points' && ruleKey === 'spend',
  );
  return own.reduce((sum, { amount }) => sum + amount, 0);
};

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, index) =>
        permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
      );

describe('where what is paid with points does not earn, nor what is discounted', () => {
  beforeAll(() => open({ earnOnDiscounted: false }));
  afterAll(() => shop.close());

  test('the rest earns, because points are no discount', async () => {
    await redeem(id, 5_000);
    await shop.send('orders', order(id, 5_000));
    expect(await earned()).toBe(150);
    expect(await shop.sum(member, 'growth')).toBe(150);
  });

  test('every order of arrival of redemption, payment, order and return ends alike', async () => {
    for (const [index, arrival] of permutations([
      'redeem',
      'commit',
      'order',
      'return',
    ]).entries()) {
      if (arrival.indexOf('commit') < arrival.indexOf('redeem')) continue;
      const name = `${id}-${index}`;
      await newMember(name);
      const steps: Record<string, () => Promise<unknown>> = {
        redeem: () => redeem(name, 5_000, 2, name),
        commit: () => commit(name),
        order: () => shop.send('orders', order(name, 5_000, { memberExternalId: name })),
        return: () => shop.send('returns', returnOf(name, 1, 7_500)),
      };
      for (const step of arrival) await steps[step]?.();
      expect([arrival, await earned(name)]).toEqual([arrival, 75]);
      expect(await shop.sum(name, 'growth')).toBe(75);
    }
  });

  test('an order that says points were paid like money does not earn on them either', async () => {
    await redeem(id, 5_000);
    await shop.send('orders', {
      ...order(id, 0),
      lines: [{ id: 'a', sku: 'BAG', quantity: 2, unitPrice: PRICE, paid: 2 * PRICE }],
    });
    expect(await earned()).toBe(150);
  });

  test('an amended order earns by what its new basket was paid with', async () => {
    await redeem(id, 5_000);
    await shop.send('orders', order(id, 5_000));
    await call(`redemptions/${id}/amendment`, {
      member,
      points: 8_000,
      lines: [{ id: 'a', sku: 'BAG', quantity: 2 }],
    });
    await shop.send('orders', order(id, 8_000));
    expect(await earned()).toBe(120);
    await shop.send('returns', returnOf(id, 2, 12_000));
    expect(await earned()).toBe(0);
  });

  test('an order whose reservation lapsed earns by the points that it spent all the same', async () => {
    await redeem(id, 5_000);
    const hour = 3_600_000;
    shop.api.now = NOW + hour;
    await shop.send('orders', order(id, 5_000));
    shop.api.now = NOW;
    expect(await earned()).toBe(150);
  });
});

describe('where what is paid with points earns', () => {
  beforeAll(() => open({ earnOnPointsPaid: true }));
  afterAll(() => shop.close());

  test('all of it does, and a return takes back its share of money and points', async () => {
    await redeem(id, 5_000);
    await shop.send('orders', order(id, 5_000));
    expect(await earned()).toBe(200);
    await shop.send('returns', returnOf(id, 1, 7_500));
    expect(await earned()).toBe(100);
  });

  test('goods that points paid alone lose what they earned when they come back', async () => {
    await redeem(id, 20_000);
    await shop.send('orders', order(id, 20_000));
    expect(await earned()).toBe(200);
    await shop.send('returns', returnOf(id, 1, 0));
    expect(await earned()).toBe(100);
    await shop.send('returns', { ...returnOf(id, 1, 0), externalId: `${id}-second` });
    expect(await earned()).toBe(0);
  });
});
