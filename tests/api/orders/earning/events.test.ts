/** What members earn with their behaviour: signing in, referrals, registrations and events. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EarnDecided } from '#contract/orders/earnApprovals';
import { query } from '#db/statements';
import { NOW } from '../../support/openApi.ts';
import { DAY, openShop, type Shop, STARTED } from './openShop.ts';

const HOUR = 3_600_000;
let shop: Shop;
beforeAll(async () => {
  shop = await openShop({
    earnRules: [
      {
        key: 'sign_in',
        trigger: 'sign_in',
        formula: { kind: 'ladder', days: [1, 2, 3, 10] },
      },
      {
        key: 'review',
        trigger: 'review_approved',
        currency: 'both',
        formula: { kind: 'fixed', points: 20 },
        caps: { perDay: 50 },
      },
      { key: 'quiz', trigger: 'custom', subject: 'quiz', formula: { kind: 'fixed', points: 7 } },
      {
        key: 'launch',
        trigger: 'activity_entry',
        formula: { kind: 'fixed', points: 40 },
        caps: { budget: 100 },
      },
      {
        key: 'party',
        trigger: 'activity_entry',
        subject: 'party',
        currency: 'both',
        formula: { kind: 'fixed', points: 6 },
      },
      { key: 'welcome', trigger: 'registration', formula: { kind: 'fixed', points: 30 } },
      {
        key: 'friends',
        trigger: 'referral',
        formula: { kind: 'fixed', points: 100, refereePoints: 50 },
      },
    ],
  });
});
afterAll(() => shop.close());

let count = 0;
let member = '';
beforeEach(async () => {
  count += 1;
  member = `m-${count}`;
  await shop.send('members', { externalId: member, joinedAt: STARTED - DAY });
});
let events = 0;
const event = (type: string, at: number, more: object = {}) => ({
  externalId: `e-${(events += 1)}`,
  type,
  at,
  channel: 'app',
  memberExternalId: member,
  ...more,
});
const send = (type: string, at: number, more: object = {}) =>
  shop.send('events', event(type, at, more));
const given = async (name = member) => (await shop.entries(name)).map(({ amount }) => amount);

describe('signing in', () => {
  test('earns what the ladder gives for the consecutive day, once a day', async () => {
    for (const day of [6, 5, 4, 3, 2]) {
      await send('sign_in', NOW - day * DAY);
      await send('sign_in', NOW - day * DAY + HOUR);
    }
    await send('sign_in', NOW);
    expect(await given()).toEqual([1, 2, 3, 10, 1, 1]);
    const days = await query<{ streak: number; ladder_day: number }>(
      shop.api.connection.db,
      `select s.streak, s.ladder_day from sign_ins s join members m on m.id = s.member_id
       where m.external_id = ? order by s.day`,
      [member],
    );
    expect(days.map(({ streak, ladder_day }) => [Number(streak), Number(ladder_day)])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 1],
      [1, 1],
    ]);
  });

  test('ends alike in every order of arrival: later days of the ladder are corrected', async () => {
    const arrivals = [
      [6, 5, 3, 2, 4, 1],
      [1, 2, 3, 4, 5, 6],
      [2, 4, 6, 1, 3, 5],
      [6, 4, 2, 5, 3, 1],
    ];
    for (const [index, arrival] of arrivals.entries()) {
      const name = `${member}-${index}`;
      await shop.send('members', { externalId: name, joinedAt: STARTED - DAY });
      for (const day of arrival) await send('sign_in', NOW - day * DAY, { memberExternalId: name });
      expect([arrival, await shop.sum(name)]).toEqual([arrival, 1 + 2 + 3 + 10 + 1 + 2]);
      expect(await shop.points(name)).toBe(19);
      const days = await query<{ streak: number }>(
        shop.api.connection.db,
        `select s.streak from sign_ins s join members m on m.id = s.member_id
         where m.external_id = ? order by s.day`,
        [name],
      );
      expect(days.map(({ streak }) => Number(streak))).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  test('that is told late corrects the days after it once, also when it is sent again', async () => {
    for (const day of [4, 3, 2, 0]) await send('sign_in', NOW - day * DAY);
    expect(await given()).toEqual([1, 2, 3, 1]);
    const late = event('sign_in', NOW - DAY);
    await Promise.all([1, 2, 3].map(() => shop.send('events', late)));
    // The day itself is the fourth, and today the first of the ladder again.
    expect(await given()).toEqual([1, 2, 3, 1, 10]);
    await send('sign_in', NOW - 5 * DAY);
    expect(await shop.sum(member)).toBe(1 + 2 + 3 + 10 + 1 + 2);
    expect((await shop.entries(member)).map(({ type }) => type)).toContain('clawBack');
  });

  test('just before and after midnight of the store is on two days', async () => {
    const midnight = Date.parse('2025-11-20T00:00:00+08:00');
    await send('sign_in', midnight - 1);
    await send('sign_in', midnight);
    expect(await given()).toEqual([1, 2]);
  });
});

describe('an event', () => {
  test('that is sent 64 times at once is rewarded once', async () => {
    const one = event('review_approved', NOW - HOUR);
    await Promise.all(Array.from({ length: 64 }, () => shop.send('events', one)));
    expect(await given()).toEqual([20, 20]);
    expect(await shop.sum(member)).toBe(20);
  });

  test('is rewarded up to the limit of its day', async () => {
    for (const hour of [1, 2, 3, 4]) await send('review_approved', NOW - hour * HOUR);
    await send('review_approved', NOW - DAY);
    expect(await shop.sum(member)).toBe(70);
    expect(await shop.sum(member, 'growth')).toBe(70);
    expect((await shop.entries(member)).filter(({ ledger }) => ledger === 'points')).toHaveLength(
      4,
    );
  });

  test('is rewarded only where its name is that of the rule', async () => {
    await send('custom', NOW - HOUR, { name: 'survey' });
    await send('custom', NOW - HOUR, { name: 'quiz' });
    expect(await given()).toEqual([7]);
  });

  test('of a rule with a budget is rewarded until all members together have used it', async () => {
    const others = ['a', 'b', 'c', 'd'].map((name) => `${member}-${name}`);
    for (const other of others)
      await shop.send('members', { externalId: other, joinedAt: STARTED - DAY });
    await Promise.all(
      others.map((memberExternalId) =>
        send('activity_entry', NOW - HOUR, { memberExternalId, detail: { activity: 'launch' } }),
      ),
    );
    const sums = await Promise.all(others.map((other) => shop.sum(other)));
    expect(sums.sort((a, b) => a - b)).toEqual([0, 20, 40, 40]);
  });

  test('whose activity gave the points itself earns no points by a rule, and the growth of the rule', async () => {
    const detail = { activity: 'party', givenByActivity: true };
    await send('activity_entry', NOW - HOUR, { detail });
    expect(await shop.sum(member)).toBe(0);
    expect(await shop.sum(member, 'growth')).toBe(6);
  });

  test('of a member who is known later is rewarded then', async () => {
    await send('custom', NOW - HOUR, { name: 'quiz', memberExternalId: `${member}-later` });
    await shop.send('members', { externalId: `${member}-later`, joinedAt: STARTED - DAY });
    expect(await given(`${member}-later`)).toEqual([7]);
  });

  test('before the programme began earns nothing', async () => {
    await send('custom', STARTED - DAY, { name: 'quiz' });
    expect(await given()).toEqual([]);
  });
});

describe('registering', () => {
  test('is rewarded once, whether the member or an event tells it', async () => {
    const name = `${member}-new`;
    await shop.send('members', { externalId: name, joinedAt: NOW - HOUR });
    await send('registration', NOW - HOUR, { memberExternalId: name });
    await shop.send('members', { externalId: name, joinedAt: NOW - HOUR, name: 'New' });
    expect(await given(name)).toEqual([30]);
  });

  test('long ago, or before the programme, is not rewarded when the member becomes known', async () => {
    await shop.send('members', { externalId: `${member}-a`, joinedAt: NOW - 40 * DAY });
    await shop.send('members', { externalId: `${member}-b`, joinedAt: STARTED - 40 * DAY });
    expect(await given(`${member}-a`)).toEqual([]);
    expect(await given(`${member}-b`)).toEqual([]);
  });
});

describe('a referral', () => {
  const refer = (at: number, referee: string, referrer = member) =>
    send('referral', at, { memberExternalId: referrer, detail: { refereeExternalId: referee } });
  const listed = async () => {
    const manager = await shop.api.as('manager');
    const { data } = await manager.getList('referrals', {
      filter: {},
      pagination: { page: 1, perPage: 50 },
      sort: { field: 'id', order: 'DESC' },
    });
    return data.map(({ referrerExternalId, refereeExternalId, state, reason }) => [
      referrerExternalId,
      refereeExternalId,
      state,
      reason,
    ]);
  };

  test('is rewarded when the other member registers, both of them', async () => {
    const friend = `${member}-friend`;
    await refer(NOW - 2 * HOUR, friend);
    expect((await listed())[0]).toEqual([member, friend, 'invited', null]);
    expect(await given()).toEqual([]);
    await shop.send('members', { externalId: friend, joinedAt: NOW - HOUR });
    expect((await listed())[0]).toEqual([member, friend, 'registered', null]);
    expect(await given()).toEqual([100]);
    expect((await given(friend)).sort((a, b) => a - b)).toEqual([30, 50]);
    await send('registration', NOW - HOUR, { memberExternalId: friend });
    expect(await given()).toEqual([100]);
  });

  test('that is told after the registration is rewarded as well', async () => {
    const friend = `${member}-friend`;
    await shop.send('members', { externalId: friend, joinedAt: NOW - HOUR });
    await refer(NOW - 2 * HOUR, friend);
    expect(await given()).toEqual([100]);
  });

  test('of oneself, in a circle, of somebody who was referred or had joined before is rejected', async () => {
    const friend = `${member}-friend`;
    const other = `${member}-other`;
    await refer(NOW - 5 * HOUR, friend);
    await refer(NOW - 4 * HOUR, member);
    expect((await listed())[0]).toEqual([member, member, 'rejected', 'self']);
    await shop.send('members', { externalId: friend, joinedAt: NOW - 3 * HOUR });
    await refer(NOW - 2 * HOUR, member, friend);
    expect((await listed())[0]).toEqual([friend, member, 'rejected', 'circular']);
    await shop.send('members', { externalId: other, joinedAt: STARTED - DAY });
    await refer(NOW - 2 * HOUR, friend, other);
    expect((await listed())[0]).toEqual([other, friend, 'rejected', 'referredBefore']);
    await refer(NOW - 2 * HOUR, other);
    expect((await listed())[0]).toEqual([member, other, 'rejected', 'joinedBefore']);
    expect(await given()).toEqual([100]);
    expect(await shop.sum(other)).toBe(0);
  });
});

describe('what arrives too late', () => {
  const waiting = async () => {
    const manager = await shop.api.as('manager');
    const { data } = await manager.getList('earnApprovals', {
      filter: { state: 'waiting' },
      pagination: { page: 1, perPage: 10 },
      sort: { field: 'id', order: 'DESC' },
    });
    return data;
  };
  const decide = async (
    noun: 'approval' | 'rejection',
    role: 'manager' | 'marketer' = 'manager',
  ) => {
    const [row] = await waiting();
    const person = await shop.api.as(role);
    await person.act('earnApprovals', row?.id ?? 0, noun, { reason: null, version: row?.version });
  };

  test('earns nothing until a person approves, then dated as it happened', async () => {
    const at = NOW - 60 * DAY;
    await send('custom', at, { name: 'quiz' });
    expect(await given()).toEqual([]);
    expect(await waiting()).toMatchObject([
      { trigger: 'custom', memberExternalId: member, occurredAt: at, state: 'waiting' },
    ]);
    await decide('approval', 'marketer');
    expect(await given()).toEqual([7]);
    const [entry] = await query<{ occurred_at: number }>(
      shop.api.connection.db,
      `select e.occurred_at from point_entries e join members m on m.id = e.member_id where m.external_id = ?`,
      [member],
    );
    expect(Number(entry?.occurred_at)).toBe(at);
    expect(await waiting()).toEqual([]);
  });

  test('is decided on many at once, with a result for each', async () => {
    const late = [40, 50, 60].map((days) => NOW - days * DAY);
    for (const at of late) await send('custom', at, { name: 'quiz' });
    const rows = await waiting();
    const ids = rows.map(({ id }) => Number(id));
    const marketer = await shop.api.raw('marketer');
    const decideAll = (decision: string, chosen: number[]) =>
      marketer<EarnDecided[]>('POST', '/api/earnApprovals/decisions', {
        ids: chosen,
        decision,
        reason: 'The connection was down',
      });
    await decide('rejection');
    const first = await decideAll('approved', [...ids, 999_999]);
    expect(first.status).toBe(200);
    expect(first.body.map(({ isDecided, error }) => [isDecided, error])).toEqual([
      [false, 'earnApprovals.errors.decided'],
      [true, null],
      [true, null],
      [false, 'errors.notFound'],
    ]);
    expect(first.body[0]?.sourceId).toBe(rows[0]?.sourceId);
    expect(await given()).toEqual([7, 7]);
    expect((await decideAll('rejected', ids)).body.every(({ isDecided }) => !isDecided)).toBe(true);
    expect((await decideAll('approved', [])).status).toBe(422);
    const analyst = await shop.api.raw('analyst');
    const refused = await analyst('POST', '/api/earnApprovals/decisions', {
      ids,
      decision: 'approved',
      reason: null,
    });
    expect(refused.status).toBe(403);
  });

  test('earns nothing at all where it is rejected, and is decided on once', async () => {
    await send('sign_in', NOW - 60 * DAY);
    const [row] = await waiting();
    await decide('rejection');
    expect(await given()).toEqual([]);
    const manager = await shop.api.raw('manager');
    const again = await manager('POST', `/api/earnApprovals/${row?.id}/approval`, {
      reason: null,
      version: 2,
    });
    expect([again.status, again.body.message]).toEqual([409, 'earnApprovals.errors.decided']);
  });
});

test('verify finds nothing wrong', async () => {
  expect(await shop.api.verify()).toEqual([]);
});
