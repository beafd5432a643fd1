/** What refunds without goods take back of what their order earned: by the units that they use up, as returns do. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '#contract/platform/activities';
import { creditPoints } from '#server/members/points/creditPoints';
import { openShop, type Shop } from '../orders/earning/openShop.ts';
import { sell } from '../promotions/promotionStore.ts';
import { NOW } from '../support/openApi.ts';
import {
  grant,
  type RefundStore,
  runPayments,
  sellOrder,
  setProvider,
  units,
} from './refundStore.ts';

let shop: Shop;
let refunds: RefundStore;
let count = 0;
let member = '';
beforeAll(async () => {
  shop = await openShop({
    spending: { points: 100, amount: 100, unit: 100, maxShare: 10_000 },
    earnOnPointsPaid: true,
    earnRules: [{ key: 'spend' }, { key: 'status', currency: 'growth' }],
  });
  const { api } = shop;
  await setProvider(api, 'trial');
  refunds = {
    api,
    store: await api.store(),
    owner: await api.raw('owner'),
    manager: await api.raw('manager'),
    agent: await api.raw('agent'),
  };
  await sell({ owner: await api.as('owner'), store: await api.store() }, 'BAG', 10_000);
});
afterAll(() => shop.close());
beforeEach(async () => {
  member = `m-${++count}`;
  await shop.send('members', { externalId: member });
});

/** What rules gave of it and have not taken back. */
const kept = async () => {
  const own = (await shop.entries(member)).filter(({ ruleKey }) => ruleKey !== '');
  const sumOf = (ledger: 'points' | 'growth') =>
    own.reduce((sum, one) => sum + (one.ledger === ledger ? one.amount : 0), 0);
  return { points: sumOf('points'), growth: sumOf('growth') };
};
const refund = async (id: number, request: object) => {
  const { status, body } = await grant(refunds.owner, id, request);
  expect([status, body.state]).toEqual([201, 'paying']);
  await runPayments(shop.api);
};

test('a refund without goods of the only unit takes all of it, also after a part was given back as goodwill', async () => {
  const id = await sellOrder(refunds, `o-${member}`, { lines: { A: [1, 29_900] }, member });
  expect(await kept()).toEqual({ points: 299, growth: 299 });
  await refund(id, { kind: 'goodwill', amount: 8970 });
  expect(await kept()).toEqual({ points: 299, growth: 299 });
  await refund(id, { kind: 'refundOnly', lines: units({ A: 1 }) });
  expect(await kept()).toEqual({ points: 0, growth: 0 });
  expect(await shop.api.verify()).toEqual([]);
});

test('without goods as with goods the units decide, in whichever parts they are refunded', async () => {
  for (const kinds of [
    ['refundOnly', 'goods'],
    ['goods', 'refundOnly'],
  ]) {
    const name = `${member}-${kinds[0]}`;
    await shop.send('members', { externalId: name });
    member = name;
    const id = await sellOrder(refunds, `o-${name}`, { lines: { A: [3, 1000] }, member: name });
    await refund(id, { kind: 'goodwill', amount: 100 });
    await refund(id, { kind: kinds[0], lines: units({ A: 2 }) });
    expect(await kept()).toEqual({ points: 4, growth: 4 });
    await refund(id, { kind: kinds[1], lines: units({ A: 1 }) });
    expect(await kept()).toEqual({ points: 0, growth: 0 });
  }
  expect(await shop.api.verify()).toEqual([]);
});

/** Two bags of 100.00, of which points paid 50.00. */
const sellForPoints = async (): Promise<number> => {
  const { api } = shop;
  const orderId = `o-${member}`;
  const sent = await refunds.store<{ id: number }>('POST', '/api/store/members', {
    externalId: member,
  });
  const settings = await api.application.settings();
  await api.connection.transaction((tx) =>
    creditPoints(tx, { actor: SYSTEM, now: NOW, settings }, [
      {
        memberId: sent.body.id,
        type: 'adjustCredit',
        points: 5000,
        source: 'import',
        sourceId: member,
        occurredAt: NOW,
        availableAt: NOW,
        expiresAt: null,
      },
    ]),
  );
  const redeemed = await refunds.store('POST', '/api/store/redemptions', {
    orderId,
    member,
    points: 5000,
    lines: [{ id: 'a', sku: 'BAG', quantity: 2 }],
  });
  expect(redeemed.status).toBe(200);
  const order = await refunds.store<{ id: number }>('POST', '/api/store/orders', {
    externalId: orderId,
    channel: 'web',
    currency: 'CNY',
    memberExternalId: member,
    lines: [
      {
        id: 'a',
        sku: 'BAG',
        quantity: 2,
        unitPrice: 10_000,
        paid: 15_000,
        discounts: [{ label: 'Points', amount: 5000 }],
      },
    ],
    statuses: ['placed', 'paid', 'shipped'].map((status) => ({ status, at: NOW })),
  });
  await refunds.store('POST', '/api/store/payments', {
    externalId: `${orderId}-0`,
    orderExternalId: orderId,
    tender: 'alipay',
    amount: 15_000,
    currency: 'CNY',
    capturedAt: NOW,
    providerReference: orderId,
  });
  return order.body.id;
};

test('what was earned on points that paid goes with the units, and the points come back', async () => {
  const id = await sellForPoints();
  expect(await kept()).toEqual({ points: 200, growth: 200 });
  await refund(id, { kind: 'refundOnly', lines: units({ a: 1 }) });
  expect(await kept()).toEqual({ points: 100, growth: 100 });
  await refund(id, { kind: 'refundOnly', lines: units({ a: 1 }) });
  expect(await kept()).toEqual({ points: 0, growth: 0 });
  expect(await shop.points(member)).toBe(5000);
  expect(await shop.api.verify()).toEqual([]);
});
