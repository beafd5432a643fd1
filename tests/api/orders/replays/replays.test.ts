/** Replays of drafts of the programme over what members did. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProgrammeVersion } from '#contract/members/programme';
import type { Activity } from '#contract/platform/activities';
import { settledJobs } from '#server/platform/jobs/runner';
import { type Call, NOW } from '../../support/openApi.ts';
import { programmeTerms, type TermsDraft } from '../../support/approvedProgramme.ts';
import { DAY, openShop, orderOf, returnOf, type Shop, STARTED } from '../earning/openShop.ts';
import { draftVersion, membersOf, replayOf, setUpLevels } from './openReplays.ts';

const HOUR = 3_600_000;
const LEVELS = ['starter', 'plus', 'premium'];
const byGrowth = (key: string, threshold: number, earnRate = 10_000) => ({
  key,
  conditions: [
    {
      metric: 'growth' as const,
      window: { kind: 'months' as const, months: 12 },
      threshold,
    },
  ],
  validMonths: 12,
  graceDays: 30,
  benefits: { earnRate, entryPoints: 10 },
});
const IN_FORCE = {
  levels: [{ key: 'starter' }, byGrowth('plus', 300, 15_000), byGrowth('premium', 2_000, 20_000)],
  refundDays: 30,
  expiry: { kind: 'months', months: 12 },
  spending: { points: 100, amount: 100, unit: 100, maxShare: 5_000 },
  earnRules: [
    { key: 'spend', caps: { perMonth: 2_000 } },
    { key: 'growth', currency: 'growth' },
    { key: 'sign_in', trigger: 'sign_in', formula: { kind: 'ladder', days: [1, 2, 5] } },
    {
      key: 'review',
      trigger: 'review_approved',
      currency: 'both',
      formula: { kind: 'fixed', points: 20 },
      caps: { perDay: 30 },
    },
    { key: 'welcome', trigger: 'registration', formula: { kind: 'fixed', points: 30 } },
    {
      key: 'friends',
      trigger: 'referral',
      formula: { kind: 'fixed', points: 100, refereePoints: 50 },
    },
  ],
} satisfies TermsDraft;

let shop: Shop;
let marketer: Call;
let owner: Call;
beforeAll(async () => {
  shop = await openShop({ ...IN_FORCE, startsAt: STARTED });
  owner = await shop.api.raw('owner');
  marketer = await shop.api.raw('marketer');
  await setUpLevels(owner, LEVELS);
  await live();
});
afterAll(() => shop.close());

/** Sends with the clock at the instant at which it happened. */
const at = async (when: number, kind: Parameters<Shop['send']>[0], row: object) => {
  shop.api.now = when;
  await shop.send(kind, row);
};
let events = 0;
const event = (member: string, type: string, when: number, more: object = {}) =>
  at(when, 'events', {
    externalId: `e-${(events += 1)}`,
    type,
    at: when,
    channel: 'app',
    memberExternalId: member,
    ...more,
  });
const order = (member: string, id: string, when: number, lines: number[]) =>
  at(when, 'orders', orderOf({ externalId: id, member, lines, statuses: { paid: when } }));

/** Half a year of four members. */
const live = async () => {
  const from = STARTED + DAY;
  for (const member of ['m-1', 'm-2', 'm-3'])
    await at(from, 'members', { externalId: member, joinedAt: from });
  await order('m-1', 'o-1', from + DAY, [20_050, 9_990]);
  await order('m-1', 'o-2', from + 40 * DAY, [33_300]);
  await at(from + 45 * DAY, 'returns', returnOf('r-1', 'o-2', [[1, 11_100]], from + 45 * DAY));
  await order('m-2', 'o-3', from + 50 * DAY, [250_000]);
  await order('m-2', 'o-4', from + 51 * DAY, [80_000]);
  for (const day of [60, 61, 62, 63, 65]) await event('m-1', 'sign_in', from + day * DAY);
  await event('m-1', 'sign_in', from + 65 * DAY + HOUR);
  await event('m-2', 'review_approved', from + 70 * DAY);
  await event('m-2', 'review_approved', from + 70 * DAY + HOUR);
  await event('m-3', 'referral', from + 80 * DAY, { detail: { refereeExternalId: 'm-4' } });
  const joined = from + 81 * DAY;
  await at(joined, 'members', { externalId: 'm-4', joinedAt: joined });
  await order('m-4', 'o-5', from + 90 * DAY, [40_000]);
  const cancelled = from + 92 * DAY;
  await at(
    cancelled,
    'orders',
    orderOf({
      externalId: 'o-5',
      member: 'm-4',
      lines: [40_000],
      statuses: { paid: from + 90 * DAY, cancelled },
    }),
  );
  shop.api.now = NOW;
};

