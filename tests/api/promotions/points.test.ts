/** Paying with points in the checkout: quoted, held, spent, released and given back with the redemption. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ProgrammeTerms } from '#contract/members/programme';
import { SYSTEM } from '#contract/platform/activities';
import { insertRows } from '#db/bulk';
import { programmeVersions } from '#db/schema/members/programme';
import { query } from '#db/statements';
import { creditPoints } from '#server/members/points/creditPoints';
import { loadBalance } from '#server/members/points/loadBalance';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, promote, quote, redeem, sell, share, type Shop } from './promotionStore.ts';

const MINUTE = 60_000;
const TERMS = ProgrammeTerms.parse({
  names: { en: 'Club' },
  levels: [{ key: 'starter' }],
  expiry: { kind: 'never' },
  returns: {},
  // 100 points are worth 1.00, and pay at most 30 % of the goods.
  spending: { points: 100, amount: 100, unit: 100, maxShare: 3_000 },
});

let api: OpenApi;
let shop: Shop;
let members = 0;

beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'BAG', 10_000);
  await sell(shop, 'MUG', 333);
  await api.connection.transaction(async (tx) => {
    await insertRows(tx, programmeVersions, [
      {
        number: 1,
        state: 'approved' as const,
        terms: TERMS,
        startsAt: NOW - 86_400_000,
        authorName: 'system',
        authorIds: [],
      },
    ]);
  });
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = NOW;
});

/** A new member with points that never lapse. */
const memberWith = async (points: number) => {
  const externalId = `m-${++members}`;
  const { body } = await shop.store<{ id: number }>('POST', '/api/store/members', { externalId });
  const settings = await api.application.settings();
  if (points > 0)
    await api.connection.transaction((tx) =>
      creditPoints(tx, { actor: SYSTEM, now: api.now, settings }, [
        {
          memberId: body.id,
          type: 'earn',
          points,
          source: 'import',
          sourceId: externalId,
          occurredAt: api.now,
          availableAt: api.now,
          expiresAt: null,
        },
      ]),
    );
  return { id: body.id, externalId };
};
const balanceOf = async (id: number) => {
  const { available, held } = await loadBalance(api.connection.db, id, api.now);
  return { available, held };
};
const settle = (orderId: string, verb: string, body: object = {}) =>
  shop.store('POST', `/api/store/redemptions/${orderId}/${verb}`, body);
/** The order as the store sends it: what points pay is a discount without a promotion. */
const order = async (externalId: string, member: string, ...statuses: string[]) => {
  const { status, body } = await shop.store('POST', '/api/store/orders', {
    externalId,
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
        discounts: [{ label: 'Points', amount: 5_000 }],
      },
    ],
    statuses: statuses.map((one) => ({ status: one, at: api.now })),
  });
  expect([status, body]).toEqual([200, expect.anything()]);
};

describe('a quote', () => {
  test('says nothing of points unless it is asked for them', async () => {
    const { externalId } = await memberWith(5_000);
    const { body } = await quote(shop, basket('BAG', 1, { member: externalId }));
    expect(body).not.toHaveProperty('points');
    expect(body.totals).not.toHaveProperty('pointsAmount');
  });
  test('says how many points can be used, and uses no more than that', async () => {
    const { externalId } = await memberWith(50_000);
    const asked = await quote(shop, basket('BAG', 2, { member: externalId, points: 0 }));
    expect(asked.body.points).toMatchObject({ most: 6_000, limitedBy: 'share', used: 0 });
    expect(asked.body.totals.total).toBe(20_000);
    const { body } = await quote(shop, basket('BAG', 2, { member: externalId, points: 9_999_999 }));
    expect(body.points).toMatchObject({
      wanted: 9_999_999,
      available: 50_000,
      most: 6_000,
      used: 6_000,
      amount: 6_000,
    });
    expect(body.lines[0]).toMatchObject({ discount: 0, pointsAmount: 6_000, paid: 14_000 });
    expect(body.totals).toMatchObject({ discount: 0, pointsAmount: 6_000, total: 14_000 });
    expect(body.quoteId).not.toBe(asked.body.quoteId);
  });
  test('spreads what points pay over the goods to the cent, and never over the delivery', async () => {
    const { externalId } = await memberWith(1_000);
    const { body } = await quote(shop, {
      member: externalId,
      points: 1_000,
      lines: ['a', 'b', 'c'].map((id) => ({ id, sku: 'MUG', quantity: 4 })),
      shipping: [{ method: 'standard', amount: 1_000 }],
    });
    expect(body.lines.map(({ pointsAmount }) => pointsAmount)).toEqual([334, 333, 333]);
    expect(body.totals).toMatchObject({ goods: 3_996, shipping: 1_000, total: 3_996 });
  });
  test('answers a guest, and a member without points, without an error', async () => {
    expect((await quote(shop, basket('BAG', 1, { points: 500 }))).body.points).toBeNull();
    const { externalId } = await memberWith(0);
    const { body } = await quote(shop, basket('BAG', 1, { member: externalId, points: 500 }));
    expect(body.points).toMatchObject({ available: 0, most: 0, limitedBy: 'balance', used: 0 });
  });
  test('uses no points beside a coupon where the programme does not combine them', async () => {
    const { id } = await promote(shop, 'Coupon', {
      trigger: 'code',
      rewards: [{ kind: 'amount', amount: 1_000 }],
    });
    await share(shop, id, 'TENOFF');
    const { externalId } = await memberWith(5_000);
    const { body } = await quote(
      shop,
      basket('BAG', 1, { member: externalId, points: 2_000, codes: ['TENOFF'] }),
    );
    expect(body.points).toMatchObject({ most: 0, limitedBy: 'coupon', used: 0 });
    expect(body.totals).toMatchObject({ discount: 1_000, total: 9_000 });
  });
  test.each([-1, 1.5, '100'])('refuses %s points with the field', async (points) => {
    const { externalId } = await memberWith(100);
    const { status, body } = await quote(shop, basket('BAG', 1, { member: externalId, points }));
    expect([status, body.errors]).toEqual([422, { points: expect.any(String) }]);
  });
});

