/** A shop that runs against the API alone shows a shopper what the console shows staff. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberLevels } from '#contract/members/levels';
import type { PointBalance } from '#contract/members/points';
import type { Quote } from '#contract/promotions/quotes';
import { sell } from '../promotions/promotionStore.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { approve, changed, setUpLevels } from './programmeStore.ts';

const PRICE = 100_000;
let api: OpenApi;
let store: Call;
let owner: Call;
let memberId = 0;

beforeAll(async () => {
  api = await openApi();
  api.now = NOW;
  store = await api.store();
  owner = await api.raw('owner');
  await setUpLevels(owner);
  await approve(api, {
    terms: changed((terms) => {
      const [spend] = terms.earnRules;
      if (spend) spend.pending = { kind: 'none', days: 0 };
      terms.levels.forEach(({ benefits }, index) => {
        benefits.discount = index === 0 ? 0 : 500;
        benefits.earnRate = 10_000;
      });
    }),
  });
  await sell({ owner: await api.as('owner'), store }, 'BAG', PRICE);
});
afterAll(() => api.close());

interface Standing {
  level: string | null;
  points: PointBalance;
  signIn: { isToday: boolean; streak: number };
  programme: { next: { conditions: { missing: number }[] } | null };
}
const shop = {
  send: async (kind: string, row: object) => {
    const { status, body } = await store('POST', `/api/store/${kind}`, row);
    expect([status, body]).toEqual([200, expect.anything()]);
    return body;
  },
  standing: async () => (await store<Standing>('GET', '/api/store/members/m-1/standing')).body,
  basket: (points: number) => ({
    lines: [{ id: 'a', sku: 'BAG', quantity: 1 }],
    member: 'm-1',
    points,
  }),
  quote: async (points: number) =>
    (await store<Quote>('POST', '/api/store/quotes', shop.basket(points))).body,
  buy: async (orderId: string, points: number) => {
    const quoted = await shop.quote(points);
    await shop.send('redemptions', { ...shop.basket(points), orderId, quoteId: quoted.quoteId });
    const [line] = quoted.lines;
    await shop.send('orders', {
      externalId: orderId,
      channel: 'web',
      currency: 'CNY',
      memberExternalId: 'm-1',
      lines: quoted.lines.map(
        ({ id, sku, quantity, unitPrice, paid, allocations, pointsAmount }) => ({
          id,
          sku,
          quantity,
          unitPrice,
          paid,
          discounts: [
            ...allocations,
            ...(pointsAmount ? [{ label: 'Points', amount: pointsAmount }] : []),
          ],
        }),
      ),
      statuses: [
        { status: 'placed', at: api.now },
        { status: 'paid', at: api.now },
      ],
    });
    return line?.paid ?? 0;
  },
};
/** What staff see of the same member. */
const staffSee = async () => ({
  points: (await owner<{ balance: PointBalance }>('GET', `/api/members/${memberId}/points`)).body
    .balance,
  level: (await owner<MemberLevels>('GET', `/api/members/${memberId}/levels`)).body.level,
});
const expectSame = async () => {
  const { level, points } = await shop.standing();
  const seen = await staffSee();
  expect(seen.level).toBe(level);
  expect(seen.points).toEqual(points);
};

test('a shopper signs in, earns, is promoted, pays with points, and sends the goods back', async () => {
  memberId = ((await shop.send('members', { externalId: 'm-1', joinedAt: NOW })) as { id: number })
    .id;
  await shop.send('events', {
    externalId: 'e-1',
    type: 'sign_in',
    at: api.now,
    channel: 'web',
    memberExternalId: 'm-1',
  });
  expect(await shop.standing()).toMatchObject({
    level: 'starter',
    points: { available: 1 },
    signIn: { isToday: true, streak: 1 },
  });
  expect((await shop.quote(0)).points).toMatchObject({ available: 1, most: 0 });

  expect(await shop.buy('o-1', 0)).toBe(PRICE);
  api.now += 60_000;
  expect(await shop.standing()).toMatchObject({ level: 'plus', points: { available: 1_001 } });
  await expectSame();

  // 5 % off as a member of the level, then 10.00 by 1,000 points.
  expect(await shop.buy('o-2', 1_000)).toBe(94_000);
  api.now += 60_000;
  expect((await shop.standing()).points.available).toBe(1 + 940);
  await expectSame();

  await shop.send('returns', {
    externalId: 'r-2',
    orderExternalId: 'o-2',
    returnedAt: api.now,
    lines: [{ id: 'a', sku: 'BAG', quantity: 1, amount: 94_000 }],
  });
  expect(await shop.standing()).toMatchObject({
    level: 'plus',
    points: { available: 1_001, arrears: 0 },
  });
  await expectSame();
  expect(await api.verify()).toEqual([]);
});
