/** A shop calls for the daily sign-in and shows its calendar. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SignInAnswer, SignInCalendar } from '#contract/members/signIns';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { approve, changed, setUpLevels } from './programmeStore.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let api: OpenApi;
let store: Call;
let members = 0;

/** A new member of the store. */
const newMember = async () => {
  const externalId = `m-${++members}`;
  await store('POST', '/api/store/members', { externalId, joinedAt: NOW - DAY });
  return externalId;
};
const pathOf = (member: string) => `/api/store/members/${encodeURIComponent(member)}/signIns`;
const signIn = (member: string, body: object = {}, call: Call = store) =>
  call<SignInAnswer & { errors: object }>('POST', pathOf(member), body);
const calendarOf = async (member: string, more = '') =>
  (await store<SignInCalendar>('GET', `${pathOf(member)}${more}`)).body;

describe('without a programme', () => {
  beforeAll(async () => {
    api = await openApi();
    store = await api.store();
  });
  afterAll(() => api.close());

  test('a sign-in is kept as an event and gives nothing, and its repeat adds none', async () => {
    const member = await newMember();
    const first = await signIn(member);
    expect(first.body).toEqual({
      member,
      day: '2025-11-21',
      isNew: true,
      awaitsApproval: false,
      signIn: null,
      next: null,
    });
    expect((await signIn(member)).body.isNew).toBe(false);
    expect(await query(api.connection.db, 'select id from events')).toHaveLength(1);
    expect(await calendarOf(member)).toMatchObject({
      streak: 0,
      ladder: null,
      days: [],
      next: null,
    });
  });
});