describe('the points of an order', () => {
  const redeemWith = async (orderId: string, points: number, more: object = {}) => {
    const member = await memberWith(points);
    const asked = basket('BAG', 2, { member: member.externalId, points, ...more });
    const { status } = await redeem(shop, orderId, asked);
    expect(status).toBe(200);
    return member;
  };
  test('are held by the reservation and spent by the payment', async () => {
    const { id } = await redeemWith('o-pay', 5_000);
    expect(await balanceOf(id)).toEqual({ available: 0, held: 5_000 });
    expect((await settle('o-pay', 'commitment')).status).toBe(200);
    expect((await settle('o-pay', 'commitment')).status).toBe(200);
    expect(await balanceOf(id)).toEqual({ available: 0, held: 0 });
  });
  test('are released with a cancelled order, and with one that is not paid in time', async () => {
    const cancelled = await redeemWith('o-cancel', 5_000);
    await settle('o-cancel', 'release');
    expect(await balanceOf(cancelled.id)).toEqual({ available: 5_000, held: 0 });
    const late = await redeemWith('o-late', 5_000, { reserveMinutes: 30 });
    api.now = NOW + 30 * MINUTE - 1;
    expect(await balanceOf(late.id)).toEqual({ available: 0, held: 5_000 });
    api.now = NOW + 30 * MINUTE;
    expect(await balanceOf(late.id)).toEqual({ available: 5_000, held: 0 });
  });
  test('are given back when a paid order is cancelled', async () => {
    const { id, externalId } = await redeemWith('o-undo', 5_000);
    await order('o-undo', externalId, 'placed', 'paid');
    expect(await balanceOf(id)).toEqual({ available: 0, held: 0 });
    await order('o-undo', externalId, 'placed', 'paid', 'cancelled');
    expect(await balanceOf(id)).toEqual({ available: 5_000, held: 0 });
  });
  test('are given back in proportion to the goods that come back, all of them with the last', async () => {
    const { id } = await redeemWith('o-back', 5_100);
    await settle('o-back', 'commitment');
    await settle('o-back', 'return', { lines: [{ id: 'a', quantity: 1 }] });
    await settle('o-back', 'return', { lines: [{ id: 'a', quantity: 1 }] });
    expect(await balanceOf(id)).toEqual({ available: 2_550, held: 0 });
    await settle('o-back', 'return');
    expect(await balanceOf(id)).toEqual({ available: 5_100, held: 0 });
  });
  test('follow an order that is changed before and after it was paid', async () => {
    const { id, externalId } = await redeemWith('o-change', 6_000);
    const smaller = basket('BAG', 1, { member: externalId, points: 6_000 });
    const changed = await shop.store<{ quote: { points: object } }>(
      'POST',
      '/api/store/redemptions/o-change/amendment',
      smaller,
    );
    expect(changed.body.quote.points).toMatchObject({ used: 3_000 });
    expect(await balanceOf(id)).toEqual({ available: 3_000, held: 3_000 });
    await settle('o-change', 'commitment');
    const without = basket('BAG', 1, { member: externalId });
    await shop.store('POST', '/api/store/redemptions/o-change/amendment', without);
    expect(await balanceOf(id)).toEqual({ available: 6_000, held: 0 });
  });
  test('are spent for an order that was paid too late as far as the member has them', async () => {
    const { id, externalId } = await redeemWith('o-slow', 5_000);
    api.now = NOW + 31 * MINUTE;
    await redeem(shop, 'o-other', basket('BAG', 1, { member: externalId, points: 3_000 }));
    await order('o-slow', externalId, 'placed', 'paid');
    expect(await balanceOf(id)).toEqual({ available: 0, held: 3_000 });
    const flagged = await query<{ after: string }>(
      api.connection.db,
      "select after from activities where verb = 'flag' and record_name = 'o-slow'",
    );
    expect(flagged.map(({ after }) => JSON.parse(after))).toContainEqual({ pointsMissing: 3_000 });
  });
});

