/** Adjustments of one member: what they leave, their limits, a second person, races, and what is refused. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import type { Role } from '#contract/platform/access';
import type { AdjustmentPreview, PointAdjustment } from '#contract/members/adjustments';
import type { MemberPoints } from '#contract/members/points';
import type { ExplainedEntry } from '#contract/members/points/explained';
import { insertRows } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { settings } from '#db/schema/platform/settings';
import { query } from '#db/statements';
import { updateRow } from '#server/platform/records/records';
import { startOfDay } from '#shared/days';
import { approveProgramme } from '../support/approvedProgramme.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const ZONE = 'Asia/Shanghai';
const PATH = '/api/pointAdjustments';
let api: OpenApi;
let calls: Record<Role, Call>;
beforeAll(async () => {
  api = await openApi();
  await approveProgramme(api.connection, {
    startsAt: NOW - 1_000,
    expiry: { kind: 'months', months: 12, roundTo: 'month' },
    levels: [
      { key: 'starter' },
      {
        key: 'gold',
        conditions: [{ metric: 'growth', window: { kind: 'lifetime' }, threshold: 100 }],
      },
    ],
  });
  const roles: Role[] = ['owner', 'manager', 'agent', 'marketer', 'analyst'];
  const made = await Promise.all(roles.map(async (role) => [role, await api.raw(role)] as const));
  calls = Object.fromEntries(made) as Record<Role, Call>;
  for (const [rank, key] of ['starter', 'gold'].entries())
    await calls.owner('POST', '/api/audienceNames', {
      kind: 'levels',
      key,
      names: { en: key },
      rank,
    });
});
afterAll(() => api.close());
let days = 0;
beforeEach(() => {
  // Each test has a month of its own, so that none uses up the limits of another.
  api.now = NOW + 31 * 86_400_000 * days++;
});

let named = 0;
const newMembers = (count: number): Promise<number[]> =>
  api.connection.transaction((tx) =>
    insertRows(
      tx,
      members,
      Array.from({ length: count }, () => ({
        externalId: `adjusted-${++named}`,
        createdAt: api.now,
        joinedAt: api.now,
      })),
      { returning: true },
    ),
  );
const newMember = async () => (await newMembers(1))[0] ?? 0;
const adjust = <T = PointAdjustment>(role: Role, body: object) =>
  calls[role]<T>('POST', PATH, { reason: 'missing', ...body });
const pointsOf = async (memberId: number) =>
  (await calls.owner<MemberPoints>('GET', `/api/members/${memberId}/points`)).body;
const decide = (role: Role, id: number, noun: string, body: object = {}) =>
  calls[role]<PointAdjustment>('POST', `${PATH}/${id}/${noun}`, body);
const activitiesOf = async (id: number) =>
  (
    await calls.owner<Activity[]>(
      'GET',
      `/api/activities?filter=${encodeURIComponent(JSON.stringify({ resource: 'pointAdjustments', recordId: String(id) }))}&sort=["id","ASC"]`,
    )
  ).body;

test('Added points can be spent at once and lapse by the programme', async () => {
  const memberId = await newMember();
  const { status, body } = await adjust('manager', { memberId, points: 200, note: 'Order 7' });
  expect([status, body]).toMatchObject([
    201,
    { state: 'approved', excess: null, pointsAdded: 200, memberExternalId: `adjusted-${named}` },
  ]);
  const { balance, lots, entries } = await pointsOf(memberId);
  expect(balance).toMatchObject({ available: 200, lapsing: [{ lastDay: '2026-11-30' }] });
  expect(lots).toMatchObject([{ source: 'adjustment', sourceId: String(body.id), points: 200 }]);
  const { body: entry } = await calls.owner<ExplainedEntry>(
    'GET',
    `/api/pointEntries/${entries[0]?.id}`,
  );
  expect(entry).toMatchObject({
    type: 'adjustCredit',
    reason: 'Order 7',
    detail: { adjustment: { reason: 'missing', caseNumber: null } },
  });
  expect(await activitiesOf(body.id)).toMatchObject([
    { verb: 'create', after: { pointsAdded: 200, state: 'approved' }, reason: 'Order 7' },
  ]);
});

test('Points of an earlier day count from that day, and end after the last day that staff say', async () => {
  const memberId = await newMember();
  const today = new Date(api.now + 8 * 3_600_000).toISOString().slice(0, 10);
  const first = `${today.slice(0, 8)}01`;
  await adjust('manager', { memberId, points: 5, happenedOn: first, lastDay: today });
  const { lots, entries } = await pointsOf(memberId);
  expect(entries).toMatchObject([{ occurredAt: startOfDay(first, ZONE), recordedAt: api.now }]);
  expect(lots[0]?.expiresAt).toBe(startOfDay(today, ZONE) + 86_400_000);
});

test('Points that would have lapsed already are refused with the way out', async () => {
  const memberId = await newMember();
  const { status, body } = await adjust('manager', {
    memberId,
    points: 5,
    happenedOn: '2020-01-01',
  });
  expect([status, body]).toMatchObject([
    422,
    { errors: { happenedOn: 'pointAdjustments.errors.lapsed' } },
  ]);
  const later = { memberId, points: 5, happenedOn: '2020-01-01', lastDay: '2099-01-01' };
  expect((await adjust('manager', later)).status).toBe(201);
});

test('Points that are taken away come from what there is, and never more', async () => {
  const memberId = await newMember();
  await adjust('manager', { memberId, points: 30 });
  expect((await adjust('manager', { memberId, points: -20, reason: 'mistake' })).status).toBe(201);
  expect((await pointsOf(memberId)).balance.available).toBe(10);
  const { status, body } = await adjust<{ errors: object }>('manager', {
    memberId,
    points: -11,
    reason: 'mistake',
  });
  expect(status).toBe(422);
  expect(JSON.stringify(body.errors)).toContain('tooFewPoints');
  expect((await pointsOf(memberId)).balance.available).toBe(10);
});

test('Growth raises the level at once and a correction takes it away no earlier than its term ends', async () => {
  const memberId = await newMember();
  const levelOf = async () =>
    (await calls.owner<{ level: string }>('GET', `/api/members/${memberId}`)).body.level;
  await adjust('manager', { memberId, growth: 99 });
  expect(await levelOf()).toBe('starter');
  await adjust('manager', { memberId, growth: 1 });
  expect(await levelOf()).toBe('gold');
  expect((await adjust('manager', { memberId, growth: -50, reason: 'mistake' })).status).toBe(201);
  expect(await levelOf()).toBe('gold');
  const { status, body } = await adjust<{ errors: object }>('manager', {
    memberId,
    growth: -51,
    reason: 'mistake',
  });
  expect(status).toBe(422);
  expect(JSON.stringify(body.errors)).toContain('tooFewGrowth');
});

test('A preview shows the balance, the lots and the level, and saves nothing', async () => {
  const memberId = await newMember();
  await adjust('manager', { memberId, points: 30 });
  const body = { memberId, points: -10, growth: 100, reason: 'mistake' };
  const before = await pointsOf(memberId);
  const { status, body: preview } = await calls.manager<AdjustmentPreview>(
    'POST',
    `${PATH}/preview`,
    body,
  );
  expect([status, preview]).toMatchObject([
    200,
    {
      before: { balance: { available: 30 }, growth: 0, level: null },
      after: { balance: { available: 20 }, growth: 100, level: 'gold', lots: [{ points: 20 }] },
      approval: null,
    },
  ]);
  expect(await pointsOf(memberId)).toEqual(before);
  const above = await calls.manager<AdjustmentPreview>('POST', `${PATH}/preview`, {
    memberId,
    points: 10_000,
    reason: 'event',
  });
  expect(above.body).toMatchObject({
    after: { balance: { available: 10_030 } },
    approval: { excess: 'day', limit: 10_000, used: 30 },
  });
});

test('Above the limit of the day a second person approves, who is never the author', async () => {
  const memberId = await newMember();
  await adjust('manager', { memberId, points: 9_999 });
  const { body: waiting } = await adjust('manager', { memberId, points: 2 });
  expect(waiting).toMatchObject({ state: 'submitted', excess: 'day' });
  expect((await pointsOf(memberId)).balance.available).toBe(9_999);
  expect((await decide('manager', waiting.id, 'approval')).body).toMatchObject({
    message: 'pointAdjustments.errors.ownWork',
  });
  expect((await decide('agent', waiting.id, 'approval')).status).toBe(403);
  expect((await decide('owner', waiting.id, 'withdrawal')).status).toBe(409);
  const approved = await decide('owner', waiting.id, 'approval', { version: waiting.version });
  expect([approved.status, approved.body]).toMatchObject([200, { state: 'approved', version: 2 }]);
  expect((await pointsOf(memberId)).balance.available).toBe(10_001);
  expect((await decide('owner', waiting.id, 'approval')).status).toBe(409);
  expect((await activitiesOf(waiting.id)).map(({ verb }) => verb)).toEqual(['create', 'approve']);
});

test('What was refused or withdrawn changes no ledger, and a refusal tells why', async () => {
  const memberId = await newMember();
  const made = async () => (await adjust('marketer', { memberId, points: 5_001 })).body.id;
  const refused = await made();
  expect((await decide('manager', refused, 'rejection')).status).toBe(422);
  const { body } = await decide('manager', refused, 'rejection', { reason: 'Ask the shop first' });
  expect(body).toMatchObject({ state: 'rejected', decision: 'Ask the shop first' });
  const withdrawn = await decide('marketer', await made(), 'withdrawal');
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn', approverName: null });
  expect((await pointsOf(memberId)).total).toBe(0);
});

test('What has been spent meanwhile cannot be approved, and stays waiting', async () => {
  const memberId = await newMember();
  await adjust('owner', { memberId, points: 6_000 });
  const { body: waiting } = await adjust('marketer', {
    memberId,
    points: -5_500,
    reason: 'misuse',
  });
  expect(waiting.state).toBe('submitted');
  await adjust('manager', { memberId, points: -1_000, reason: 'mistake' });
  const { status, body } = await decide('owner', waiting.id, 'approval');
  expect([status, JSON.stringify(body)]).toEqual([409, expect.stringContaining('tooFewPoints')]);
  expect((await calls.owner<PointAdjustment>('GET', `${PATH}/${waiting.id}`)).body.state).toBe(
    'submitted',
  );
  expect((await pointsOf(memberId)).balance.available).toBe(5_000);
});

test('Points keep the validity with which they were asked for, however long their approval takes', async () => {
  const memberId = await newMember();
  const { body: waiting } = await adjust('marketer', { memberId, points: 6_000 });
  const linesOf = async () =>
    (
      await calls.owner<{ occurredAt: number; expiresAt: number | null }[]>(
        'GET',
        `/api/pointAdjustmentLines?filter={"adjustmentId":${waiting.id}}`,
      )
    ).body;
  const [shown] = await linesOf();
  api.now += 60 * 86_400_000;
  expect((await decide('owner', waiting.id, 'approval')).body.state).toBe('approved');
  expect(await linesOf()).toEqual([shown]);
  expect((await pointsOf(memberId)).lots).toMatchObject([
    { points: 6_000, expiresAt: shown?.expiresAt },
  ]);
});

test('Points that lapsed while they waited cannot be approved, and the way out stays open', async () => {
  const memberId = await newMember();
  const today = new Date(api.now + 8 * 3_600_000).toISOString().slice(0, 10);
  const { body: waiting } = await adjust('marketer', { memberId, points: 6_000, lastDay: today });
  expect(waiting.state).toBe('submitted');
  api.now += 86_400_000;
  const { status, body } = await decide('owner', waiting.id, 'approval');
  expect([status, body]).toMatchObject([
    409,
    { message: 'pointAdjustments.errors.lapsedMeanwhile', line: 1 },
  ]);
  expect((await pointsOf(memberId)).total).toBe(0);
  expect((await decide('marketer', waiting.id, 'withdrawal')).body.state).toBe('withdrawn');
});

test('Agents give goodwill for a case within their limits, and ask above', async () => {
  const memberId = await newMember();
  const give = (points: number, caseNumber: string) =>
    adjust('agent', { memberId, points, reason: 'goodwill', caseNumber });
  expect((await adjust('agent', { memberId, points: 1 })).status).toBe(403);
  expect((await adjust('analyst', { memberId, points: 1 })).status).toBe(403);
  const { body } = await adjust('agent', { memberId, points: 1, reason: 'goodwill' });
  expect(body).toMatchObject({ errors: { caseNumber: 'pointAdjustments.errors.goodwillCase' } });
  expect((await give(1, '\u200b\u3164')).body).toMatchObject({
    errors: { caseNumber: 'pointAdjustments.errors.goodwillCase' },
  });
  expect((await give(500, 'T-1')).body).toMatchObject({ state: 'approved' });
  expect((await give(1, 'T-1')).body).toMatchObject({ state: 'submitted', excess: 'case' });
  for (const sameCase of ['t-1', 'Ｔ-1', 'ｔ－１', ' T-1\u200b'])
    expect((await give(1, sameCase)).body).toMatchObject({
      state: 'submitted',
      excess: 'case',
      caseNumber: 'T-1',
    });
  for (let index = 2; index <= 10; index++)
    expect((await give(500, `T-${index}`)).body.state).toBe('approved');
  expect((await give(1, 'T-11')).body).toMatchObject({ state: 'submitted', excess: 'month' });
  expect((await pointsOf(memberId)).balance.available).toBe(5_000);
  // The next month begins anew.
  api.now += 31 * 86_400_000;
  days++;
  expect((await give(1, 'T-11')).body).toMatchObject({ state: 'approved' });
});

test('A limit that the settings take away asks nobody', async () => {
  const memberId = await newMember();
  const set = async (adjustmentLimitManager: number | null) => {
    await api.connection.transaction((tx) =>
      updateRow(tx, settings, 1, { adjustmentLimitManager }),
    );
    api.application.settings.forget();
  };
  await set(null);
  expect((await adjust('manager', { memberId, points: 1_000_000 })).body.state).toBe('approved');
  await set(0);
  expect((await adjust('manager', { memberId, points: 1 })).body.state).toBe('submitted');
  await set(10_000);
});

test('Of 64 adjustments at once only those within the limit are applied', async () => {
  const memberId = await newMember();
  const outcomes = await Promise.all(
    Array.from({ length: 64 }, () => adjust('manager', { memberId, points: 1_000 })),
  );
  expect(outcomes.filter(({ status }) => status === 201)).toHaveLength(64);
  expect(outcomes.filter(({ body }) => body.state === 'approved')).toHaveLength(10);
  expect((await pointsOf(memberId)).balance.available).toBe(10_000);
});

test('Of 64 deductions at once only so many succeed as there are points', async () => {
  const memberId = await newMember();
  await adjust('owner', { memberId, points: 10 });
  const outcomes = await Promise.all(
    Array.from({ length: 64 }, () => adjust('owner', { memberId, points: -1, reason: 'mistake' })),
  );
  expect(outcomes.filter(({ status }) => status === 201)).toHaveLength(10);
  expect(outcomes.filter(({ status }) => status === 422)).toHaveLength(54);
  expect((await pointsOf(memberId)).balance.available).toBe(0);
});

test('Points that a write of a moment later has taken are not taken again', async () => {
  const memberId = await newMember();
  await adjust('owner', { memberId, points: 1_000 });
  const take = () => adjust('owner', { memberId, points: -600, reason: 'mistake' });
  const began = api.now;
  api.now = began + 5_000;
  expect((await take()).status).toBe(201);
  api.now = began;
  const refused = await take();
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { errors: { points: expect.stringContaining('tooFewPoints') } },
  ]);
  expect(api.faultLines()).toEqual([]);
});

test('Of deductions at once whose instants differ one succeeds and the others say how many points there are', async () => {
  const memberId = await newMember();
  await adjust('owner', { memberId, points: 1_000 });
  const began = api.now;
  // Each request takes a later or an earlier instant than the one before it.
  const clock = vi.spyOn(api.application, 'now');
  let asked = 0;
  clock.mockImplementation(() => began + ((++asked * 7) % 11));
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => adjust('owner', { memberId, points: -600, reason: 'mistake' })),
  );
  clock.mockRestore();
  expect(outcomes.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422, 422]);
  api.now = began + 11;
  expect((await pointsOf(memberId)).balance.available).toBe(400);
  expect(api.faultLines()).toEqual([]);
});

test('Of 64 decisions at once one is applied', async () => {
  const memberId = await newMember();
  const { body: waiting } = await adjust('marketer', { memberId, points: 6_000 });
  const outcomes = await Promise.all(
    Array.from({ length: 64 }, (_, index) =>
      decide(index % 2 ? 'owner' : 'manager', waiting.id, 'approval'),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await pointsOf(memberId)).balance.available).toBe(6_000);
});

test.each([
  [{ points: 0 }, 'points'],
  [{ points: 1.5 }, 'points'],
  [{ points: 2_000_000_000 }, 'points'],
  [{ points: 1, happenedOn: '2099-01-01' }, 'happenedOn'],
  [{ points: 1, happenedOn: 'soon' }, 'happenedOn'],
  [{ points: 1, lastDay: '2020-01-01' }, 'lastDay'],
  [{ points: 1, memberId: 99_999_999 }, 'memberId'],
  [{ points: 1, reason: 'opening' }, 'reason'],
  [{ points: 1, reason: 'other' }, 'note'],
])('An adjustment with %j is refused at the field %s', async (body, field) => {
  const memberId = await newMember();
  const { status, body: answer } = await adjust<{ errors: object }>('manager', {
    memberId,
    ...body,
  });
  expect([status, Object.keys(answer.errors)]).toEqual([422, [field]]);
});

test('An unknown key is refused with its name', async () => {
  const { status, body } = await adjust('manager', { memberId: 1, points: 1, gift: true });
  expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining('gift')]);
});

test('All cached figures and the ledgers agree with the adjustments', async () => {
  expect(await api.verify()).toEqual([]);
  const [row] = await query<{ n: number }>(
    api.connection.db,
    `select count(*) as n from point_adjustments where state = 'approved'`,
  );
  expect(Number(row?.n)).toBeGreaterThan(20);
});
