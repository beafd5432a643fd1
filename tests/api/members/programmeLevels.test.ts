/** Levels that the programme gives: by orders and refunds, by time alone, and for all members when a version begins. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MemberProgramme } from '#contract/members/evaluation';
import type { MemberLevels } from '#contract/members/levels';
import type { LevelCondition } from '#contract/members/programme';
import { ProgrammeTerms } from '#contract/members/programme';
import { insertRows } from '#db/bulk';
import { programmeVersions } from '#db/schema/members/programme';
import { query } from '#db/statements';
import { startEvaluation } from '#server/members/evaluation/evaluateAll';
import { openLevels } from '#server/members/levels/load';
import { recordDueEvents } from '#server/platform/outbox/timers';
import { addDays, startOfDay } from '#shared/days';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
const ZONE = 'Asia/Shanghai';
const START = NOW - 100 * DAY;

let api: OpenApi;
let owner: Call;
let store: Call;

const spend = (threshold: number): LevelCondition[] => [
  { metric: 'netSpend', window: { kind: 'months', months: 12 }, threshold },
];
const terms = (silver: number, gold: number, more: object = {}) =>
  ProgrammeTerms.parse({
    names: { en: 'Club', zh: '会员计划' },
    levels: [
      { key: 'bronze' },
      { key: 'silver', conditions: spend(silver), graceDays: 30 },
      { key: 'gold', conditions: spend(gold), graceDays: 30 },
    ],
    expiry: { kind: 'never' },
    returns: {},
    ...more,
  });
const approve = (number: number, startsAt: number, given: ProgrammeTerms) =>
  api.connection.transaction((tx) =>
    insertRows(tx, programmeVersions, [
      {
        number,
        state: 'approved',
        terms: given,
        startsAt,
        authorName: 'Mia',
        authorIds: [],
        createdAt: startsAt,
        updatedAt: startsAt,
      },
    ]),
  );

const order = (
  externalId: string,
  member: string,
  amount: number,
  at = api.now,
  more: object = {},
) =>
  store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency: 'CNY',
    memberExternalId: member,
    lines: [{ sku: 'A', name: 'A', quantity: 1, unitPrice: amount, paid: amount, discounts: [] }],
    statuses: [
      { status: 'placed', at },
      { status: 'paid', at },
    ],
    ...more,
  });
const giveBack = (externalId: string, orderExternalId: string, amount: number) =>
  store('POST', '/api/store/returns', {
    externalId,
    orderExternalId,
    channel: 'web',
    returnedAt: api.now,
    lines: [{ sku: 'A', name: 'A', quantity: 1, amount }],
  });
const idOf = async (externalId: string) => {
  const [row] = await query<{ id: number }>(
    api.connection.db,
    'select id from members where external_id = ?',
    [externalId],
  );
  return Number(row?.id);
};
const levelsOf = async (externalId: string) =>
  (await owner<MemberLevels>('GET', `/api/members/${await idOf(externalId)}/levels`)).body;
const programmeOf = async (externalId: string) =>
  (await owner<MemberProgramme>('GET', `/api/members/${await idOf(externalId)}/programme`)).body
    .programme;

/** What the member's page, the list, its filter and the rule say; all must say the same. */
const levelOf = async (externalId: string) => {
  const id = await idOf(externalId);
  const page = await owner<{ level: string | null }>('GET', `/api/members/${id}`);
  const { level } = page.body;
  const filter = encodeURIComponent(JSON.stringify({ id, level }));
  const listed = await owner<{ level: string | null }[]>('GET', `/api/members?filter=${filter}`);
  expect(listed.body.map((row) => row.level)).toEqual([level]);
  const byRule = (await openLevels(api.connection.db, [id]))(id, api.now);
  expect(byRule.level).toBe(level);
  expect((await levelsOf(externalId)).level).toBe(level);
  return level;
};

beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  store = await api.store();
  for (const [rank, key] of ['bronze', 'silver', 'gold'].entries())
    await owner('POST', '/api/audienceNames', { kind: 'levels', key, names: { en: key }, rank });
  api.now = START - DAY;
  await owner('POST', '/api/webhookEndpoints', {
    url: 'http://127.0.0.1:9/levels',
    types: ['level.changed'],
  });
  await store('POST', '/api/store/members', { externalId: 'early', level: 'silver' });
  await order('early-1', 'rich', 600_000);
  await approve(1, START, terms(100_000, 500_000));
});
beforeEach(() => {
  api.now = NOW;
});
afterAll(() => api.close());

