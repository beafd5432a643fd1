/** A member activity that can give more than its author may alone is entered only after another person has approved it. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AttentionItem } from '#contract/platform/attention';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import {
  draft,
  drawOf,
  enter,
  makeCampaign,
  offersOf,
  prize,
  showActivity,
} from './activityStore.ts';
import { DAY, memberWith, openRewards, type RewardStore } from './rewardStore.ts';

/** What a marketer may adjust in a day alone. */
const LIMIT = 5000;

let api: OpenApi;
let rewards: RewardStore;
let owner: Call;
let manager: Call;
let marketer: Call;
let store: Call;
let campaignId: number;
let day = 0;
beforeAll(async () => {
  api = await openApi();
  rewards = await openRewards(api);
  ({ owner, store } = rewards);
  [manager, marketer] = [await api.raw('manager'), await api.raw('marketer')];
  campaignId = await makeCampaign(owner);
});
afterAll(() => api.close());
beforeEach(() => {
  // A new day for each test, so that each has the whole limit.
  api.now = NOW + (day += 1) * 3_600_000 * 24;
});

type Answered = MemberActivity & { message?: string; errors?: object };
const input = (more: object = {}) =>
  draft(campaignId, { endsAt: NOW + 29 * DAY, maxEntries: 100, ...more });
const make = async (more: object = {}, by = marketer) => {
  const given = input(more);
  const { status, body } = await by<Answered>('POST', '/api/memberActivities', given);
  expect([status, body.errors]).toEqual([201, undefined]);
  return { ...body, given };
};
const edit = (
  activity: { id: number; given: object },
  more: object,
  version: number,
  by = marketer,
) =>
  by<Answered>('PUT', `/api/memberActivities/${activity.id}`, {
    ...activity.given,
    ...more,
    version,
  });
const decide = (id: number, noun: string, version: number, by: Call, more: object = {}) =>
  by<Answered>('POST', `/api/memberActivities/${id}/${noun}`, { version, ...more });
const enterIt = async (code: string) =>
  enter(store, (await memberWith(rewards, 0)).externalId, code);
const waitingFor = async (call: Call) =>
  (await call<AttentionItem[]>('GET', '/api/account/attention')).body.find(
    ({ name }) => name === 'activityApprovals',
  )?.total ?? 0;

test('up to what its author may adjust in a day it is open at once', async () => {
  const activity = await make({ points: 50 });
  expect(activity).toMatchObject({ approval: 'approved', mostPoints: LIMIT });
  expect((await enterIt(activity.code)).status).toBe(200);
});

test('above it nobody can enter before another person has approved it', async () => {
  const waiting = await waitingFor(manager);
  const activity = await make({ points: 51 });
  expect(activity).toMatchObject({ approval: 'submitted', mostPoints: 5100, askedBy: 'Marketer' });
  expect(await enterIt(activity.code)).toMatchObject({
    status: 409,
    body: {
      limit: { kind: 'notApproved' },
      words: { en: 'The activity is not open at the moment.' },
    },
  });
  const member = await memberWith(rewards, 0);
  expect((await offersOf(store, member.externalId)).map(({ code }) => code)).not.toContain(
    activity.code,
  );
  expect(await waitingFor(manager)).toBe(waiting + 1);
  expect((await decide(activity.id, 'approval', activity.version, marketer)).status).toBe(403);
  const approved = await decide(activity.id, 'approval', activity.version, manager);
  expect(approved.body).toMatchObject({ approval: 'approved', approverName: 'Manager' });
  expect(await waitingFor(manager)).toBe(waiting);
  expect((await enterIt(activity.code)).status).toBe(200);
  expect((await offersOf(store, member.externalId)).map(({ code }) => code)).toContain(
    activity.code,
  );
});

test('nobody approves an activity that they wrote a part of', async () => {
  const activity = await make({ points: 51 });
  const changed = await edit(activity, { points: 110 }, activity.version, manager);
  expect(changed.body.approval).toBe('submitted');
  expect(await decide(activity.id, 'approval', changed.body.version, manager)).toMatchObject({
    status: 409,
    body: { message: 'activityApprovals.errors.ownWork' },
  });
  expect((await decide(activity.id, 'approval', activity.version, owner)).status).toBe(409);
  expect((await decide(activity.id, 'approval', changed.body.version, owner)).status).toBe(200);
});

