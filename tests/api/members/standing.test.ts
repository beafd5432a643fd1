/** What the shop gets to know of a member and of the programme. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProgrammeTerms } from '#contract/members/programme';
import { insertRows } from '#db/bulk';
import { programmeVersions } from '#db/schema/members/programme';
import { promote, sell, type Shop } from '../promotions/promotionStore.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
const termsOf = (more: object = {}) =>
  ProgrammeTerms.parse({
    names: { en: 'Club', zh: '会员俱乐部' },
    levels: [
      { key: 'starter' },
      {
        key: 'plus',
        conditions: [{ metric: 'orders', window: { kind: 'lifetime' }, threshold: 2 }],
        benefits: { discount: 500 },
      },
    ],
    expiry: { kind: 'never' },
    returns: {},
    ...more,
  });

let api: OpenApi;
let shop: Shop;
let reads: Call;

beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  reads = await api.store('members.read');
  for (const [key, rank] of [
    ['starter', 10],
    ['plus', 20],
  ] as const)
    await shop.owner.create('audienceNames', {
      data: { kind: 'levels', key, names: { en: key }, rank, color: null } as never,
    });
  await api.connection.transaction((tx) =>
    insertRows(
      tx,
      programmeVersions,
      [
        { number: 1, startsAt: NOW - DAY, terms: termsOf() },
        { number: 2, startsAt: NOW + DAY, terms: termsOf({ names: { en: 'New club' } }) },
      ].map((version) => ({
        ...version,
        state: 'approved' as const,
        authorName: 'system',
        authorIds: [],
      })),
    ),
  );
  await sell(shop, 'BAG', 10_000);
});
afterAll(() => api.close());

interface Standing {
  level: string | null;
  programme: { level: string; next: { key: string; conditions: { missing: number }[] } | null };
  nextBenefits: { discount: number };
  points: object;
  signIn: object;
  referrals: object;
  coupons: { code: string; promotionId: number; usesLeft: number | null }[];
}
const standingOf = (member: string) =>
  reads<Standing>('GET', `/api/store/members/${encodeURIComponent(member)}/standing`);

test('a member’s standing names the level, what is missing, points, codes and benefits', async () => {
  await shop.store('POST', '/api/store/members', { externalId: 'm/1', joinedAt: NOW - 1_000 });
  const { id } = await promote(shop, 'Welcome', {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 1_000 }],
  });
  const { data: batch } = await shop.owner.create('couponBatches', {
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
  await expect
    .poll(async () => {
      const { status } = await shop.store('POST', '/api/store/coupons/claims', {
        batchId: batch.id,
        member: 'm/1',
      });
      return status;
    })
    .toBe(200);
  const { status, body } = await standingOf('m/1');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    level: 'starter',
    programme: { level: 'starter', next: { key: 'plus' } },
    benefits: { discount: 0 },
    nextBenefits: { discount: 500 },
    points: { available: 0, pending: 0, held: 0, arrears: 0, lapsing: [] },
    signIn: { isToday: false, streak: 0 },
    referrals: { invited: 0, registered: 0 },
  });
  expect(body.coupons).toMatchObject([{ promotionId: id, usesLeft: 1, isPaused: false }]);
});

test('an unknown member is not found, and a key needs the scope', async () => {
  expect((await standingOf('nobody')).status).toBe(404);
  const other = await api.store('members.write');
  expect((await other('GET', '/api/store/members/m%2F1/standing')).status).toBe(403);
});

test('the programme is told with its levels in every language, and the version that begins next', async () => {
  const { body } = await reads<{ programme: object; next: object }>('GET', '/api/store/programme');
  expect(body.programme).toMatchObject({
    number: 1,
    names: { en: 'Club', zh: '会员俱乐部' },
    levels: [
      { key: 'starter', names: { en: 'starter' } },
      { key: 'plus', benefits: { discount: 500 } },
    ],
    spending: null,
  });
  expect(body.next).toMatchObject({ number: 2, startsAt: NOW + DAY, names: { en: 'New club' } });
});