describe('the begin of the programme', () => {
  test('gives every member a level from the same instant, and is evaluated once', async () => {
    api.now = START + DAY;
    const job = await startEvaluation(api.application);
    expect(await startEvaluation(api.application)).toBeNull();
    expect(await job?.finished).toBe('done');
    expect(await levelOf('early')).toBe('silver');
    expect(await levelOf('rich')).toBe('gold');
    const { history } = await levelsOf('rich');
    expect(history[0]).toMatchObject({ cause: 'programme', kind: 'join', startsAt: START });
    expect(await startEvaluation(api.application)).toBeNull();
  });

  test('lets a level that the shop sends afterwards stay in the history without counting', async () => {
    await store('POST', '/api/store/members', { externalId: 'late', level: 'gold' });
    expect(await levelOf('late')).toBe('bronze');
    expect((await levelsOf('late')).sentLevel).toBe('gold');
  });
});

describe('orders and returns', () => {
  test('an order raises the level at once, and a refund within the days takes it back', async () => {
    await order('o-1', 'anna', 99_999);
    expect(await levelOf('anna')).toBe('bronze');
    expect(await programmeOf('anna')).toMatchObject({
      level: 'bronze',
      validUntil: null,
      stay: null,
      next: { key: 'silver', isMet: false, conditions: [{ measured: 99_999, missing: 1 }] },
    });
    await order('o-2', 'anna', 1);
    expect(await levelOf('anna')).toBe('silver');
    expect(await programmeOf('anna')).toMatchObject({
      level: 'silver',
      number: 1,
      since: NOW,
      validUntil: '2026-11-21',
      next: { key: 'gold', conditions: [{ measured: 100_000, needed: 500_000 }] },
      stay: { key: 'silver', isMet: false, conditions: [{ measured: 0, missing: 100_000 }] },
      projected: { level: 'bronze' },
    });
    api.now = NOW + 10 * DAY;
    await giveBack('r-1', 'o-2', 1);
    expect(await levelOf('anna')).toBe('bronze');
    expect((await levelsOf('anna')).history[0]).toMatchObject({
      kind: 'revert',
      levelBefore: 'silver',
      startsAt: api.now,
    });
  });

  test('a cancelled order takes the level back too', async () => {
    await order('o-3', 'ben', 500_000);
    expect(await levelOf('ben')).toBe('gold');
    api.now = NOW + 1000;
    await order('o-3', 'ben', 500_000, NOW, {
      statuses: [
        { status: 'placed', at: NOW },
        { status: 'paid', at: NOW },
        { status: 'cancelled', at: api.now },
      ],
    });
    expect(await levelOf('ben')).toBe('bronze');
  });

  test('an order of a clock some minutes ahead brings its level when it happens, also across midnight and without jobs', async () => {
    const midnight = startOfDay(addDays('2025-11-21', 5), ZONE);
    for (const [member, recorded] of [
      ['ahead-1', midnight - 60_000],
      ['ahead-2', midnight + 60_000],
    ] as const) {
      api.now = recorded;
      const happens = recorded + 180_000;
      expect((await order(`o-${member}`, member, 100_000, happens)).status).toBe(200);
      expect(await levelOf(member)).toBe('bronze');
      expect(await programmeOf(member)).toMatchObject({ next: { conditions: [{ measured: 0 }] } });
      api.now = happens;
      expect(await levelOf(member)).toBe('bronze');
      api.now = happens + 1;
      expect(await levelOf(member)).toBe('silver');
      expect((await levelsOf(member)).history[0]).toMatchObject({
        kind: 'upgrade',
        startsAt: happens + 1,
      });
      // The same again changes nothing: the order has not the level that it brings.
      await order(`o-${member}`, member, 100_000, happens, { channel: 'app' });
      expect((await levelsOf(member)).history).toHaveLength(2);
    }
    expect(await api.verify()).toEqual([]);
  });

  test('a level that staff give is the least that counts, until its last day', async () => {
    await order('o-4', 'cleo', 10);
    await owner('POST', `/api/members/${await idOf('cleo')}/levelGrant`, {
      level: 'silver',
      until: '2025-12-31',
      reason: 'Compensation',
    });
    expect(await levelOf('cleo')).toBe('silver');
    await order('o-5', 'cleo', 600_000);
    expect(await levelOf('cleo')).toBe('gold');
    expect(await api.verify()).toEqual([]);
  });
});

