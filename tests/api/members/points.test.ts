/** The ledger of points on the database: each operation once, in races and in batches, and against the slow model. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { query } from '#db/statements';
import { clawBackAll } from '#server/members/points/clawBackPoints';
import { creditPoints, type NewCredit } from '#server/members/points/creditPoints';
import { loadBalance } from '#server/members/points/loadBalance';
import { restorePoints } from '#server/members/points/restorePoints';
import { spendPoints } from '#server/members/points/spendPoints';
import type { Writer } from '#server/platform/records/writer';
import { eventTypes } from '#server/platform/outbox/eventTypes';
import { HttpError } from '#server/platform/http/errors';
import { readSettings } from '#server/platform/settings/read';
import { histories } from '../../rules/members/points/histories.ts';
import { createEndpoint } from '../support/listener.ts';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { PointsStory } from './pointsStory.ts';
import { captureHold, clawBack, holdPoints, releaseHold } from './pointWrites.ts';

let api: OpenApi;
let zone: string;
beforeAll(async () => {
  api = await openApi();
  zone = (await readSettings(api.connection.db)).timeZone;
});
afterAll(() => api.close());

let named = 0;
const newMembers = (count: number): Promise<number[]> =>
  api.connection.transaction((tx) =>
    insertRows(
      tx,
      members,
      Array.from({ length: count }, () => ({ externalId: `points-${++named}` })),
      { returning: true },
    ),
  );
const newMember = async (): Promise<number> => (await newMembers(1))[0] ?? 0;

/** Runs an action as the server does. */
const write = <T>(work: (tx: Db, writer: Writer) => Promise<T>, now = NOW, on = api): Promise<T> =>
  on.connection.transaction(async (tx) =>
    work(tx, { actor: SYSTEM, now, settings: await readSettings(tx) }),
  );
const earned = (memberId: number, sourceId: string, more: Partial<NewCredit> = {}): NewCredit => ({
  memberId,
  type: 'earn',
  points: 100,
  source: 'order',
  sourceId,
  ruleKey: 'paid',
  programmeNumber: 1,
  occurredAt: NOW,
  availableAt: NOW,
  expiresAt: null,
  ...more,
});
const earn = (memberId: number, sourceId: string, more: Partial<NewCredit> = {}, now = NOW) =>
  write((tx, writer) => creditPoints(tx, writer, [earned(memberId, sourceId, more)]), now);
const spending = (memberId: number, points: number, sourceId: string) => ({
  memberId,
  points,
  source: 'redemption' as const,
  sourceId,
  occurredAt: NOW,
});
const balance = (memberId: number, at = NOW) => loadBalance(api.connection.db, memberId, at);
const entriesOf = (memberId: number) =>
  query<{ type: string; points: number; number: number }>(
    api.connection.db,
    `select type, points, number from point_entries where member_id = ? order by number`,
    [memberId],
  );
const outcomes = async (all: readonly Promise<unknown>[]) => {
  const settled = await Promise.allSettled(all);
  return {
    done: settled.filter(({ status }) => status === 'fulfilled').length,
    errors: settled.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : [])),
  };
};

