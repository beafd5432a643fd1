/** Points of inactive members are cleared after two notices, by instants and not by the job. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MemberInactivity } from '#contract/members/inactivity';
import type { MemberPoints } from '#contract/members/points';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { SYSTEM } from '#contract/platform/activities';
import { INACTIVITY_NOTICES } from '#server/members/inactivity/job';
import { END_CHANGED_ROUNDS } from '#server/members/inactivity/followProgramme';
import { creditPoints } from '#server/members/points/creditPoints';
import { spendPoints } from '#server/members/points/spendPoints';
import { recordLapsed } from '#server/members/points/recordLapsed';
import { readSettings } from '#server/platform/settings/read';
import { instantOf } from '#shared/days';
import { DAY, openShop, orderOf, type Shop } from '../orders/earning/openShop.ts';
import { approveProgramme } from '../support/approvedProgramme.ts';
import { sendMessages } from '../support/mailServer.ts';
import { type Call, NOW, type OpenApi } from '../support/openApi.ts';

const TERMS = { days: 60, firstNoticeDays: 14, secondNoticeDays: 7 };
const at = (day: string, time = '09:00') => instantOf(day, time, 'Asia/Shanghai');
/** Members are active on 21 November: the first day without points is 21 January. */
const CLEARED = at('2026-01-21', '00:00');

let shop: Shop;
let owner: Call;
let store: Call;
let sibling: OpenApi | undefined;
/** A store of its own for each test, because each begins at the same instant. */
beforeEach(async () => {
  shop = await openShop({ inactivity: TERMS });
  owner = await shop.api.raw('owner');
  store = await shop.api.store();
  if (dialect !== 'sqlite') sibling = await shop.api.sibling();
});
afterEach(async () => {
  await sibling?.close();
  await shop.close();
});
const setNow = (now: number) => {
  shop.api.now = now;
  if (sibling) sibling.now = now;
};

const idOf = async (externalId: string) =>
  Number(
    (
      await query<{ id: number }>(
        shop.api.connection.db,
        'select id from members where external_id = ?',
        [externalId],
      )
    )[0]?.id,
  );
let orders = 0;
/** A member with 100 points who was last active now. */
const join = async (externalId: string, more: object = {}) => {
  await shop.send('members', {
    externalId,
    name: externalId,
    email: `${externalId}@example.com`,
    joinedAt: NOW - 20 * DAY,
    ...more,
  });
  await shop.send(
    'orders',
    orderOf({
      externalId: `o-${++orders}`,
      member: externalId,
      lines: [10_000],
      statuses: { paid: NOW },
    }),
  );
  return idOf(externalId);
};
const logIn = (member: string, when: number) =>
  shop.send('events', {
    externalId: `login-${member}-${when}`,
    type: 'login',
    at: when,
    channel: 'app',
    memberExternalId: member,
  });
/** The job of a day, and the mail that it lets go. */
const runOn = async (day: string, { sends = true, api = shop.api } = {}) => {
  setNow(at(day));
  await INACTIVITY_NOTICES.run(api.application, day, (work) =>
    api.connection.transaction((tx) => work(tx, () => undefined)),
  );
  if (sends) await sendMessages(shop.api);
};
const pointsAt = async (memberId: number, asOf?: number) => {
  const suffix = asOf === undefined ? '' : `?asOf=${asOf}`;
  const { body } = await owner<MemberPoints>('GET', `/api/members/${memberId}/points${suffix}`);
  return body.balance.available;
};
const resetOf = async (memberId: number) =>
  (await owner<MemberInactivity>('GET', `/api/members/${memberId}/inactivity`)).body.reset;
const notices = async (memberId: number) =>
  (
    await query<{ at: number; status: string }>(
      shop.api.connection.db,
      `select occurred_at as at, status from messages where member_id = ? and kind = 'pointsReset' order by id`,
      [memberId],
    )
  ).map((row) => [Number(row.at), row.status]);
const forfeits = async (memberId: number) =>
  (
    await query<{ points: number; at: number }>(
      shop.api.connection.db,
      `select points, occurred_at as at from point_entries where member_id = ? and type = 'forfeit' order by id`,
      [memberId],
    )
  ).map(({ points, at: when }) => [Number(points), Number(when)]);
const record = () =>
  recordLapsed(shop.api.application, (work) =>
    shop.api.connection.transaction((tx) => work(tx, () => undefined)),
  );
const writer = async () => ({
  actor: SYSTEM,
  now: shop.api.now,
  settings: await readSettings(shop.api.connection.db),
});
/** Both notices, and the decision. */
const runAll = async () => {
  await runOn('2026-01-07');
  await runOn('2026-01-14');
  await runOn('2026-01-15');
};

