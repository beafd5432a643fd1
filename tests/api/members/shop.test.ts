/** A shop that runs against the API alone shows a shopper what the console shows staff. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberLevels } from '#contract/members/levels';
import type { PointBalance } from '#contract/members/points';
import type { OwnReferrals, ReferralAnswer } from '#contract/members/referrals';
import type { SignInAnswer, SignInCalendar } from '#contract/members/signIns';
import type { Quote } from '#contract/promotions/quotes';
import { settledJobs } from '#server/platform/jobs/runner';
import { promote, sell } from '../promotions/promotionStore.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { approve, changed, setUpLevels } from './programmeStore.ts';

const PRICE = 100_000;
let api: OpenApi;
let store: Call;
let owner: Call;
let memberId = 0;
let batchId = 0;

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
  const staff = { owner: await api.as('owner'), store };
  await sell(staff, 'BAG', PRICE);
  const { id } = await promote(staff, 'Welcome', {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 5_000 }],
  });
  const { data } = await staff.owner.create('couponBatches', {
    data: {
      kind: 'unique',
      promotionId: id,
      name: 'Welcome',
      quantity: 2,
      length: 12,
      usesPerCode: 1,
      claim: { open: true, perMember: 1 },
    } as never,
  });
  batchId = data.id as number;
  await settledJobs();
});
afterAll(() => api.close());

interface Standing {
  level: string | null;
  points: PointBalance;
  signIn: { isToday: boolean; streak: number };
  coupons: { code: string }[];
  programme: { next: { conditions: { missing: number }[] } | null };
}
const shop = {
  send: async <T = { id: number }>(path: string, body: object = {}) => {
    const answer = await store<T>('POST', `/api/store/${path}`, body);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  },
  ask: async <T>(path: string) => (await store<T>('GET', `/api/store/members/m-1/${path}`)).body,
  standing: async () => (await store<Standing>('GET', '/api/store/members/m-1/standing')).body,
  basket: (points: number, codes: string[] = []) => ({
    lines: [{ id: 'a', sku: 'BAG', quantity: 1 }],
    member: 'm-1',
    points,
    codes,
  }),
  quote: (points: number, more: object = {}) =>
    shop.send<Quote>('quotes', { ...shop.basket(points), ...more }),
  buy: async (orderId: string, points: number, more: object = {}) => {
    const quoted = await shop.quote(points, more);
    const { entered = null } = quoted.coupons ?? {};
    const basket = shop.basket(points, entered === null ? [] : [entered]);
    await shop.send('redemptions', { ...basket, orderId, quoteId: quoted.quoteId });
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
  memberId = (await shop.send('members', { externalId: 'm-1', joinedAt: NOW })).id;
  expect(await shop.send<SignInAnswer>('members/m-1/signIns')).toMatchObject({
    isNew: true,
    signIn: { streak: 1, ladderDay: 1, points: 1 },
    next: { streak: 2, points: 2 },
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

test('a shopper brings a friend, and both are rewarded when the friend registers', async () => {
  const { code } = await shop.send<{ code: string }>('members/m-1/referralCode');
  api.now += 60_000;
  await shop.send<ReferralAnswer>('referrals', { code, referee: 'm-2' });
  expect((await shop.standing()).points.pending).toBe(0);
  await shop.send('members', { externalId: 'm-2', joinedAt: api.now });
  expect(await shop.ask<OwnReferrals>('referrals')).toMatchObject({
    code,
    counts: { registered: 1 },
    earned: { points: 100 },
    referrals: [{ state: 'registered', points: 100 }],
  });
  expect((await shop.standing()).points.pending).toBe(100);
  await expectSame();
});

test('a shopper is offered the code that they hold, and pays with it', async () => {
  await shop.send('coupons/claims', { batchId, member: 'm-1' });
  const offered = await shop.quote(0, { coupons: 'offers' });
  expect(offered.coupons?.offers).toMatchObject([{ label: 'Welcome', saves: 5_000 }]);
  expect(offered.totals.total).toBe(95_000);
  expect(await shop.buy('o-3', 0, { coupons: 'best' })).toBe(90_000);
  api.now += 60_000;
  expect((await shop.quote(0, { coupons: 'best' })).coupons).toMatchObject({
    offers: [],
    entered: null,
  });
  expect((await shop.standing()).coupons).toEqual([]);
  expect((await shop.ask<SignInCalendar>('signIns')).days).toHaveLength(1);
  await expectSame();
  expect(await api.verify()).toEqual([]);
});
