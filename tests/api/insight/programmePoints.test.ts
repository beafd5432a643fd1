/** The movements of points between an opening and a closing, against balances and sums that are computed one row at a time. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAPSING_MONTHS, type Points, type PointsReport } from '#contract/insight/programme';
import { SYSTEM } from '#contract/platform/activities';
import { insertRows } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { query } from '#db/statements';
import { reportLapsing } from '#server/insight/programme/lapsing';
import { reportPoints } from '#server/insight/programme/points';
import { loadPeopleAt } from '#server/members/people/load';
import { creditPoints } from '#server/members/points/creditPoints';
import { loadBalance, loadSettledBooks } from '#server/members/points/loadBalance';
import { readSettings } from '#server/platform/settings/read';
import { addDays, addMonths, dayOf, startOfDay } from '#shared/days';
import { PointsStory } from '../members/pointsStory.ts';
import { histories, pairHistories } from '../../rules/members/points/histories.ts';
import { approve, setUpLevels } from '../members/programmeStore.ts';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let zone: string;
let memberIds: number[] = [];
/** The days of the stories, from the first on. */
const DAYS = 120;
const START = dayOf(NOW, 'Asia/Shanghai');

beforeAll(async () => {
  api = await openApi();
  zone = (await readSettings(api.connection.db)).timeZone;
  await setUpLevels(await api.raw('owner'));
  await approve(api);
  const stories = fc.sample(histories, { numRuns: 12, seed: 7 });
  const pairs = fc.sample(pairHistories, { numRuns: 6, seed: 7 });
  memberIds = await api.connection.transaction((tx) =>
    insertRows(
      tx,
      members,
      [...stories, ...pairs, ...pairs].map((_, index) => ({ externalId: `insight-${index}` })),
      { returning: true },
    ),
  );
  for (const [index, story] of stories.entries()) {
    const told = new PointsStory(api, [memberIds[index] ?? 0], zone);
    for (const { wait, command } of story) await told.step(wait, command);
  }
  for (const [index, story] of pairs.entries()) {
    const [one = 0, other] = memberIds.slice(stories.length + 2 * index);
    const told = new PointsStory(api, [one, other], zone);
    for (const { wait, command, record } of story) await told.step(wait, command, record);
  }
}, 120_000);
afterAll(() => api.close());

const at = (day: number) => startOfDay(addDays(START, day), zone);
const read = (from: number, to: number, readAt = at(DAYS)): Promise<PointsReport> =>
  api.connection.readSnapshot((db) =>
    reportPoints(db, { opens: at(from), ends: at(to), readAt, timeZone: zone }),
  );

/** What members had just before an instant, each from all rows of the own ledger. */
const pointsBefore = async (instant: number): Promise<Points> => {
  const points = { active: 0, pending: 0 };
  const { db } = api.connection;
  const people = await loadPeopleAt(db, memberIds, instant - 1);
  const isFirst = (id: number) => people.primaryOf(id) === id;
  const books = await loadSettledBooks(db, memberIds.filter(isFirst), instant - 1);
  for (const { lots, arrears } of books.values()) {
    points.active -= arrears;
    for (const { availableAt, remaining } of lots)
      points[availableAt !== null && availableAt < instant ? 'active' : 'pending'] += remaining;
  }
  return points;
};

interface Entry {
  type: string;
  points: number;
  occurred_at: number;
  recorded_at: number;
  /** Of what lapsed: when its lot was added. */
  added_at: number | null;
}
const byTime = ['earn', 'adjustCredit', 'expire', 'forfeit'];
const happenedIn = async (from: number, to: number) => {
  const sums: Record<string, number> = {};
  const entries = await query<Entry>(
    api.connection.db,
    `select e.type, e.points, e.occurred_at, e.recorded_at,
       (select o.occurred_at from point_allocations a join point_lots l on l.id = a.lot_id
        join point_entries o on o.id = l.entry_id where a.entry_id = e.id and e.type = 'expire') as added_at
     from point_entries e`,
  );
  for (const { type, points, occurred_at, recorded_at, added_at } of entries) {
    const happened = Number(byTime.includes(type) ? occurred_at : recorded_at);
    const instant = Math.max(happened, Number(added_at ?? 0));
    if (instant >= at(from) && instant < at(to)) sums[type] = (sums[type] ?? 0) + Number(points);
  }
  return sums;
};