describe('a member who stays inactive', () => {
  test('is told twice, and loses the points at the instant that was named, with every job stopped', async () => {
    const id = await join('quiet');
    expect(await resetOf(id)).toMatchObject({
      lastActiveDay: '2025-11-21',
      clearedOn: '2026-01-21',
      firstNoticeAt: null,
      isDecided: false,
    });
    await runOn('2026-01-06');
    expect(await notices(id)).toEqual([]);
    await runAll();
    await runOn('2026-01-16');
    expect(await notices(id)).toEqual([
      [at('2026-01-07'), 'handedOver'],
      [at('2026-01-14'), 'handedOver'],
    ]);
    const { body } = await store<{ pointsReset: unknown }>(
      'GET',
      '/api/store/members/quiet/standing',
    );
    expect(body.pointsReset).toEqual({
      lastActiveDay: '2025-11-21',
      clearedOn: '2026-01-21',
      firstNoticeAt: at('2026-01-07'),
      secondNoticeAt: at('2026-01-14'),
      isDecided: true,
    });
    setNow(CLEARED - 1);
    expect(await pointsAt(id)).toBe(100);
    setNow(CLEARED);
    expect(await pointsAt(id)).toBe(0);
    expect(await forfeits(id)).toEqual([]);
    const who = await writer();
    await expect(
      shop.api.connection.transaction((tx) =>
        spendPoints(tx, who, {
          memberId: id,
          points: 1,
          source: 'reward',
          sourceId: 'gift',
          occurredAt: who.now,
        }),
      ),
    ).rejects.toThrow();
    setNow(CLEARED + 40 * DAY);
    await record();
    await record();
    expect(await forfeits(id)).toEqual([[-100, CLEARED]]);
    expect(await pointsAt(id, CLEARED - 1)).toBe(100);
    expect(await pointsAt(id, CLEARED)).toBe(0);
    expect(await resetOf(id)).toBeNull();
    expect(await shop.api.verify()).toEqual([]);
  });

  test('keeps what is earned afterwards, and the earlier points are recorded as cleared first', async () => {
    const id = await join('back');
    await runAll();
    setNow(CLEARED + DAY);
    const who = await writer();
    await shop.api.connection.transaction((tx) =>
      creditPoints(tx, who, [
        {
          memberId: id,
          type: 'adjustCredit',
          points: 7,
          source: 'adjustment',
          sourceId: 'later',
          ruleKey: '',
          programmeNumber: 1,
          occurredAt: who.now,
          availableAt: who.now,
          expiresAt: null,
        },
      ]),
    );
    expect(await forfeits(id)).toEqual([[-100, CLEARED]]);
    expect(await pointsAt(id)).toBe(7);
    expect(await resetOf(id)).toMatchObject({ lastActiveDay: '2026-01-21' });
  });
});

describe('activity', () => {
  test('before the points are cleared keeps them', async () => {
    const id = await join('returner');
    await runAll();
    setNow(CLEARED - DAY);
    await logIn('returner', CLEARED - DAY);
    setNow(CLEARED + DAY);
    expect(await pointsAt(id)).toBe(100);
    expect(await resetOf(id)).toMatchObject({
      lastActiveDay: '2026-01-20',
      clearedOn: '2026-03-22',
      firstNoticeAt: null,
    });
  });

  test('is also that the member redeems points for a reward, and then the rest of them stays', async () => {
    const id = await join('redeemer');
    const { body: reward } = await owner<{ id: number }>('POST', '/api/pointRewards', {
      kind: 'gift',
      names: { en: 'Tea' },
      points: 30,
      stock: 5,
    });
    await runAll();
    setNow(CLEARED - DAY);
    const { status } = await owner('POST', '/api/redeemedRewards', {
      memberId: id,
      rewardId: reward.id,
      recipient: 'Ann',
      phone: '13800138000',
      address: 'Road 1',
    });
    expect(status).toBe(201);
    setNow(CLEARED + DAY);
    expect(await pointsAt(id)).toBe(70);
    expect(await resetOf(id)).toMatchObject({
      lastActiveDay: '2026-01-20',
      clearedOn: '2026-03-22',
      firstNoticeAt: null,
    });
    await runOn('2026-03-07');
    expect((await notices(id)).length).toBe(2);
    await runOn('2026-03-08');
    expect((await notices(id)).length).toBe(3);
  });

  test('that becomes known too late undoes nothing', async () => {
    const id = await join('late');
    await runAll();
    setNow(CLEARED + DAY);
    await logIn('late', CLEARED - DAY);
    expect(await pointsAt(id)).toBe(0);
    await record();
    expect(await forfeits(id)).toEqual([[-100, CLEARED]]);
  });

  test('of long ago ends no round', async () => {
    const id = await join('old');
    await runAll();
    await logIn('old', NOW - 10 * DAY);
    setNow(CLEARED);
    expect(await pointsAt(id)).toBe(0);
  });
});

