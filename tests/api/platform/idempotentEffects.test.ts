/** The effect of a request with an `Idempotency-Key` and its stored answer are one transaction, on every server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '#db/statements';
import { routes } from '#server/app';
import { settledJobs } from '#server/platform/jobs/runner';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, promote, sell } from '../promotions/promotionStore.ts';
import { draft, makeCampaign, open } from '../promotions/activityStore.ts';
import { gift, memberWith, offer, openRewards } from '../promotions/rewardStore.ts';

let api: OpenApi;
let sibling: OpenApi;
let store: Call;
let other: Call;
let batchId: number;
let rewardId: number;
let invitation: string;
let member: string;
beforeAll(async () => {
  api = await openApi();
  sibling = await api.sibling();
  const { body } = await (
    await api.raw('owner')
  )<{ secret: string }>('POST', '/api/apiKeys', {
    name: 'Shop',
    scopes: [
      'catalog.write',
      'members.write',
      'orders.write',
      'events.write',
      'promotions.write',
      'service.write',
    ],
  });
  const headers = { authorization: `Bearer ${body.secret}` };
  store = api.withHeaders(headers);
  other = sibling.withHeaders(headers);
  const shop = { owner: await api.as('owner'), store };
  await sell(shop, 'LAMP', 10_000);
  const { id } = await promote(shop, 'Claims', {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 500 }],
  });
  const { data } = await shop.owner.create('couponBatches', {
    data: {
      kind: 'unique',
      promotionId: id,
      name: 'Claims',
      length: 12,
      quantity: 100,
      claim: { open: true, bound: true, perMember: 50 },
    } as never,
  });
  batchId = data.id as number;
  await settledJobs();
  for (const externalId of ['m1', 'm2']) await store('POST', '/api/store/members', { externalId });
  const rewards = await openRewards(api);
  ({ id: rewardId } = await offer(rewards.owner, gift()));
  const campaignId = await makeCampaign(rewards.owner);
  await open(rewards.owner, draft(campaignId, { code: 'spring' }));
  ({ externalId: member } = await memberWith(rewards, 10_000));
  const path = '/api/store/members/m1/referralCode';
  invitation = (await store<{ code: string }>('POST', path, {})).body.code;
  await rewards.owner('POST', '/api/tags', { key: 'vip', names: { en: 'VIP' }, kind: 'static' });
});
afterAll(async () => {
  await sibling.close();
  await api.close();
});

const keyed = (call: Call, key: string, path: string, body: unknown) =>
  call('POST', path, body, { 'idempotency-key': key });
const numbers = async (sql: string) =>
  (await query<{ n: number }>(api.connection.db, sql)).map(({ n }) => Number(n));

test('10 keys that two servers receive at the same time claim 10 codes, not 20', async () => {
  const claim = { batchId, member: 'm1' };
  const pairs = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      Promise.all(
        [store, other].map((call) =>
          keyed(call, `claim-${index}`, '/api/store/coupons/claims', claim),
        ),
      ),
    ),
  );
  for (const [one, two] of pairs) {
    expect([one?.status, two?.status]).toEqual([200, 200]);
    expect(one?.body).toEqual(two?.body);
  }
  expect(
    new Set(pairs.map(([one]) => (one as unknown as { body: { code: string } }).body.code)).size,
  ).toBe(10);
  expect(
    await numbers(
      `select count(*) as n from coupons c join members m on m.id = c.member_id where m.external_id = 'm1'`,
    ),
  ).toEqual([10]);
});
test('of two servers that receive one key with different bodies at once, only one has an effect', async () => {
  for (let index = 0; index < 5; index++) {
    const answers = await Promise.all(
      [store, other].map((call, side) =>
        keyed(call, `different-${index}`, '/api/store/redemptions', {
          ...basket('LAMP'),
          orderId: `d-${index}-${side}`,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  }
  expect(await numbers(`select count(*) as n from redemptions where order_id like 'd-%'`)).toEqual([
    5,
  ]);
});

describe('every route that a key may write through', () => {
  const order = {
    externalId: 'o1',
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku: 'LAMP', quantity: 1, unitPrice: 100, paid: 100 }],
    statuses: [{ status: 'placed', at: NOW }],
  };
  const rows: Record<string, object> = {
    categories: { code: 'c1', names: { en: 'C' } },
    products: {
      externalId: 'p1',
      names: { en: 'P' },
      variants: [{ sku: 'S1', basePrice: 100, cost: 0 }],
    },
    competitorPrices: { seller: 'Rival', sku: 'LAMP', amount: 900, observedAt: NOW },
    members: { externalId: 'm9' },
    orders: order,
    returns: {
      externalId: 'r1',
      orderExternalId: 'o1',
      returnedAt: NOW,
      lines: [{ sku: 'LAMP', quantity: 1, amount: 10 }],
    },
    stock: { sku: 'LAMP', place: 'main', quantity: 3, at: NOW },
    payments: {
      externalId: 'pay1',
      orderExternalId: 'o1',
      tender: 'cash',
      amount: 100,
      currency: 'CNY',
      capturedAt: NOW,
    },
    shipments: {
      externalId: 's1',
      orderExternalId: 'o1',
      lines: [{ sku: 'LAMP', quantity: 1 }],
      events: [{ status: 'shipped', at: NOW }],
    },
    events: { externalId: 'e1', type: 'visit', at: NOW, channel: 'web' },
  };
  const cases: [path: string, send: string | (() => string), body: object | (() => object)][] = [
    ...Object.entries(rows).flatMap(([kind, row]): [string, string, object][] => [
      [`/store/${kind}`, `/api/store/${kind}`, row],
      [
        `/store/${kind}/batch`,
        `/api/store/${kind}/batch`,
        { rows: [{ ...row, ...('externalId' in row && { externalId: `${kind}2` }) }, {}] },
      ],
    ]),
    ['/store/redemptions', '/api/store/redemptions', { ...basket('LAMP'), orderId: 'x' }],
    [
      '/store/redemptions/:orderId/amendment',
      '/api/store/redemptions/x/amendment',
      basket('LAMP', 2),
    ],
    ['/store/redemptions/:orderId/commitment', '/api/store/redemptions/x/commitment', {}],
    [
      '/store/redemptions/:orderId/return',
      '/api/store/redemptions/x/return',
      { lines: [{ id: 'a', quantity: 1 }] },
    ],
    ['/store/redemptions/:orderId/release', '/api/store/redemptions/y/release', {}],
    ['/store/coupons/claims', '/api/store/coupons/claims', () => ({ batchId, member: 'm2' })],
    ['/store/members/:member/signIns', () => `/api/store/members/${member}/signIns`, {}],
    ['/store/members/:member/referralCode', () => `/api/store/members/${member}/referralCode`, {}],
    [
      '/store/members/:member/referrals',
      () => `/api/store/members/${member}/referrals`,
      { referee: 'f1' },
    ],
    ['/store/referrals', '/api/store/referrals', () => ({ referee: 'f2', code: invitation })],
    [
      '/store/members/:member/redeemedRewards',
      () => `/api/store/members/${member}/redeemedRewards`,
      () => ({ externalId: 'reward-1', rewardId }),
    ],
    [
      '/store/members/:member/activityEntries',
      () => `/api/store/members/${member}/activityEntries`,
      { externalId: 'activity-entry-1', activity: 'spring' },
    ],
    [
      '/store/instructions/:id/acknowledgement',
      '/api/store/instructions/1/acknowledgement',
      { outcome: 'done', at: NOW },
    ],
    [
      '/store/tickets',
      '/api/store/tickets',
      {
        externalId: 'ticket-1',
        type: 'complaint',
        subject: 'Broken',
        channel: 'app',
        message: 'It arrived in pieces.',
      },
    ],
    [
      '/store/tickets/:number/messages',
      '/api/store/tickets/TK20251121-0001/messages',
      { externalId: 'answer-1', body: 'Thank you' },
    ],
    [
      '/store/refundPayments/:key/result',
      '/api/store/refundPayments/refund-1-1/result',
      { outcome: 'succeeded', amount: 10, at: NOW, reference: 'r-1' },
    ],
    [
      '/store/cases/:number/actions/:action',
      '/api/store/cases/CS20251121-0001/actions/withdraw',
      { version: 1, reason: 'It was found' },
    ],
    [
      '/store/memberTags',
      '/api/store/memberTags',
      () => ({ memberExternalId: member, tag: 'vip' }),
    ],
  ];

  test('is in the list of these tests', () => {
    const paths = routes
      // An upload is stored under its content, so a repeat has no further effect. Secrets are never stored: each request
      // makes another one.
      .filter(
        ({ access, method, reads, stream, hasSecret }) =>
          'scope' in access && method !== 'get' && !reads && !stream && !hasSecret,
      )
      .map(({ path }) => path);
    expect([...new Set(cases.map(([path]) => path))].sort()).toEqual([...new Set(paths)].sort());
  });
  test('stores its answer in the transaction of its effect', async () => {
    await store('POST', '/api/store/redemptions', { ...basket('LAMP'), orderId: 'y' });
    const staff = await api.raw('owner');
    await staff('POST', '/api/instructions', {
      kind: 'restock',
      lines: [{ sku: 'LAMP', quantity: 1 }],
    });
    const paid = { ...order, externalId: 'refunded' };
    const { body: sold } = await store<{ id: number }>('POST', '/api/store/orders', {
      ...paid,
      statuses: [...order.statuses, { status: 'paid', at: NOW }],
    });
    await staff('POST', '/api/refunds', {
      orderId: sold.id,
      key: 'refund-of-goodwill',
      expected: 10,
      kind: 'goodwill',
      responsibility: 'none',
      amount: 10,
    });
    const { body: complained } = await staff<{ id: number }>('POST', '/api/tickets', {
      type: 'complaint',
      subject: 'Lost',
      channel: 'phone',
      message: 'It is nowhere.',
      isMine: false,
    });
    await staff('POST', '/api/cases', {
      ticketId: complained.id,
      kind: 'complaint',
      input: { remedySought: 'apology' },
    });
    const { transaction } = api.connection;
    let transactions = 0;
    api.connection.transaction = (work) => {
      transactions++;
      return transaction(work);
    };
    try {
      for (const [path, to, sent] of cases) {
        const send = typeof to === 'function' ? to() : to;
        const body = typeof sent === 'function' ? sent() : sent;
        transactions = 0;
        const first = await keyed(store, `all ${path}`, send, body);
        expect([path, first.status, first.body, transactions]).toEqual([path, 200, first.body, 1]);
        const again = await keyed(other, `all ${path}`, send, body);
        expect([path, again.status, again.body]).toEqual([path, first.status, first.body]);
        // The answer has the fields of an answer without a key.
        const plain = await store('POST', send, body);
        if (plain.status === 200)
          expect([path, Object.keys(plain.body)]).toEqual([path, Object.keys(first.body)]);
      }
    } finally {
      api.connection.transaction = transaction;
    }
  });
  test('has no effect if its answer cannot be stored', async () => {
    const { transaction } = api.connection;
    const before = await numbers('select count(*) as n from coupons where member_id is not null');
    // The process ends after the work and before the commit.
    api.connection.transaction = (work) =>
      transaction(async (tx) => {
        await work(tx);
        throw new Error('killed');
      });
    const claim = () =>
      keyed(store, 'killed', '/api/store/coupons/claims', { batchId, member: 'm2' });
    try {
      expect((await claim()).status).toBe(500);
    } finally {
      api.connection.transaction = transaction;
    }
    expect(await numbers('select count(*) as n from coupons where member_id is not null')).toEqual(
      before,
    );
    expect((await claim()).status).toBe(200);
    expect(await numbers('select count(*) as n from coupons where member_id is not null')).toEqual([
      (before[0] ?? 0) + 1,
    ]);
  });
});