describe('with a ladder for signing in', () => {
  beforeAll(async () => {
    api = await openApi();
    api.now = NOW - 40 * DAY;
    store = await api.store();
    await setUpLevels(await api.raw('owner'));
    await approve(api, {
      terms: changed((terms) => {
        for (const rule of terms.earnRules)
          if (rule.trigger === 'sign_in')
            rule.formula = { kind: 'ladder', days: [5, 10, 20], afterwards: 'restart' };
      }),
    });
  });
  beforeEach(() => {
    api.now = NOW;
  });
  afterAll(() => api.close());

  test('each day gives what the ladder says, and the answer names what tomorrow gives', async () => {
    const member = await newMember();
    expect(await calendarOf(member)).toMatchObject({
      month: '2025-11',
      today: '2025-11-21',
      isToday: false,
      streak: 0,
      ladder: { days: [5, 10, 20], afterwards: 'restart' },
      days: [],
      next: { day: '2025-11-21', streak: 1, ladderDay: 1, points: 5 },
    });
    for (const [offset, points, next] of [
      [0, 5, 10],
      [1, 10, 20],
      [2, 20, 5],
    ] as const) {
      api.now = NOW + offset * DAY;
      const { body } = await signIn(member);
      expect(body).toMatchObject({
        isNew: true,
        awaitsApproval: false,
        signIn: { streak: offset + 1, ladderDay: offset + 1, points },
        next: { streak: offset + 2, points: next },
      });
    }
    expect(await calendarOf(member)).toMatchObject({
      isToday: true,
      streak: 3,
      days: [
        { day: '2025-11-21', streak: 1, points: 5 },
        { day: '2025-11-22', streak: 2, points: 10 },
        { day: '2025-11-23', streak: 3, points: 20 },
      ],
      next: { day: '2025-11-24', streak: 4, ladderDay: 1, points: 5 },
    });
    api.now = NOW + 4 * DAY;
    expect(await calendarOf(member)).toMatchObject({
      isToday: false,
      streak: 0,
      next: { day: '2025-11-25', streak: 1, points: 5 },
    });
    expect((await calendarOf(member, '?month=2025-10')).days).toEqual([]);
    // Staff read the same on the member's page.
    const agent = await api.raw('agent');
    const [row] = await query<{ id: number }>(
      api.connection.db,
      'select id from members where external_id = ?',
      [member],
    );
    const read = (id: unknown, more = '') => agent('GET', `/api/members/${id}/signIns${more}`);
    const { member: _, ...calendar } = await calendarOf(member);
    expect((await read(row?.id)).body).toEqual(calendar);
    expect((await read(9_999_999)).status).toBe(404);
    expect((await read(row?.id, '?month=2025-13')).status).toBeGreaterThanOrEqual(400);
  });

  test('a day counts once, whatever ids and instants its calls have, and an id answers for its own day', async () => {
    const member = await newMember();
    const first = await signIn(member, { id: 'check-1', occurredAt: NOW - HOUR, channel: 'app' });
    expect(first.body).toMatchObject({ isNew: true, signIn: { points: 5 } });
    for (const body of [{}, { id: 'check-1' }, { id: 'check-2' }, { occurredAt: NOW - 2 * HOUR }])
      expect((await signIn(member, body)).body).toMatchObject({
        isNew: false,
        signIn: first.body.signIn as object,
      });
    api.now = NOW + DAY;
    expect((await signIn(member, { id: 'check-1' })).body).toMatchObject({
      isNew: false,
      day: '2025-11-21',
      next: { day: '2025-11-22', points: 10 },
    });
    expect((await signIn(member, { id: 'check-1', occurredAt: api.now })).body.errors).toEqual({
      id: 'events.errors.otherContent',
    });
    expect((await signIn(await newMember(), { id: 'check-1' })).status).toBe(422);
  });

  test('one that a clock ahead dates on the next day hides nothing of today', async () => {
    const member = await newMember();
    api.now = Date.parse('2025-11-21T15:58:00Z');
    await signIn(member);
    await signIn(member, { occurredAt: Date.parse('2025-11-21T16:01:00Z') });
    expect(await calendarOf(member)).toMatchObject({
      today: '2025-11-21',
      isToday: true,
      streak: 1,
      days: [{ day: '2025-11-21' }, { day: '2025-11-22', streak: 2, points: 10 }],
    });
  });

  test('an event of type sign_in and the call are the same sign-in', async () => {
    const member = await newMember();
    const event = {
      externalId: `event-${member}`,
      type: 'sign_in',
      at: NOW,
      channel: 'web',
      memberExternalId: member,
    };
    await store('POST', '/api/store/events', event);
    expect((await signIn(member)).body).toMatchObject({ isNew: false, signIn: { points: 5 } });
    const other = await newMember();
    await signIn(other);
    await store('POST', '/api/store/events', {
      ...event,
      externalId: `event-${other}`,
      memberExternalId: other,
    });
    const [{ n = 0 } = {}] = await query<{ n: number }>(
      api.connection.db,
      'select count(*) as n from point_entries where member_id = (select id from members where external_id = ?)',
      [other],
    );
    expect(Number(n)).toBe(1);
  });

  test('one that is sent later than events may be late waits for a person', async () => {
    const member = await newMember();
    const late = { occurredAt: NOW - 35 * DAY };
    expect((await signIn(member, late)).body).toMatchObject({
      isNew: true,
      awaitsApproval: true,
      signIn: null,
    });
    expect((await signIn(member, late)).body).toMatchObject({ isNew: false, awaitsApproval: true });
  });

  test('what is wrong is refused with its field, and nothing is kept', async () => {
    const member = await newMember();
    for (const [body, field] of [
      [{ occurredAt: NOW + HOUR }, 'occurredAt'],
      [{ occurredAt: -1 }, 'occurredAt'],
      [{ occurredAt: '2025-11-21' }, 'occurredAt'],
      [{ id: '' }, 'id'],
      [{ id: 'x'.repeat(121) }, 'id'],
      [{ channel: 'a/b' }, 'channel'],
      [{ points: 1_000 }, 'root'],
    ] as const) {
      const { status, body: answer } = await signIn(member, body);
      expect([status, Object.keys(answer.errors)]).toEqual([422, [field]]);
    }
    for (const month of ['2025-13', '2025-1', '9999-12', '0000-01', 'now'])
      expect((await store('GET', `${pathOf(member)}?month=${month}`)).status).toBe(422);
    expect((await store('GET', `${pathOf(member)}?since=1`)).status).toBe(422);
    expect((await signIn('nobody')).status).toBe(404);
    expect((await store('GET', pathOf('nobody'))).status).toBe(404);
    expect((await calendarOf(member)).days).toEqual([]);
  });

  test('a key needs the scope to write events, and to read members', async () => {
    const member = await newMember();
    const [reads, writes] = [await api.store('members.read'), await api.store('events.write')];
    expect((await signIn(member, {}, reads)).status).toBe(403);
    expect((await writes('GET', pathOf(member))).status).toBe(403);
    expect((await signIn(member, {}, writes)).status).toBe(200);
    expect((await (await api.raw(null))('POST', pathOf(member), {})).status).toBe(401);
  });

  test('64 calls at once on two servers give one reward', async () => {
    const member = await newMember();
    const other = await api.sibling();
    try {
      other.now = NOW;
      const calls = [store, await other.store()];
      const answers = await Promise.all(
        Array.from({ length: 64 }, (_, index) =>
          signIn(member, index % 3 === 0 ? { id: `${member}-${index}` } : {}, calls[index % 2]),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect(answers.filter(({ body }) => body.isNew)).toHaveLength(1);
      expect(answers.every(({ body }) => body.signIn?.points === 5)).toBe(true);
    } finally {
      await other.close();
    }
    expect(await api.verify()).toEqual([]);
  });
});

describe('with a ladder for each of two groups of members', () => {
  beforeAll(async () => {
    api = await openApi();
    api.now = NOW - 40 * DAY;
    store = await api.store();
    const owner = await api.raw('owner');
    await setUpLevels(owner);
    await owner('POST', '/api/audienceNames', {
      kind: 'groups',
      key: 'staff',
      names: { en: 'Staff' },
    });
    await approve(api, {
      terms: changed((terms) => {
        terms.earnRules = terms.earnRules.flatMap((rule) => {
          if (rule.trigger !== 'sign_in') return [];
          const { audience } = rule;
          return [
            {
              ...rule,
              key: 'staff_days',
              isExclusive: true,
              priority: 1,
              audience: { ...audience, groups: ['staff'] },
              formula: { kind: 'ladder' as const, days: [100], afterwards: 'stay' as const },
            },
            {
              ...rule,
              key: 'days',
              priority: 2,
              formula: { kind: 'ladder' as const, days: [1, 2, 3], afterwards: 'stay' as const },
            },
          ];
        });
      }),
    });
  });
  beforeEach(() => {
    api.now = NOW;
  });
  afterAll(() => api.close());

  test('a member is shown the ladder and its day that reward this member', async () => {
    const member = await newMember();
    const path = { externalId: 's-1', joinedAt: NOW - DAY, groups: ['staff'] };
    await store('POST', '/api/store/members', path);
    const ladders = [await calendarOf(member), await calendarOf('s-1')].map(({ ladder }) => ladder);
    expect(ladders.map((ladder) => ladder?.days)).toEqual([[1, 2, 3], [100]]);
    for (const one of [member, 's-1']) await signIn(one);
    api.now = NOW + DAY;
    const days = [(await signIn(member)).body, (await signIn('s-1')).body];
    expect(days).toMatchObject([
      { signIn: { ladderDay: 2, points: 2 }, next: { ladderDay: 3, points: 3 } },
      { signIn: { ladderDay: 1, points: 100 }, next: { ladderDay: 1, points: 100 } },
    ]);
  });
});