describe('a notice that did not leave', () => {
  test('a notice that did not leave keeps the points', async () => {
    const id = await join('nowhere', { email: null });
    await runAll();
    await runOn('2026-01-22');
    expect(await notices(id)).toEqual([[at('2026-01-07'), 'notSent']]);
    expect(await pointsAt(id)).toBe(100);
    await runOn('2026-02-06');
    await runOn('2026-02-07');
    expect((await notices(id)).length).toBe(2);
  });

  test('while sending waits keeps them too', async () => {
    const id = await join('stopped');
    await runOn('2026-01-07', { sends: false });
    await runOn('2026-01-14', { sends: false });
    expect((await notices(id)).length).toBe(1);
    setNow(CLEARED + DAY);
    expect(await pointsAt(id)).toBe(100);
    // The second notice can follow the first one in a week at the earliest, and has to stand for another one.
    expect(await resetOf(id)).toMatchObject({ clearedOn: '2026-02-05', isDecided: false });
  });
});

describe('a job that was stopped', () => {
  test('for 40 days postpones what it decides and clears nothing at once', async () => {
    const id = await join('patient');
    await runOn('2026-01-07');
    await runOn('2026-01-14');
    setNow(at('2026-02-25', '12:00'));
    expect(await pointsAt(id)).toBe(100);
    await runOn('2026-02-25');
    expect(await pointsAt(id)).toBe(100);
    setNow(at('2026-02-26', '00:00'));
    expect(await pointsAt(id)).toBe(0);
  });

  test('sends one notice for all the days that it missed', async () => {
    const id = await join('missed');
    setNow(at('2026-02-25', '12:00'));
    for (const day of ['2026-02-23', '2026-02-24', '2026-02-25'])
      await INACTIVITY_NOTICES.run(shop.api.application, day, (work) =>
        shop.api.connection.transaction((tx) => work(tx, () => undefined)),
      );
    expect((await notices(id)).length).toBe(1);
    expect(await resetOf(id)).toMatchObject({ clearedOn: '2026-03-11' });
  });
});

test('64 runs at the same time on two servers begin one round, and clear the points once', async () => {
  const id = await join('crowd');
  setNow(at('2026-01-07'));
  const runs = (day: string) =>
    Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        runOn(day, { sends: false, api: (index % 2 === 0 && sibling) || shop.api }),
      ),
    );
  await runs('2026-01-07');
  await sendMessages(shop.api);
  await runs('2026-01-14');
  await sendMessages(shop.api);
  await runs('2026-01-15');
  expect((await notices(id)).length).toBe(2);
  setNow(CLEARED);
  await Promise.all(Array.from({ length: 64 }, record));
  expect(await forfeits(id)).toEqual([[-100, CLEARED]]);
  expect(await shop.api.verify()).toEqual([]);
});

test('a version that clears no more points ends what was decided for the time after it begins', async () => {
  const id = await join('saved');
  await runAll();
  const who = await writer();
  await approveProgramme(shop.api.connection, {
    number: 2,
    startsAt: CLEARED - DAY,
    inactivity: null,
  });
  await shop.api.connection.transaction((tx) =>
    Promise.resolve(
      END_CHANGED_ROUNDS.record?.(tx, who, {
        kind: 'approved',
        version: { number: 2, startsAt: CLEARED - DAY },
      }),
    ),
  );
  setNow(CLEARED + DAY);
  expect(await pointsAt(id)).toBe(100);
  expect(await resetOf(id)).toBeNull();
});

test('a version that clears points later is followed where it was approved before the decision', async () => {
  const id = await join('longer');
  await approveProgramme(shop.api.connection, {
    number: 2,
    startsAt: CLEARED - DAY,
    inactivity: { ...TERMS, days: 120 },
  });
  await runAll();
  setNow(CLEARED + DAY);
  expect(await pointsAt(id)).toBe(100);
  await runOn('2026-01-22');
  expect(await resetOf(id)).toMatchObject({ clearedOn: '2026-03-22', firstNoticeAt: null });
  await runOn('2026-03-08');
  await runOn('2026-03-15');
  await runOn('2026-03-16');
  expect(await resetOf(id)).toMatchObject({ clearedOn: '2026-03-22', isDecided: true });
  setNow(at('2026-03-22', '00:00'));
  expect(await pointsAt(id)).toBe(0);
  expect((await notices(id)).length).toBe(4);
});

test('notices that are further apart than messages are kept clear the points all the same', async () => {
  await approveProgramme(shop.api.connection, {
    number: 2,
    startsAt: NOW - DAY,
    inactivity: { days: 200, firstNoticeDays: 130, secondNoticeDays: 7 },
  });
  const id = await join('far');
  await runOn('2026-01-31');
  await runOn('2026-02-01');
  await shop.api.connection.transaction((tx) => query(tx, 'delete from messages'));
  for (const day of ['2026-05-15', '2026-06-02', '2026-06-03', '2026-06-04']) await runOn(day);
  expect(await resetOf(id)).toMatchObject({
    clearedOn: '2026-06-10',
    firstNoticeAt: at('2026-01-31'),
    secondNoticeAt: at('2026-06-03'),
    isDecided: true,
  });
});