test('opening and closing are what all members had at these instants', async () => {
  for (const [from, to] of [
    [0, 10],
    [5, 40],
    [20, 21],
    [30, DAYS],
  ] as const) {
    const { opening, closing, difference, movements } = await read(from, to);
    expect([from, to, opening]).toEqual([from, to, await pointsBefore(at(from))]);
    expect([from, to, closing]).toEqual([from, to, await pointsBefore(at(to))]);
    expect(difference).toBe(0);
    for (const part of ['active', 'pending'] as const)
      expect(opening[part] + movements.reduce((sum, one) => sum + one[part], 0)).toBe(
        closing[part],
      );
  }
});

test('neighbouring periods add up to the period of both', async () => {
  const [first, second, both] = [await read(0, 25), await read(25, 70), await read(0, 70)];
  expect(second.opening).toEqual(first.closing);
  expect(both.movements.map(({ active, pending }) => active + pending)).toEqual(
    first.movements.map(
      ({ active, pending }, index) =>
        active +
        pending +
        (second.movements[index]?.active ?? 0) +
        (second.movements[index]?.pending ?? 0),
    ),
  );
});

test('each movement is the sum of the entries of its kind, with what is not recorded yet', async () => {
  const sums = await happenedIn(0, DAYS);
  const report = await read(0, DAYS);
  for (const { movement, active, pending } of report.movements) {
    if (movement === 'activated' || movement === 'expire' || movement === 'forfeit') continue;
    expect([movement, active + pending]).toEqual([movement, sums[movement] ?? 0]);
  }
  const lapsed = report.movements
    .filter(({ movement }) => movement === 'expire' || movement === 'forfeit')
    .reduce((sum, { active, pending }) => sum - active - pending, 0);
  expect(lapsed).toBe(0 - (sums['expire'] ?? 0) - (sums['forfeit'] ?? 0) + report.unrecorded);
});

test('what is left of each month, less what is owed, is the closing, and has its worth', async () => {
  const { vintages, owed, owedWorth, worth, closing, value } = await read(0, DAYS);
  const left = vintages.reduce((sum, { active, pending }) => sum + active + pending, 0);
  expect(left - owed).toBe(closing.active + closing.pending);
  for (const one of vintages)
    expect(one.issued - one.spent - one.lapsed - one.takenBack - one.repaid).toBe(
      one.active + one.pending,
    );
  expect(value).toMatchObject({ points: 100, amount: 100 });
  expect(vintages.reduce((sum, one) => sum + (one.worth ?? 0), 0) - (owedWorth ?? 0)).toBe(worth);
});

test('a ledger whose entries and lots disagree is shown with the difference and its member', async () => {
  const memberId = memberIds[3] ?? 0;
  const rows = await query<{ number: number }>(
    api.connection.db,
    'select coalesce(max(number), 0) as number from point_entries where member_id = ?',
    [memberId],
  );
  const from = dayOf(at(10), zone);
  await api.connection.transaction((tx) =>
    query(
      tx,
      `insert into point_entries (member_id, number, type, points, source, source_id, source_line, rule_key, occurred_at,
         recorded_at, day, actor_kind, actor_name)
       values (?, ?, 'earn', 17, 'order', 'without a lot', '', '', ?, ?, ?, 'system', 'system')`,
      [memberId, Number(rows[0]?.number ?? 0) + 1, at(10), at(10), from],
    ),
  );
  const { difference, differing } = await read(0, DAYS);
  expect([difference, differing]).toEqual([17, [{ memberId, memberName: null, difference: 17 }]]);
  expect(await read(40, DAYS)).toMatchObject({ difference: 0, differing: [] });
});