const NOTHING = { earlierVersion: 0, history: 0, notApproved: 0, unrewarded: 0, different: 0 };

describe('a replay', () => {
  test('of the version in force gives exactly what members were given', async () => {
    const draft = await draftVersion(marketer, IN_FORCE);
    const { figures, baseNumber, isStale } = await replayOf(shop, marketer, draft.id);
    expect({ baseNumber, isStale }).toEqual({ baseNumber: 1, isStale: false });
    const { tally } = figures;
    expect(tally.given.points).toEqual({
      ...NOTHING,
      replayed: tally.before.points,
      given: tally.before.points,
      adjusted: 0,
    });
    expect(tally.given.growth).toMatchObject({ ...NOTHING, given: tally.given.growth.replayed });
    let left = 0;
    for (const member of ['m-1', 'm-2', 'm-3', 'm-4']) left += await shop.sum(member);
    expect(tally.before.points - tally.before.takenBack).toBe(left);
    // The draft says the same, but takes all members over at the beginning of the period.
    expect(tally.after).toEqual(tally.before);
    expect(tally).toMatchObject({ up: 0, down: 0, more: 0, fewer: 0, same: 4, orders: 5 });
    expect((await membersOf(marketer, 1)).body).toEqual([]);
  });

  test('names who loses, worst first, with the levels and points before and after', async () => {
    const draft = await draftVersion(marketer, {
      ...IN_FORCE,
      applyTo: 'allWithGrace',
      levels: [
        { key: 'starter' },
        { ...byGrowth('plus', 1_000, 15_000), graceDays: 0 },
        byGrowth('premium', 3_000, 20_000),
      ],
    });
    const { id, figures } = await replayOf(shop, marketer, draft.id);
    expect(figures.tally).toMatchObject({ down: 1, up: 0 });
    expect(figures.tally.moves).toEqual({ 'plus → starter': 1 });
    const { body } = await membersOf(marketer, id, 'losers');
    expect(body[0]).toMatchObject({
      memberExternalId: 'm-1',
      levelBefore: 'plus',
      levelAfter: 'starter',
      levelChange: -1,
      falls: 'atOnce',
    });
    expect(body[0]?.pointsChange).toBeLessThan(0);
    const loser = figures.examples.find(({ kind }) => kind === 'loser');
    expect(loser).toMatchObject({ memberExternalId: 'm-1', levelAfter: 'starter' });
    expect(loser?.happenings.map(({ sourceId }) => sourceId)).toContain('o-2');
  });

  test('says what points cost by the value that they have', async () => {
    const draft = await draftVersion(marketer, {
      ...IN_FORCE,
      earnRules: IN_FORCE.earnRules.map((rule) =>
        rule.key === 'spend'
          ? { key: 'spend', formula: { kind: 'proportional', points: 2, per: 100 } }
          : rule,
      ),
    });
    const { figures } = await replayOf(shop, marketer, draft.id);
    const { tally, costBefore, costAfter } = figures;
    expect(tally.after.points).toBeGreaterThan(tally.before.points);
    expect(tally.netSales).toBe(20_050 + 9_990 + 33_300 - 11_100 + 250_000 + 80_000);
    expect(costBefore?.liability).toBe(tally.before.points - tally.before.takenBack);
    const liability = tally.after.points - tally.after.takenBack;
    expect(costAfter).toEqual({
      liability,
      share: Math.floor((liability * 10_000) / tally.netSales + 0.5),
    });
    expect(tally).toMatchObject({ more: 2, fewer: 0 });
  });

  test('says what doubled points of a month would add', async () => {
    const draft = await draftVersion(marketer, IN_FORCE);
    const month = new Date(STARTED + 2 * DAY).getUTCMonth() + 1;
    const { figures } = await replayOf(shop, marketer, draft.id, { doubledMonth: month });
    // Order o-1 earned 300 points at the lowest level.
    expect(figures.tally.doubled).toBe(300);
    expect(figures.doubledCost).toBe(300);
    const short = await replayOf(shop, marketer, draft.id, { months: 1, doubledMonth: month });
    expect(short.figures.tally.doubled).toBeNull();
    expect(short.figures.tally.orders).toBe(0);
  });

  test('leaves one activity with who ran it', async () => {
    const draft = await draftVersion(marketer, IN_FORCE);
    const { id } = await replayOf(shop, marketer, draft.id, { months: 6 });
    const { body } = await owner<Activity[]>(
      'GET',
      `/api/activities?filter={"resource":"programmeReplays","recordId":"${id}"}`,
    );
    expect(body).toMatchObject([
      { verb: 'create', actorName: 'Marketer', after: { months: 6, doubledMonth: 11 } },
    ]);
  });
});

