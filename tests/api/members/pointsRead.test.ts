/** What is read of members' points: balances and lots at an instant, entries, checks, and what a day's run records. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '#contract/platform/activities';
import type { MemberPoints } from '#contract/members/points';
import type { ExplainedEntry } from '#contract/members/points/explained';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { query } from '#db/statements';
import { creditPoints } from '#server/members/points/creditPoints';
import { POINT_JOBS } from '#server/members/points/recordLapsed';
import { spendPoints } from '#server/members/points/spendPoints';
import type { Writer } from '#server/platform/records/writer';
import { runDue } from '#server/platform/schedule/runDue';
import { readSettings } from '#server/platform/settings/read';
import { verifyAll } from '#server/platform/verify/verify';
import { DAY_MS } from '#shared/days';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { clawBack, holdPoints } from './pointWrites.ts';

let api: OpenApi;
let owner: Call;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = NOW;
});

let named = 0;
const newMember = async (): Promise<number> => {
  const [id = 0] = await api.connection.transaction((tx) =>
    insertRows(tx, members, [{ externalId: `read-${++named}`, name: `Reader ${named}` }], {
      returning: true,
    }),
  );
  return id;
};
const write = <T>(work: (tx: Db, writer: Writer) => Promise<T>): Promise<T> =>
  api.connection.transaction(async (tx) =>
    work(tx, { actor: SYSTEM, now: api.now, settings: await readSettings(tx) }),
  );
const earn = (
  memberId: number,
  sourceId: string,
  points: number,
  { from = api.now, until = null }: { from?: number | null; until?: number | null } = {},
) =>
  write((tx, writer) =>
    creditPoints(tx, writer, [
      {
        memberId,
        type: 'earn',
        points,
        source: 'order',
        sourceId,
        ruleKey: 'paid',
        programmeNumber: 1,
        occurredAt: api.now,
        availableAt: from,
        expiresAt: until,
        detail: { base: points * 100 },
      },
    ]),
  );
const spend = (memberId: number, points: number, sourceId: string) =>
  write((tx, writer) =>
    spendPoints(tx, writer, {
      memberId,
      points,
      source: 'redemption',
      sourceId,
      occurredAt: api.now,
    }),
  );
const pointsOf = async (memberId: number, asOf?: number) =>
  (
    await owner<MemberPoints>(
      'GET',
      `/api/members/${memberId}/points${asOf === undefined ? '' : `?asOf=${asOf}`}`,
    )
  ).body;

test('a member’s points are shown with their lots, what opened them, and the newest entries', async () => {
  const memberId = await newMember();
  await earn(memberId, 'order-1', 100, { until: NOW + 30 * DAY_MS });
  await earn(memberId, 'order-2', 50, { from: null });
  await spend(memberId, 40, 'r-1');
  await write((tx, writer) =>
    holdPoints(tx, writer, {
      memberId,
      points: 20,
      source: 'redemption',
      sourceId: `h-${memberId}`,
      expiresAt: NOW + 1_000,
    }),
  );
  const shown = await pointsOf(memberId);
  expect(shown.balance).toMatchObject({ available: 40, pending: 50, held: 20, arrears: 0 });
  expect(shown.lots).toMatchObject([
    { source: 'order', sourceId: 'order-1', points: 40, held: 20, isPending: false },
    { source: 'order', sourceId: 'order-2', points: 50, held: 0, isPending: true },
  ]);
  expect(shown.entries.map(({ type, points }) => [type, points])).toEqual([
    ['spend', -40],
    ['earn', 50],
    ['earn', 100],
  ]);
  expect(shown.total).toBe(3);
});

test('a balance of the past and one to come follow from the instant that is asked for', async () => {
  const memberId = await newMember();
  await earn(memberId, 'order-1', 100, { until: NOW + 10 * DAY_MS });
  api.now = NOW + DAY_MS;
  await spend(memberId, 40, `past-${memberId}`);
  const available = async (at: number) => (await pointsOf(memberId, at)).balance.available;
  expect(await available(NOW - 1)).toBe(0);
  expect(await available(NOW)).toBe(100);
  expect(await available(NOW + DAY_MS)).toBe(60);
  expect(await available(NOW + 10 * DAY_MS)).toBe(0);
});

test('an instant that is none, or a further question, is refused with its name', async () => {
  const memberId = await newMember();
  for (const [question, field] of [
    ['asOf=yesterday', 'asOf'],
    ['asOf=-1', 'asOf'],
    ['knownAt=1', 'knownAt'],
  ]) {
    const { status, body } = await owner('GET', `/api/members/${memberId}/points?${question}`);
    expect([question, status]).toEqual([question, expect.any(Number)]);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(JSON.stringify(body)).toContain(field);
  }
  expect((await owner('GET', '/api/members/999999/points')).status).toBe(404);
});

test('an entry says from which lots it took and how it came about', async () => {
  const memberId = await newMember();
  await earn(memberId, 'order-a', 30, { until: NOW + DAY_MS });
  await earn(memberId, 'order-b', 30);
  await spend(memberId, 50, `why-${memberId}`);
  await write((tx, writer) =>
    clawBack(tx, writer, {
      memberId,
      earned: { source: 'order', sourceId: 'order-a', ruleKey: 'paid' },
      points: 30,
      cause: { source: 'return', sourceId: 'ret' },
      mode: 'arrears',
      arrearsLimit: 100,
    }),
  );
  const { entries } = await pointsOf(memberId);
  const explained = await Promise.all(
    entries.map(
      async ({ id }) => (await owner<ExplainedEntry>('GET', `/api/pointEntries/${id}`)).body,
    ),
  );
  const [taken, spent, , first] = explained;
  expect(taken).toMatchObject({
    type: 'clawBack',
    points: -30,
    parts: [
      { kind: 'consume', points: 10, lot: { sourceId: 'order-b' } },
      { kind: 'consume', points: 20, lot: null },
    ],
  });
  expect(spent?.parts).toMatchObject([
    { points: 30, lot: { sourceId: 'order-a', ruleKey: 'paid' } },
    { points: 20, lot: { sourceId: 'order-b' } },
  ]);
  expect(first).toMatchObject({
    type: 'earn',
    detail: { base: 3_000 },
    lot: { points: 30, remaining: 0, expiresAt: NOW + DAY_MS },
    memberName: `Reader ${named}`,
  });
});

test('the lists of entries and lots are filtered by member, type and when points lapse', async () => {
  const memberId = await newMember();
  await earn(memberId, 'order-1', 10, { until: NOW + 5 * DAY_MS });
  await earn(memberId, 'order-2', 20, { until: NOW + 50 * DAY_MS });
  await spend(memberId, 5, `list-${memberId}`);
  const list = async (resource: string, filter: object) =>
    (
      await owner<{ points: number }[]>(
        'GET',
        `/api/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`,
      )
    ).body.map(({ points }) => points);
  expect(await list('pointEntries', { memberId, type: 'spend' })).toEqual([-5]);
  expect(await list('pointEntries', { memberId, ruleKey: 'paid' })).toHaveLength(2);
  // As figures of what the programme costs lead to it.
  const given = { type: ['earn', 'adjustCredit'], source: ['order', 'return'] };
  const within = { occurredAt_gte: NOW - DAY_MS, occurredAt_lt: NOW + DAY_MS };
  expect(await list('pointEntries', { memberId, ...given, ...within })).toHaveLength(2);
  expect(
    await list('pointLots', { memberId, remaining_gte: 1, expiresAt_lt: NOW + 10 * DAY_MS }),
  ).toEqual([10]);
  const agent = await api.raw('agent');
  expect((await agent('GET', '/api/pointEntries')).status).toBe(200);
});

test('jobs that stopped for forty days change no balance, and then record each lot once with its true instant', async () => {
  await runDue(api.application, POINT_JOBS);
  const memberIds = [await newMember(), await newMember()];
  for (const memberId of memberIds)
    for (const day of [3, 20])
      await earn(memberId, `day-${day}`, day, { until: NOW + day * DAY_MS });
  const balances = () => Promise.all(memberIds.map(async (id) => (await pointsOf(id)).balance));
  api.now = NOW + 10 * DAY_MS;
  expect((await balances()).map(({ available }) => available)).toEqual([20, 20]);
  api.now = NOW + 40 * DAY_MS;
  const before = await balances();
  expect(before.map(({ available }) => available)).toEqual([0, 0]);
  const sibling = await api.sibling();
  sibling.now = api.now;
  for (let day = 0; day < 42; day++)
    await Promise.all([
      runDue(api.application, POINT_JOBS),
      runDue(sibling.application, POINT_JOBS),
    ]);
  await sibling.close();
  expect(await balances()).toEqual(before);
  const recorded = await query<{ member_id: number; points: number; occurred_at: number }>(
    api.connection.db,
    `select member_id, points, occurred_at from point_entries where type = 'expire' and member_id >= ?
     order by member_id, occurred_at`,
    [memberIds[0] ?? 0],
  );
  expect(recorded.map((row) => Object.values(row).map(Number))).toEqual(
    memberIds.flatMap((id) => [
      [id, -3, NOW + 3 * DAY_MS],
      [id, -20, NOW + 20 * DAY_MS],
    ]),
  );
});

test('a day’s run records ended holds and repaid arrears too, and everything fits together', async () => {
  const memberId = await newMember();
  await earn(memberId, 'order-1', 10);
  await spend(memberId, 10, `repay-${memberId}`);
  await write((tx, writer) =>
    clawBack(tx, writer, {
      memberId,
      earned: { source: 'order', sourceId: 'order-1' },
      points: 10,
      cause: { source: 'return', sourceId: 'ret' },
      mode: 'arrears',
      arrearsLimit: 100,
    }),
  );
  await earn(memberId, 'order-2', 30, { from: api.now + DAY_MS });
  api.now += 50 * DAY_MS;
  for (let day = 0; day < 60; day++) await runDue(api.application, POINT_JOBS);
  const [account] = await query<{ arrears: number }>(
    api.connection.db,
    'select arrears from point_accounts where member_id = ?',
    [memberId],
  );
  expect(Number(account?.arrears)).toBe(0);
  expect(await api.verify()).toEqual([]);
});

test('a figure that does not fit its rows is reported', async () => {
  const memberId = await newMember();
  await earn(memberId, 'order-1', 10);
  const broken = async (sql: string) => {
    const found: string[] = [];
    await api.connection
      .transaction(async (tx) => {
        await query(tx, sql, [memberId]);
        found.push(...(await verifyAll(tx, { weekStart: 1 })).map(({ table }) => table));
        throw new Error('undo');
      })
      .catch(() => null);
    return found;
  };
  expect(await broken('update point_lots set remaining = 9 where member_id = ?')).toContain(
    'point_lots.remaining',
  );
  expect(await broken('update point_accounts set arrears = 1 where member_id = ?')).toContain(
    'point_accounts.arrears',
  );
  expect(await broken('update point_accounts set last_number = 7 where member_id = ?')).toContain(
    'point_accounts.last_number',
  );
});