test('several activities of one day count together, and with what was adjusted by hand', async () => {
  await make({ points: 30 });
  const member = await memberWith(rewards, 0);
  const adjust = (points: number) =>
    marketer<{ state: string }>('POST', '/api/pointAdjustments', {
      memberId: member.id,
      points,
      reason: 'mistake',
    });
  expect((await adjust(1500)).body.state).toBe('approved');
  const second = await make({ points: 6 });
  expect(second.approval).toBe('submitted');
  expect((await edit(second, { points: 5 }, second.version)).body.approval).toBe('approved');
  expect((await adjust(1)).body.state).toBe('submitted');
});

test.each([
  ['entries without a limit', { maxEntries: null }],
  ['a draw with a prize without a number', drawOf([prize({ rate: 10 })], { maxEntries: null })],
])('%s are above every limit', async (_title, more) => {
  expect(await make(more)).toMatchObject({ approval: 'submitted', mostPoints: null });
});

test('an edit that gives more needs approval anew, and until then nobody enters', async () => {
  const activity = await make({ points: 51 });
  const approved = await decide(activity.id, 'approval', activity.version, manager);
  expect((await enterIt(activity.code)).status).toBe(200);
  const renamed = await edit(activity, { names: { en: 'Renamed' } }, approved.body.version);
  expect(renamed.body).toMatchObject({ approval: 'approved', approverName: 'Manager' });
  const raised = await edit(activity, { maxEntries: 101 }, renamed.body.version);
  expect(raised.body).toMatchObject({ approval: 'submitted', mostPoints: 5151 });
  expect((await enterIt(activity.code)).body.limit).toEqual({ kind: 'notApproved' });
  const lowered = await edit(activity, { maxEntries: 100 }, raised.body.version);
  expect(lowered.body.approval).toBe('approved');
  expect((await enterIt(activity.code)).status).toBe(200);
  const often = { perMember: { times: 100, period: 'ever' } };
  const otherwise = await edit(activity, often, lowered.body.version);
  expect(otherwise.body.approval).toBe('submitted');
});

test('a change that waits or was rejected is not approved by saving it again', async () => {
  const activity = await make({ points: 51 });
  const approved = await decide(activity.id, 'approval', activity.version, manager);
  const often = { perMember: { times: 100, period: 'ever' } };
  const changed = await edit(activity, often, approved.body.version);
  expect(changed.body.approval).toBe('submitted');
  const again = await edit(activity, often, changed.body.version);
  expect(again.body.approval).toBe('submitted');
  const reason = { reason: 'One person could get all of it' };
  const rejected = await decide(activity.id, 'rejection', again.body.version, manager, reason);
  const resent = await edit(activity, often, rejected.body.version);
  expect(resent.body.approval).toBe('submitted');
  const restored = await edit(activity, {}, resent.body.version);
  expect(restored.body.approval).toBe('approved');
});

test.each([
  ['more points each of any number', { points: 1, maxEntries: null }, { points: 100_000 }],
  [
    'fewer winners at more points',
    { kind: 'contest', points: 10_000, winners: 10, maxEntries: null },
    { points: 50_000, winners: 2 },
  ],
  [
    'a dearer prize at the cost of others',
    drawOf([prize({ points: 5000, stock: 4 })]),
    { prizes: [prize({ points: 20_000, stock: 1 })] },
  ],
])('%s need approval anew', async (_title, more, dearer) => {
  const activity = await make(more);
  const approved = await decide(activity.id, 'approval', activity.version, manager);
  expect(approved.body.approval).toBe('approved');
  const changed = await edit(activity, { ...more, ...dearer }, approved.body.version);
  expect(changed.body.approval).toBe('submitted');
  expect((await edit(activity, more, changed.body.version)).body.approval).toBe('approved');
});

