/** One person in several spellings, as a guest and as a member, and the orders that count for them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, promote, quote, redeem, sell, share, type Shop } from './promotionStore.ts';

const off = (amount: number) => [{ kind: 'amount', amount }];

let api: OpenApi;
let shop: Shop;
let orders = 0;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'LAMP', 10_000);
});
afterAll(() => api.close());

let running: number | null = null;
beforeEach(async () => {
  if (running !== null) await shop.owner.act('promotions', running, 'archival');
  running = (await promote(shop, 'Once each', { rewards: off(1000), limits: { perMember: 1 } })).id;
});

type Who = { guest?: string; member?: string };
const discountOf = async (who: Who) =>
  (await quote(shop, basket('LAMP', 1, who))).body.totals.discount;
const order = async (who: Who) => {
  const id = `o-${++orders}`;
  expect((await redeem(shop, id, basket('LAMP', 1, who))).status).toBe(200);
  return id;
};

describe('a guest', () => {
  test.each([
    ['Ann <ANN@shop.example.>', 'ann@shop.example'],
    ['an.n+again@googlemail.com', 'Ann@gmail.com'],
    ['lee+x@me.com', 'lee@icloud.com'],
    ['mia@b\u00fccher.example', 'mia@xn--bcher-kva.example'],
    ['+86 138-0013-8000', '138 0013 8000'],
    ['0086 138 0013 8000', '１３８００１３８０００'],
    ['+33 6 12 34 56 78', '+33 (0)6 12 34 56 78'],
  ])('%s and %s are one person', async (one, other) => {
    await order({ guest: one });
    expect(await discountOf({ guest: other })).toBe(0);
  });
  test.each([
    ['ann+1@shop.example', 'ann+2@shop.example'],
    ['a.nn@shop.example', 'ann@shop.example'],
    ['+1 415 555 0132', '+44 415 555 0132'],
    ['a@b@shop.example', 'b@shop.example'],
  ])('%s and %s may be two persons', async (one, other) => {
    await order({ guest: one });
    expect(await discountOf({ guest: one })).toBe(0);
    expect(await discountOf({ guest: other })).toBe(1000);
  });
});
test('numbers without a country code are of the country of the store', async () => {
  const { data } = await shop.owner.getOne('settings', { id: 1 });
  await shop.owner.update('settings', {
    id: 1,
    data: { ...data, timeZone: 'Europe/Paris' },
    previousData: data,
  });
  await order({ guest: '06 12 34 56 79' });
  expect(await discountOf({ guest: '+33 6 12 34 56 79' })).toBe(0);
  const { data: changed } = await shop.owner.getOne('settings', { id: 1 });
  await shop.owner.update('settings', {
    id: 1,
    data: { ...changed, timeZone: data.timeZone },
    previousData: changed,
  });
});
test('a guest and the member with the same address are one person, whoever orders first', async () => {
  for (const [externalId, email, phone] of [
    ['m-1', 'One@shop.example', '138 0013 8001'],
    ['m-2', 'two@shop.example', '138 0013 8002'],
  ])
    await shop.store('POST', '/api/store/members', { externalId, email, phone });
  const asGuest = await order({ guest: 'one@shop.example' });
  expect(await discountOf({ member: 'm-1' })).toBe(0);
  expect(await discountOf({ member: 'm-1', guest: 'other@shop.example' })).toBe(0);
  expect(await discountOf({ member: 'm-2' })).toBe(1000);
  await shop.store('POST', `/api/store/redemptions/${asGuest}/release`);
  expect(await discountOf({ member: 'm-1' })).toBe(1000);
  await order({ member: 'm-2', guest: 'third@shop.example' });
  for (const guest of ['+86 138 0013 8002', 'two@shop.example', 'third@shop.example'])
    expect([guest, await discountOf({ guest })]).toEqual([guest, 0]);
  expect(await api.verify()).toEqual([]);
});
test('two orders of one person, as a guest and as a member, count as two', async () => {
  const { id } = await promote(shop, 'Thrice', {
    trigger: 'code',
    rewards: off(500),
    limits: { perMember: 3 },
  });
  await share(shop, id, 'THRICE');
  await shop.store('POST', '/api/store/members', {
    externalId: 'm-3',
    email: 'three@shop.example',
  });
  const asked = (who: Who) => basket('LAMP', 1, { ...who, codes: ['THRICE'] });
  const verdict = async (who: Who) =>
    (await quote(shop, asked(who))).body.verdicts.find(({ code }) => code)?.verdict;
  await redeem(shop, 'o-t1', asked({ guest: 'three@shop.example' }));
  await redeem(shop, 'o-t2', asked({ member: 'm-3' }));
  expect([
    await verdict({ member: 'm-3' }),
    await verdict({ guest: 'three@shop.example' }),
  ]).toEqual(['applied', 'applied']);
  await redeem(shop, 'o-t3', asked({ member: 'm-3' }));
  expect([
    await verdict({ member: 'm-3' }),
    await verdict({ guest: 'three@shop.example' }),
  ]).toEqual(['memberUsesReached', 'memberUsesReached']);
});
test('a committed redemption is an order, also before its message arrives', async () => {
  for (const code of ['FIRST-A', 'FIRST-B']) {
    const { id } = await promote(shop, code, {
      trigger: 'code',
      rewards: off(700),
      audience: { orderNumber: { min: 1, max: 1 } },
    });
    await share(shop, id, code);
  }
  const asked = (code: string) => basket('LAMP', 1, { member: 'm-new', codes: [code] });
  const verdict = async () =>
    (await quote(shop, asked('FIRST-B'))).body.verdicts.find(({ code }) => code)?.verdict;
  await redeem(shop, 'o-new', asked('FIRST-A'));
  expect(await verdict()).toBe('applied');
  await shop.store('POST', '/api/store/redemptions/o-new/commitment');
  expect(await verdict()).toBe('otherOrderNumber');
  const { id } = await promote(shop, 'Second', {
    trigger: 'code',
    rewards: off(600),
    audience: { orderNumber: { min: 2, max: 2 } },
  });
  await share(shop, id, 'SECOND');
  const second = async () =>
    (await quote(shop, asked('SECOND'))).body.verdicts.find(({ code }) => code)?.verdict;
  expect(await second()).toBe('applied');
  // The message of the order does not make it two orders.
  await shop.store('POST', '/api/store/orders', {
    externalId: 'o-new',
    channel: 'web',
    currency: 'CNY',
    memberExternalId: 'm-new',
    lines: [{ sku: 'LAMP', quantity: 1, unitPrice: 10_000, paid: 8300 }],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  expect(await second()).toBe('applied');
  await shop.store('POST', '/api/store/redemptions/o-new/release');
});

test('an order is no order before itself, whichever of its messages comes first', async () => {
  const { id } = await promote(shop, 'FIRST-C', {
    trigger: 'code',
    rewards: off(700),
    audience: { orderNumber: { min: 1, max: 1 } },
  });
  await share(shop, id, 'FIRST-C');
  const asked = basket('LAMP', 1, { member: 'm-late', codes: ['FIRST-C'] });
  await shop.store('POST', '/api/store/members', { externalId: 'm-late' });
  const order = (externalId: string, at: number) =>
    shop.store('POST', '/api/store/orders', {
      externalId,
      channel: 'web',
      currency: 'CNY',
      memberExternalId: 'm-late',
      lines: [{ sku: 'LAMP', quantity: 1, unitPrice: 10_000, paid: 9300 }],
      statuses: [
        { status: 'placed', at },
        { status: 'paid', at },
      ],
    });
  await order('o-second', NOW - 1_000);
  await order('o-first', NOW - 2_000);
  const codeOf = ({ body }: Awaited<ReturnType<typeof redeem>>) =>
    body.quote.verdicts.find(({ code }) => code)?.verdict;
  expect(codeOf(await redeem(shop, 'o-second', asked))).toBe('otherOrderNumber');
  expect(codeOf(await redeem(shop, 'o-third', asked))).toBe('otherOrderNumber');
  const first = await redeem(shop, 'o-first', asked);
  expect([first.body.status, codeOf(first)]).toEqual(['committed', 'applied']);
  expect(await api.verify()).toEqual([]);
});

test('an order that was placed first but is not paid is no first order after another one was paid', async () => {
  const { id } = await promote(shop, 'FIRST-D', {
    trigger: 'code',
    rewards: off(700),
    audience: { orderNumber: { min: 1, max: 1 } },
  });
  await share(shop, id, 'FIRST-D');
  const asked = basket('LAMP', 1, { member: 'm-slow', codes: ['FIRST-D'] });
  const order = (externalId: string, at: number, paidAt: number | null) =>
    shop.store('POST', '/api/store/orders', {
      externalId,
      channel: 'web',
      currency: 'CNY',
      memberExternalId: 'm-slow',
      lines: [{ sku: 'LAMP', quantity: 1, unitPrice: 10_000, paid: 9300 }],
      statuses: [
        { status: 'placed', at },
        ...(paidAt === null ? [] : [{ status: 'paid', at: paidAt }]),
      ],
    });
  const verdict = async (orderId: string) =>
    (await redeem(shop, orderId, asked)).body.quote.verdicts.find(({ code }) => code)?.verdict;
  await order('o-slow-1', NOW - 3_000, null);
  expect(await verdict('o-slow-2')).toBe('applied');
  await order('o-slow-2', NOW - 2_000, NOW - 2_000);
  expect(await verdict('o-slow-1')).toBe('otherOrderNumber');
  await order('o-slow-1', NOW - 3_000, NOW - 1_000);
  expect(await verdict('o-slow-1')).toBe('otherOrderNumber');
  expect(await api.verify()).toEqual([]);
});