describe('a version that changes levels, earning or expiry', () => {
  const submit = (version: { id: number; version: number }) =>
    marketer<{ message: string; state: string }>(
      'POST',
      `/api/programmeVersions/${version.id}/submission`,
      { version: version.version },
    );

  test('is submitted only once it has been replayed as it is', async () => {
    const terms = { ...IN_FORCE, refundDays: 14 };
    const draft = await draftVersion(marketer, terms);
    expect(await submit(draft)).toMatchObject({
      status: 422,
      body: { message: 'programmeReplays.errors.runFirst' },
    });
    const { id } = await replayOf(shop, marketer, draft.id, { months: 1 });
    const edited = await marketer<{ id: number; version: number; terms: object }>(
      'PUT',
      `/api/programmeVersions/${draft.id}`,
      { terms: { ...draft.terms, refundDays: 15 }, version: draft.version },
    );
    expect(await submit(edited.body)).toMatchObject({
      status: 422,
      body: { message: 'programmeReplays.errors.runAgain' },
    });
    const { body: replay } = await marketer('GET', `/api/programmeReplays/${id}`);
    expect(replay).toMatchObject({ isStale: true });
    await replayOf(shop, marketer, draft.id, { months: 1 });
    expect(await submit(edited.body)).toMatchObject({ status: 200, body: { state: 'submitted' } });
    const newest = await marketer('GET', `/api/programmeVersions/${draft.id}/replay`);
    expect(newest.body).toMatchObject({ replay: { state: 'done', isStale: false } });
  });

  test('is not needed where only names and spending change', async () => {
    const draft = await draftVersion(marketer, { ...IN_FORCE, names: { en: 'New name' } });
    expect(await submit(draft)).toMatchObject({ status: 200 });
  });

  test('is replayed while it is open only, one at a time', async () => {
    const draft = await draftVersion(marketer, IN_FORCE);
    const start = (versionId: number) =>
      marketer<{ message: string }>('POST', '/api/programmeReplays', { versionId });
    const answers = await Promise.all([start(draft.id), start(draft.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    await settledJobs();
    expect(await start(1)).toMatchObject({
      status: 409,
      body: { message: 'programmeReplays.errors.decided' },
    });
  });

  test('is compared with the version that it follows, also before that begins', async () => {
    const decide = (call: Call, id: number, verb: string, version: number) =>
      call<ProgrammeVersion>('POST', `/api/programmeVersions/${id}/${verb}`, { version });
    const planned = await draftVersion(marketer, { ...IN_FORCE, refundDays: 7 });
    const edited = await marketer<ProgrammeVersion>('PUT', `/api/programmeVersions/${planned.id}`, {
      terms: planned.terms,
      plannedAt: NOW + 30 * DAY,
      version: planned.version,
    });
    await replayOf(shop, marketer, planned.id, { months: 1 });
    const submitted = await submit(edited.body);
    expect(submitted.status).toBe(200);
    const { body } = await marketer<ProgrammeVersion>(
      'GET',
      `/api/programmeVersions/${planned.id}`,
    );
    const manager = await shop.api.raw('manager');
    expect((await decide(manager, planned.id, 'approval', body.version)).status).toBe(200);
    // As the version in force, but not as the one that it will follow.
    const { body: draft } = await marketer<ProgrammeVersion>('POST', '/api/programmeVersions', {
      terms: programmeTerms(IN_FORCE),
      plannedAt: NOW + 60 * DAY,
    });
    expect(await submit(draft)).toMatchObject({
      status: 422,
      body: { message: 'programmeReplays.errors.runFirst' },
    });
    const { baseNumber, isStale } = await replayOf(shop, marketer, draft.id, { months: 1 });
    expect({ baseNumber, isStale }).toEqual({ baseNumber: body.number, isStale: false });
  });
});