describe('an order that is paid after its reservation lapsed', () => {
  /** Its reservation was swept away by another order. */
  const paidLate = async (orderId: string) => {
    const member = await memberWith(2_000);
    await redeem(shop, orderId, basket('BAG', 2, { member: member.externalId, points: 2_000 }));
    api.now = NOW + 31 * MINUTE;
    await redeem(shop, `${orderId}-other`, basket('BAG', 1));
    await order(orderId, member.externalId, 'placed', 'paid');
    expect(await balanceOf(member.id)).toEqual({ available: 0, held: 0 });
    return member;
  };
  test('gets its points back when it is cancelled', async () => {
    const { id, externalId } = await paidLate('o-late-cancel');
    await order('o-late-cancel', externalId, 'placed', 'paid', 'cancelled');
    expect(await balanceOf(id)).toEqual({ available: 2_000, held: 0 });
  });
  test('gets its points back when its goods come back', async () => {
    const { id } = await paidLate('o-late-return');
    for (const [externalId, available] of [
      ['r-1', 1_000],
      ['r-2', 2_000],
    ] as const) {
      await shop.store('POST', '/api/store/returns', {
        externalId,
        orderExternalId: 'o-late-return',
        returnedAt: api.now,
        lines: [{ id: 'a', sku: 'BAG', quantity: 1, amount: 7_500 }],
      });
      expect(await balanceOf(id)).toEqual({ available, held: 0 });
    }
  });
  test('pays once where it is reserved again', async () => {
    const { id, externalId } = await paidLate('o-late-again');
    const again = basket('BAG', 2, { member: externalId, points: 2_000 });
    expect((await redeem(shop, 'o-late-again', again)).status).toBe(200);
    await settle('o-late-again', 'commitment');
    expect(await balanceOf(id)).toEqual({ available: 0, held: 0 });
    await settle('o-late-again', 'return');
    expect(await balanceOf(id)).toEqual({ available: 2_000, held: 0 });
  });
  test('spends nothing where its last reservation had no points', async () => {
    const { id, externalId } = await memberWith(2_000);
    const asked = basket('BAG', 2, { member: externalId, points: 2_000 });
    await redeem(shop, 'o-plain', asked);
    api.now = NOW + 31 * MINUTE;
    await redeem(shop, 'o-plain', basket('BAG', 2, { member: externalId }));
    api.now = NOW + 62 * MINUTE;
    await redeem(shop, 'o-plain-other', basket('BAG', 1));
    await order('o-plain', externalId, 'placed', 'paid');
    expect(await balanceOf(id)).toEqual({ available: 2_000, held: 0 });
  });
});

test('of 64 orders at once with one full balance, one gets it', async () => {
  const { id, externalId } = await memberWith(3_000);
  const asked = basket('BAG', 1, { member: externalId, points: 3_000 });
  const { quoteId } = (await quote(shop, asked)).body;
  const answers = await Promise.all(
    Array.from({ length: 64 }, (_, index) => redeem(shop, `race-${index}`, { ...asked, quoteId })),
  );
  const statuses = answers.map(({ status }) => status).toSorted();
  expect(statuses).toEqual([200, ...Array.from({ length: 63 }, () => 409)]);
  expect(await balanceOf(id)).toEqual({ available: 0, held: 3_000 });
  expect(await api.verify()).toEqual([]);
});

test('an order whose server is behind another’s clock uses what the first order left', async () => {
  const { id, externalId } = await memberWith(5_000);
  const asked = basket('BAG', 1, { member: externalId, points: 3_000 });
  api.now = NOW + 2_000;
  expect((await redeem(shop, 'ahead-1', asked)).body.quote.points).toMatchObject({ used: 3_000 });
  api.now = NOW + 1_000;
  const second = await redeem(shop, 'ahead-2', asked);
  expect([second.status, second.body.quote.points]).toEqual([
    200,
    expect.objectContaining({ wanted: 3_000, available: 2_000, used: 2_000 }),
  ]);
  api.now = NOW + 3_000;
  expect(await balanceOf(id)).toEqual({ available: 0, held: 5_000 });
});

test('of orders at once on two servers none is refused: later ones pay with what is left', async () => {
  const { id, externalId } = await memberWith(5_000);
  const other = await api.sibling();
  try {
    other.now = NOW + 500;
    const shops = [shop, { ...shop, store: await other.store() }] as const;
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        redeem(
          shops[index % 2] as Shop,
          `two-${index}`,
          basket('BAG', 1, { member: externalId, points: 3_000 }),
        ),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const used = answers.map(({ body }) => body.quote.points?.used ?? 0).toSorted();
    expect(used).toEqual([...Array.from({ length: 14 }, () => 0), 2_000, 3_000]);
  } finally {
    await other.close();
  }
  api.now = NOW + 1_000;
  expect(await balanceOf(id)).toEqual({ available: 0, held: 5_000 });
  expect(await api.verify()).toEqual([]);
});
