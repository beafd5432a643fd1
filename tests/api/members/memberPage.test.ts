/** What the member's page reads of its own: growth with its reasons, benefits with what is paused, lists of one member. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberGrowth } from '#contract/members/growth';
import type { MemberBenefits } from '#contract/promotions/levelBenefits';
import { approveProgramme } from '../support/approvedProgramme.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let owner: Call;
let memberId: number;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  for (const [rank, key] of ['starter', 'gold'].entries())
    await owner('POST', '/api/audienceNames', { kind: 'levels', key, names: { en: key }, rank });
  await approveProgramme(api.connection, {
    startsAt: NOW - 1_000,
    levels: [
      { key: 'starter', benefits: { birthdayPoints: 10 } },
      {
        key: 'gold',
        conditions: [{ metric: 'growth', window: { kind: 'lifetime' }, threshold: 100 }],
        benefits: { birthdayPoints: 20, earnRate: 15_000 },
      },
    ],
  });
  const store = await api.store();
  const sent = await store<{ id: number }>('POST', '/api/store/members', { externalId: 'page' });
  memberId = sent.body.id;
});
afterAll(() => api.close());

const get = async <T>(path: string) => (await owner<T>('GET', path)).body;
const adjust = (body: object) =>
  owner('POST', '/api/pointAdjustments', { memberId, reason: 'missing', ...body });

test('Growth is the sum of its entries, the newest first, each with how it came about', async () => {
  expect(await get<MemberGrowth>(`/api/members/${memberId}/growth`)).toEqual({
    growth: 0,
    entries: [],
    total: 0,
  });
  await adjust({ growth: 60, happenedOn: '2025-11-01', note: 'Old order' });
  await adjust({ growth: 50 });
  await adjust({ growth: -5, reason: 'mistake' });
  const { growth, total, entries } = await get<MemberGrowth>(`/api/members/${memberId}/growth`);
  expect([growth, total]).toEqual([105, 3]);
  expect(entries.map((entry) => entry.growth)).toEqual([-5, 50, 60]);
  expect(entries[2]).toMatchObject({
    day: '2025-11-01',
    reason: 'Old order',
    detail: { adjustment: { reason: 'missing' } },
  });
});

test('Benefits are those of the level now, beside those of the next', async () => {
  const benefits = () => get<MemberBenefits>(`/api/members/${memberId}/benefits`);
  expect(await benefits()).toMatchObject({
    now: { level: 'gold', benefits: { birthdayPoints: 20, earnRate: 15_000 }, paused: [] },
    next: null,
  });
  const store = await api.store();
  const { body } = await store<{ id: number }>('POST', '/api/store/members', { externalId: 'new' });
  expect(await get<MemberBenefits>(`/api/members/${body.id}/benefits`)).toMatchObject({
    now: { level: 'starter', benefits: { birthdayPoints: 10 } },
    next: { level: 'gold' },
  });
});

test('A member that does not exist answers 404', async () => {
  for (const part of ['growth', 'benefits'])
    expect((await owner('GET', `/api/members/99999/${part}`)).status).toBe(404);
});

test.each([
  'pointAdjustments',
  'coupons',
  'redemptions',
  'orders',
  'returns',
  'events',
  'messages',
] as const)('The list of %s can be read for one member', async (list) => {
  const filter = encodeURIComponent(JSON.stringify({ memberId }));
  const { status, body } = await owner<unknown[]>('GET', `/api/${list}?filter=${filter}`);
  expect([status, Array.isArray(body)]).toEqual([200, true]);
});