describe('time alone', () => {
  test('ends terms with all jobs stopped, and tells each change later once, with its true instant', async () => {
    await order('o-6', 'dora', 500_000);
    const days = [0, 100, 364, 366, 394, 396, 760, 762, 790, 792].map((count) =>
      addDays('2025-11-21', count),
    );
    const seen: (string | null)[] = [];
    for (const day of days) {
      api.now = startOfDay(day, ZONE) + 12 * 3_600_000;
      seen.push(await levelOf('dora'));
    }
    expect(seen.join(' ')).toBe('gold gold gold gold gold silver silver silver silver bronze');
    const told = async () =>
      (
        await query<{ at: number; payload: string }>(
          api.connection.db,
          `select occurred_at as at, payload from outbox_events where payload like '%dora%' order by occurred_at, id`,
        )
      ).map(({ at, payload }) => {
        const { changes } = JSON.parse(payload) as { changes: { member: string; level: string }[] };
        return [Number(at), changes.find(({ member }) => member === 'dora')?.level];
      });
    expect(await told()).toEqual([
      [NOW, 'bronze'],
      [NOW, 'gold'],
    ]);
    await recordDueEvents({ connection: api.connection, now: () => api.now });
    await recordDueEvents({ connection: api.connection, now: () => api.now });
    expect(await told()).toEqual([
      [NOW, 'bronze'],
      [NOW, 'gold'],
      [startOfDay('2026-12-22', ZONE), 'silver'],
      [startOfDay('2028-01-21', ZONE), 'bronze'],
    ]);
    expect(await api.verify()).toEqual([]);
  });
});

describe('a later version', () => {
  test('that is planned raises members from its instant on, without any job then', async () => {
    await order('o-7', 'emil', 60_000);
    const begins = NOW + 20 * DAY;
    await approve(2, begins, terms(50_000, 500_000));
    expect(await (await startEvaluation(api.application))?.finished).toBe('done');
    expect(await levelOf('emil')).toBe('bronze');
    api.now = begins - 1;
    expect(await levelOf('emil')).toBe('bronze');
    api.now = begins;
    expect(await levelOf('emil')).toBe('silver');
  });

  test('is applied to a member whom the job has not reached yet with its true instant', async () => {
    api.now = NOW + 30 * DAY;
    await order('o-8', 'fred', 45_000);
    const begins = NOW + 31 * DAY;
    await approve(3, begins, terms(40_000, 500_000));
    api.now = begins + DAY;
    await order('o-9', 'fred', 10);
    expect((await levelsOf('fred')).history[0]).toMatchObject({
      kind: 'upgrade',
      level: 'silver',
      startsAt: begins,
      programmeNumber: 3,
    });
    const job = await startEvaluation(api.application);
    expect(await job?.finished).toBe('done');
    expect(await api.verify()).toEqual([]);
  });

  test('that is withdrawn before it begins leaves levels as if it had never been planned', async () => {
    const begins = NOW + 40 * DAY;
    api.now = NOW + 39 * DAY;
    await order('o-w', 'wanda', 150_000, api.now);
    expect(await levelOf('wanda')).toBe('silver');
    await approve(4, begins, terms(50_000, 120_000));
    await startEvaluation(api.application).then((job) => job?.finished);
    expect(
      (await openLevels(api.connection.db, [await idOf('wanda')]))(await idOf('wanda'), begins)
        .level,
    ).toBe('gold');
    // Withdrawn just before; its members are evaluated again after it would have begun.
    await api.connection.transaction((tx) =>
      query(
        tx,
        `update programme_versions set state = 'withdrawn' where number = ? returning id`,
        [4],
      ),
    );
    api.now = begins + 1000;
    const id = await idOf('wanda');
    expect((await openLevels(api.connection.db, [id]))(id, api.now).level).toBe('silver');
    await recordDueEvents({ connection: api.connection, now: () => api.now });
    await startEvaluation(api.application).then((job) => job?.finished);
    expect(await levelOf('wanda')).toBe('silver');
    const { history } = await levelsOf('wanda');
    expect(history.map(({ level }) => level)).toEqual(['silver', 'bronze']);
  });
});