test('an entry counts by the approval and the terms of when it happened, whenever it is told', async () => {
  const MINUTE = 60_000;
  const start = api.now;
  const member = await memberWith(rewards, 0);
  const activity = await make({ points: 51 });
  const enterAt = (minutes: number) =>
    enter(store, member.externalId, activity.code, { occurredAt: start + minutes * MINUTE });
  api.now = start + 10 * MINUTE;
  const approved = await decide(activity.id, 'approval', activity.version, manager);
  expect((await enterAt(9)).body.limit).toEqual({ kind: 'notApproved' });
  api.now = start + 20 * MINUTE;
  const dearer = { points: 50_000, perMember: { times: 9, period: 'ever' } };
  expect((await edit(activity, dearer, approved.body.version)).body.approval).toBe('submitted');
  api.now = start + 30 * MINUTE;
  expect((await enterAt(20)).body.limit).toEqual({ kind: 'notApproved' });
  expect(await enterAt(19)).toMatchObject({ status: 200, body: { points: 51 } });
  expect((await enterAt(19)).body.limit).toMatchObject({ kind: 'perMember', times: 1 });
});

test('a rejected activity tells why, and is sent again once it is changed', async () => {
  const activity = await make({ points: 51 });
  const without = await decide(activity.id, 'rejection', activity.version, manager);
  expect(without).toMatchObject({ status: 422, body: { errors: { reason: expect.anything() } } });
  const reason = { reason: 'Too much for a greeting' };
  const rejected = await decide(activity.id, 'rejection', activity.version, manager, reason);
  expect(rejected.body).toMatchObject({ approval: 'rejected', decision: reason.reason });
  expect((await enterIt(activity.code)).body.limit).toEqual({ kind: 'notApproved' });
  const { body } = await marketer<MemberActivity[]>(
    'GET',
    '/api/memberActivities?filter={"needs":"returnedToMe"}',
  );
  expect(body.map(({ id }) => id)).toContain(activity.id);
  const again = await edit(activity, { points: 60 }, rejected.body.version);
  expect(again.body).toMatchObject({ approval: 'submitted', decision: null });
  expect((await edit(activity, { points: 40 }, again.body.version)).body.approval).toBe('approved');
});

test('winners of a contest that gives more than before are chosen once that is approved', async () => {
  const contest = await make({ kind: 'contest', points: 500, winners: 2, maxEntries: null });
  expect(contest.approval).toBe('approved');
  const member = await memberWith(rewards, 0);
  const { body: entry } = await enter(store, member.externalId, contest.code, { text: 'Balcony' });
  const act = (noun: string, version: number) =>
    manager<{ version: number; message?: string }>(
      'POST',
      `/api/memberEntries/${entry.id}/${noun}`,
      {
        version,
      },
    );
  const { version } = (await act('approval', 1)).body;
  const { version: known } = await showActivity(owner, contest.id);
  const raised = await edit(contest, { winners: 20 }, known);
  expect(raised.body.approval).toBe('submitted');
  expect(await act('award', version)).toMatchObject({
    status: 409,
    body: { message: 'activityApprovals.errors.notYet' },
  });
  await decide(contest.id, 'approval', raised.body.version, manager);
  expect((await act('award', version)).status).toBe(200);
});

test('of 8 people who save at once, what is in force without approval stays within the limit', async () => {
  const saved = await Promise.all(
    Array.from({ length: 8 }, () =>
      marketer<Answered>('POST', '/api/memberActivities', input({ points: 10 })),
    ),
  );
  expect(saved.map(({ status }) => status)).toEqual(Array(8).fill(201));
  const open = saved.filter(({ body }) => body.approval === 'approved');
  expect(open).toHaveLength(5);
});

test('activities of an older version stay open, and are asked for once they give more', async () => {
  const activity = await make({ points: 10 });
  await api.connection.transaction((tx) =>
    query(
      tx,
      `update member_activities set max_entries = null, approved_points = 0, alone_by = null, alone_on = null, in_force = '[]' where id = ?`,
      [activity.id],
    ),
  );
  const before = await showActivity(owner, activity.id);
  expect(before).toMatchObject({ approval: 'approved', mostPoints: null });
  expect((await enterIt(activity.code)).status).toBe(200);
  const renamed = await edit(activity, { names: { en: 'Old' }, maxEntries: null }, before.version);
  expect(renamed.body.approval).toBe('approved');
  expect((await enterIt(activity.code)).status).toBe(200);
});

test('after all that, every figure is right', async () => {
  expect(await api.verify()).toEqual([]);
  expect(api.faultLines()).toEqual([]);
});