test('a period in the wrong order, too long or with unknown words is refused with its field', async () => {
  const analyst = await api.raw('analyst');
  const ask = (question: string) =>
    analyst<{ errors?: Record<string, unknown> }>(
      'GET',
      `/api/programmeInsight/points?${question}`,
    );
  const good = await ask(`from=${START}&to=${addDays(START, 30)}`);
  expect([good.status, good.body]).toMatchObject([200, { readAt: NOW, ends: NOW + 1 }]);
  for (const [question, field] of [
    [`from=${START}&to=${START}`, 'to'],
    ['from=2000-01-01&to=2025-01-01', 'from'],
    ['from=2025-01&to=2025-02-01', 'from'],
    [`from=${START}&to=${addDays(START, 1)}&level=plus`, 'level'],
  ] as const) {
    const { status, body } = await ask(question);
    expect([question, status]).toEqual([question, 422]);
    expect(JSON.stringify(body)).toContain(field);
  }
});

test('what lapses by month is what the members’ own pages say, also before it is recorded', async () => {
  const ends = [2, 20, 45, 200, 380, 500, null].map((days) => days && at(DAYS + days));
  const added = await api.connection.transaction((tx) =>
    insertRows(
      tx,
      members,
      Array.from({ length: 6 }, (_, index) => ({ externalId: `lapsing-${index}` })),
      { returning: true },
    ),
  );
  // What two records of one person have is counted once, with the member who stays.
  const people = await loadPeopleAt(api.connection.db, memberIds, at(DAYS));
  const all = [...memberIds.filter((id) => people.primaryOf(id) === id), ...added];
  for (const [number, expiresAt] of ends.entries())
    await api.connection.transaction(async (tx) =>
      creditPoints(
        tx,
        { actor: SYSTEM, now: at(DAYS), settings: await readSettings(tx) },
        added.map((memberId, index) => ({
          memberId,
          type: 'earn' as const,
          points: 10 * index + number + 1,
          source: 'event' as const,
          sourceId: `later-${index}-${number}`,
          occurredAt: at(DAYS),
          availableAt: at(DAYS + (number === 1 ? 10 : 0)),
          expiresAt,
        })),
      ),
    );
  for (const day of [DAYS, DAYS + 40]) {
    const now = at(day);
    api.now = now;
    const owner = await api.raw('owner');
    const report = await api.connection.readSnapshot((db) =>
      reportLapsing(db, { timeZone: zone }, now),
    );
    const months = new Map<string, number>();
    const holders = new Map<string, Set<number>>();
    for (const id of all)
      for (const { lastDay, points } of (await loadBalance(api.connection.db, id, now)).lapsing) {
        const month = lastDay.slice(0, 7);
        months.set(month, (months.get(month) ?? 0) + points);
        holders.set(month, (holders.get(month) ?? new Set()).add(id));
      }
    expect(report.months).toHaveLength(LAPSING_MONTHS + 1);
    const told = new Map(report.months.map(({ month, points }) => [month, points]));
    for (const [month, points] of told)
      expect([month, points]).toEqual([month, months.get(month) ?? 0]);
    const sum = [...months.values()].reduce((total, points) => total + points, 0);
    const shown = [...told.values()].reduce((sum, points) => sum + points, 0);
    expect(report.later.points).toBe(sum - shown);
    expect(report.tonight).toMatchObject({ day: dayOf(now, zone), points: 0 });
    expect(shown).toBeGreaterThan(0);
    expect(report.later.points).toBeGreaterThan(0);
    for (const [month, members] of holders) {
      const filter = {
        pointsLapseOn_gte: `${month}-01`,
        pointsLapseOn_lt: addMonths(`${month}-01`, 1),
      };
      const asked = `filter=${encodeURIComponent(JSON.stringify(filter))}`;
      const { body } = await owner<{ id: number; pointsLapsing: number }[]>(
        'GET',
        `/api/members?${asked}&range=[0,99]&sort=["pointsLapsing","DESC"]`,
      );
      const points = body.map(({ pointsLapsing }) => pointsLapsing);
      expect(points).toEqual(points.toSorted((a, b) => b - a));
      const { body: sums } = await owner<{ pointsLapsing: number }>(
        'GET',
        `/api/sums/members?${asked}`,
      );
      expect([month, sums.pointsLapsing]).toEqual([
        month,
        points.reduce((sum, one) => sum + one, 0),
      ]);
      expect([month, sums.pointsLapsing]).toEqual([month, months.get(month)]);
      expect([month, body.map(({ id }) => id).toSorted((a, b) => a - b)]).toEqual([
        month,
        [...members].toSorted((a, b) => a - b),
      ]);
    }
  }
  api.now = NOW;
});