describe('an operation', () => {
  test('that adds points is recorded once by what it is about', async () => {
    const memberId = await newMember();
    const [first] = await earn(memberId, 'a');
    expect(first).toMatchObject({ isNew: true });
    expect(await earn(memberId, 'a', { points: 7 })).toEqual([{ ...first, isNew: false }]);
    const twice = await write((tx, writer) =>
      creditPoints(tx, writer, [earned(memberId, 'b'), earned(memberId, 'b')]),
    );
    expect(twice.map(({ isNew }) => isNew)).toEqual([true, false]);
    expect(await balance(memberId)).toMatchObject({ available: 200 });
  });

  test('that adds no points records nothing', async () => {
    const memberId = await newMember();
    expect(await earn(memberId, 'a', { points: 0 })).toEqual([{ isNew: false, entryId: null }]);
    expect(await entriesOf(memberId)).toEqual([]);
  });

  test.each([-1, 1.5, Number.NaN])('that adds %d points is refused', async (points) => {
    const memberId = await newMember();
    await expect(earn(memberId, 'a', { points })).rejects.toThrow('no points to be credited');
  });

  test('that spends more than there is answers 409 with the balance and records nothing', async () => {
    const memberId = await newMember();
    await earn(memberId, 'a', { points: 10 });
    const refused = write((tx, writer) => spendPoints(tx, writer, spending(memberId, 11, 's')));
    await expect(refused).rejects.toMatchObject({
      status: 409,
      details: { balance: { available: 10 } },
    });
    await expect(refused).rejects.toThrow('points.errors.notEnough');
    expect(await entriesOf(memberId)).toHaveLength(1);
  });

  test.each([0, -5, 2.5])('that spends %d points is refused with its field', async (points) => {
    const memberId = await newMember();
    await expect(
      write((tx, writer) => spendPoints(tx, writer, spending(memberId, points, 's'))),
    ).rejects.toMatchObject({ status: 422 });
  });

  test('on a member who never had points finds none', async () => {
    const memberId = await newMember();
    expect(await balance(memberId)).toEqual({
      available: 0,
      pending: 0,
      held: 0,
      arrears: 0,
      lapsing: [],
    });
    expect(
      await write((tx, writer) =>
        clawBack(tx, writer, {
          memberId,
          earned: { source: 'order', sourceId: 'none' },
          points: 5,
          cause: { source: 'return', sourceId: 'r' },
          mode: 'arrears',
          arrearsLimit: 100,
        }),
      ),
    ).toMatchObject({ isNew: false });
    expect(await entriesOf(memberId)).toEqual([]);
  });

  test('is repeated without effect: hold, capture, restore and claw back', async () => {
    const memberId = await newMember();
    await earn(memberId, 'a');
    const twice = async (work: (tx: Db, writer: Writer) => Promise<unknown>) => {
      await write(work);
      await write(work);
    };
    const key = { source: 'redemption', sourceId: `x${memberId}` } as const;
    await twice((tx, writer) =>
      holdPoints(tx, writer, { memberId, points: 60, ...key, expiresAt: NOW + 1_000 }),
    );
    expect(await balance(memberId)).toMatchObject({ available: 40, held: 60 });
    await twice((tx, writer) => captureHold(tx, writer, key));
    await twice((tx, writer) => releaseHold(tx, writer, key));
    expect(await balance(memberId)).toMatchObject({ available: 40, held: 0 });
    await twice((tx, writer) =>
      restorePoints(tx, writer, {
        spent: key,
        points: 20,
        cause: { source: 'return', sourceId: 'r' },
        returns: { reinstateDays: 30 },
      }),
    );
    await twice((tx, writer) =>
      clawBack(tx, writer, {
        memberId,
        earned: { source: 'order', sourceId: 'a', ruleKey: 'paid' },
        points: 10,
        cause: { source: 'return', sourceId: 'r' },
        mode: 'withinBalance',
        arrearsLimit: 0,
      }),
    );
    expect((await entriesOf(memberId)).map(({ type, points }) => [type, Number(points)])).toEqual([
      ['earn', 100],
      ['spend', -60],
      ['restore', 20],
      ['clawBack', -10],
    ]);
    expect((await entriesOf(memberId)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  test('that spends a hold whose time is over takes what the member has, or answers 409', async () => {
    const memberId = await newMember();
    await earn(memberId, 'a');
    const hold = { source: 'redemption', sourceId: `late${memberId}` } as const;
    const other = { source: 'redemption', sourceId: `later${memberId}` } as const;
    for (const key of [hold, other])
      await write((tx, writer) =>
        holdPoints(tx, writer, { memberId, points: 50, ...key, expiresAt: NOW + 1_000 }),
      );
    expect(await balance(memberId, NOW + 999)).toMatchObject({ available: 0, held: 100 });
    expect(await balance(memberId, NOW + 1_000)).toMatchObject({ available: 100, held: 0 });
    await write((tx, writer) => captureHold(tx, writer, hold), NOW + 2_000);
    await write((tx, writer) => spendPoints(tx, writer, spending(memberId, 30, 's')), NOW + 2_000);
    await expect(
      write((tx, writer) => captureHold(tx, writer, other), NOW + 2_000),
    ).rejects.toMatchObject({ status: 409 });
    expect(await balance(memberId, NOW + 2_000)).toMatchObject({ available: 20, held: 0 });
  });
});

describe('a batch', () => {
  test('of many credits and claw-backs of one order and another counts each with those before', async () => {
    const [one = 0, other = 0] = await newMembers(2);
    await write((tx, writer) =>
      creditPoints(
        tx,
        writer,
        [one, other].flatMap((id) => [earned(id, `p${id}`), earned(id, `q${id}`)]),
      ),
    );
    const reversal = (memberId: number, order: string, points: number, number: number) => ({
      memberId,
      earned: { source: 'order' as const, sourceId: order },
      points,
      cause: { source: 'return' as const, sourceId: `${order}/${number}` },
      mode: 'ownOnly' as const,
      arrearsLimit: 0,
    });
    const taken = await write((tx, writer) =>
      clawBackAll(tx, writer, [
        reversal(one, `p${one}`, 60, 1),
        reversal(one, `p${one}`, 60, 2),
        reversal(one, `p${one}`, 60, 3),
        reversal(other, `q${other}`, 10, 1),
      ]),
    );
    expect(taken.map(({ own, isNew }) => [own, isNew])).toEqual([
      [60, true],
      [40, true],
      [0, false],
      [10, true],
    ]);
    expect(await balance(one)).toMatchObject({ available: 100 });
    expect(await balance(other)).toMatchObject({ available: 190 });
  });

  test('of 500 orders of as many members gives each its points', async () => {
    const ids = await newMembers(500);
    await write((tx, writer) =>
      creditPoints(
        tx,
        writer,
        ids.map((id) => earned(id, `batch${id}`)),
      ),
    );
    const [counted] = await query<{ n: number; points: number }>(
      api.connection.db,
      `select count(*) as n, sum(remaining) as points from point_lots where member_id >= ?`,
      [ids[0] ?? 0],
    );
    expect([Number(counted?.n), Number(counted?.points)]).toEqual([500, 50_000]);
  });
});

describe('of parallel requests', () => {
  test('64 that spend one full balance, one succeeds', async () => {
    const memberId = await newMember();
    await earn(memberId, 'a');
    const { done, errors } = await outcomes(
      Array.from({ length: 64 }, (_, index) =>
        write((tx, writer) => spendPoints(tx, writer, spending(memberId, 100, `s${index}`))),
      ),
    );
    expect(done).toBe(1);
    expect(errors.every((error) => error instanceof HttpError && error.status === 409)).toBe(true);
    expect(await balance(memberId)).toMatchObject({ available: 0 });
  });

  test('64 with the same credit record it once, also the first of a member', async () => {
    const memberId = await newMember();
    const { done, errors } = await outcomes(
      Array.from({ length: 64 }, () => earn(memberId, 'same')),
    );
    expect([done, errors]).toEqual([64, []]);
    expect(await entriesOf(memberId)).toHaveLength(1);
  });

  test('through two servers, holds, spendings and returns leave a right ledger', async () => {
    const memberId = await newMember();
    await earn(memberId, 'a');
    const sibling = await api.sibling();
    const race = Array.from({ length: 12 }, (_, index) => {
      const on = index % 2 === 0 ? api : sibling;
      if (index % 3 === 0)
        return write(
          (tx, writer) => spendPoints(tx, writer, spending(memberId, 30, `t${index}`)),
          NOW,
          on,
        );
      if (index % 3 === 1)
        return write(
          (tx, writer) =>
            clawBack(tx, writer, {
              memberId,
              earned: { source: 'order', sourceId: 'a' },
              points: 20,
              cause: { source: 'return', sourceId: `r${index}` },
              mode: 'arrears',
              arrearsLimit: 5_000,
            }),
          NOW,
          on,
        );
      return write(
        (tx, writer) =>
          holdPoints(tx, writer, {
            memberId,
            points: 25,
            source: 'redemption',
            sourceId: `h${memberId}/${index}`,
            expiresAt: NOW + 1_000,
          }),
        NOW,
        on,
      );
    });
    const { errors } = await outcomes(race);
    await sibling.close();
    expect(errors.every((error) => error instanceof HttpError && error.status === 409)).toBe(true);
    const [sums] = await query<{ moved: number; left_over: number; arrears: number }>(
      api.connection.db,
      `select (select sum(points) from point_entries where member_id = ? and type not in ('writeOff', 'absorb', 'deducted')) as moved,
        (select sum(remaining) from point_lots where member_id = ?) as left_over,
        (select arrears from point_accounts where member_id = ?) as arrears`,
      [memberId, memberId, memberId],
    );
    expect(Number(sums?.moved)).toBe(Number(sums?.left_over) - Number(sums?.arrears));
    const { available, held } = await balance(memberId);
    expect(available).toBeGreaterThanOrEqual(0);
    expect(held % 25).toBe(0);
  });
});

test('random histories end as the independent model says', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (steps) => {
      const story = new PointsStory(api, [await newMember()], zone);
      for (const { wait, command } of steps) {
        await story.step(wait, command);
        expect(await story.figures()).toEqual(story.model.balance());
      }
    }),
    { numRuns: 12 },
  );
});

test('what changes is told in messages of the contract, each entry once', async () => {
  await createEndpoint(api, 'https://example.com/points');
  const memberId = await newMember();
  await earn(memberId, 'a', { points: 5, expiresAt: NOW + 1_000 });
  await earn(memberId, 'b', { points: 6 }, NOW + 2_000);
  const rows = await query<{ payload: string }>(
    api.connection.db,
    `select payload from outbox_events where type = 'points.changed' order by id`,
  );
  const told = rows.map(({ payload }) => JSON.parse(payload) as { entries: object[] });
  const contract = eventTypes.parts.find(({ type }) => type === 'points.changed')?.data;
  for (const one of told) expect(contract?.safeParse(one).error?.issues ?? []).toEqual([]);
  const member = `points-${named}`;
  expect(told.map(({ entries }) => entries)).toMatchObject([
    [{ member, number: 1, type: 'earn', points: 5, sourceId: 'a' }],
    [
      { member, number: 2, type: 'expire', points: -5, occurredAt: NOW + 1_000 },
      { member, number: 3, type: 'earn', points: 6, sourceId: 'b' },
    ],
  ]);
});
