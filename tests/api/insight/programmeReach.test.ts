/** Each step of the invitations is as many rows as its list shows, and streaks are the days that members signed in. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReferralReport, SignInReport } from '#contract/insight/programme';
import { addDays, dayOf } from '#shared/days';
import { approve, setUpLevels } from '../members/programmeStore.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
const TODAY = dayOf(NOW, 'Asia/Shanghai');
let api: OpenApi;
let analyst: Call;

beforeAll(async () => {
  api = await openApi();
  api.now = NOW - 40 * DAY;
  await setUpLevels(await api.raw('owner'));
  await approve(api);
  analyst = await api.raw('analyst');
  const store = await api.store();
  const post = async (path: string, body: object) => {
    const answer = await store('POST', `/api/store/${path}`, body);
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  };
  const join = (externalId: string) => post('members', { externalId, joinedAt: api.now });
  const invite = (referee: string) => post('members/host/referrals', { referee });
  await join('host');
  await join('old');
  api.now = NOW - 10 * DAY;
  for (const referee of ['buyer', 'member', 'nobody']) await invite(referee);
  await store('POST', '/api/store/members/host/referrals', { referee: 'old' });
  api.now = NOW - 9 * DAY;
  await join('buyer');
  await join('member');
  api.now = NOW;
  await post('orders', {
    externalId: 'first',
    channel: 'web',
    memberExternalId: 'buyer',
    currency: 'CNY',
    lines: [{ sku: 'A', quantity: 1, unitPrice: 100, paid: 100 }],
    statuses: ['placed', 'paid'].map((status) => ({ status, at: NOW - 8 * DAY })),
  });
  const signedIn = (member: string, ago: number) => ({
    externalId: `${member}${ago}`,
    type: 'sign_in',
    at: NOW - ago * DAY,
    channel: 'app',
    memberExternalId: member,
  });
  await post('events/batch', {
    rows: [
      ...[8, 7, 6, 5].map((ago) => signedIn('host', ago)),
      ...[8, 6, 5].map((ago) => signedIn('buyer', ago)),
      signedIn('old', 30),
    ],
  });
});
afterAll(() => api.close());

const ask = async <T>(name: string, from: number, to = -1): Promise<T> => {
  const period = `from=${addDays(TODAY, -from)}&to=${addDays(TODAY, -to)}`;
  const { status, body } = await analyst<T>('GET', `/api/programmeInsight/${name}?${period}`);
  expect(status).toBe(200);
  return body;
};
const count = async ({ opens, ends }: ReferralReport, filter: object) => {
  const asked = { ...filter, occurredAt_gte: opens, occurredAt_lt: ends };
  const { status, body } = await analyst<object[]>(
    'GET',
    `/api/referrals?filter=${encodeURIComponent(JSON.stringify(asked))}`,
  );
  expect(status).toBe(200);
  return body.length;
};

test('each step of the invitations is what its list shows', async () => {
  const report = await ask<ReferralReport>('referrals', 20);
  expect(report.steps).toEqual({ invited: 3, registered: 2, ordered: 1, rewarded: 2 });
  expect(report.rejected).toEqual([{ reason: 'joinedBefore', referrals: 1 }]);
  expect(await count(report, { state: ['invited', 'registered'] })).toBe(3);
  expect(await count(report, { state: 'registered' })).toBe(2);
  expect(await count(report, { state: 'registered', hasOrdered: true })).toBe(1);
  expect(await count(report, { state: 'registered', isRewarded: true })).toBe(2);
  expect(await count(report, { state: 'rejected', reason: 'joinedBefore' })).toBe(1);
});

test('invitations of other days are not counted', async () => {
  const { steps, rejected } = await ask<ReferralReport>('referrals', 5);
  expect([steps, rejected]).toEqual([{ invited: 0, registered: 0, ordered: 0, rewarded: 0 }, []]);
});

test('members stand at the longest streak that they reached in the period', async () => {
  const { days, members, bands } = await ask<SignInReport>('signIns', 20);
  expect([days, members]).toEqual([7, 2]);
  expect(bands.map(({ from, to, members: n }) => [from, to, n])).toEqual([
    [1, 1, 0],
    [2, 3, 1],
    [4, 6, 1],
    [7, 13, 0],
    [14, null, 0],
  ]);
  // The streak of four days counts with the days before the period, too.
  const last = await ask<SignInReport>('signIns', 5, 4);
  expect([last.days, last.bands.map(({ members: n }) => n)]).toEqual([2, [0, 1, 1, 0, 0]]);
});
