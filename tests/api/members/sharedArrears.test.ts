/** What one record of a person owes is repaid by all of them from the merge on, and stays repaid when that is undone. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MemberDataFile } from '#contract/members/erasure';
import type { MergePreview, UnmergePreview } from '#contract/members/merges';
import type { MemberPoints } from '#contract/members/points';
import type { ExplainedEntry } from '#contract/members/points/explained';
import { query } from '#db/statements';
import { creditPoints, type NewCredit } from '#server/members/points/creditPoints';
import { recordLapsed } from '#server/members/points/recordLapsed';
import { HttpError } from '#server/platform/http/errors';
import { verifyAll } from '#server/platform/verify/verify';
import { NOW, type OpenApi } from '../support/openApi.ts';
import {
  buy,
  type Known,
  memberOwing,
  memberWith,
  merge,
  type MergeStore,
  openMergeStore,
  ownLedger,
  standing,
  unmerge,
  write,
} from './mergeStore.ts';
import { clawBack, holdPoints, releaseHold } from './pointWrites.ts';

const DAY = 86_400_000;
let store: MergeStore;
beforeAll(async () => {
  store = await openMergeStore();
});
afterAll(() => store.api.close());
beforeEach(() => {
  store.api.now = NOW;
});

const points = async (member: Known) => (await standing(store, member)).points;
const credit = (member: Known, sourceId: string, more: Partial<NewCredit> = {}): NewCredit => ({
  memberId: member.id,
  type: 'earn',
  points: 50,
  source: 'event',
  sourceId,
  ruleKey: 'visits',
  occurredAt: store.api.now,
  availableAt: store.api.now,
  expiresAt: null,
  ...more,
});
const earn = (member: Known, sourceId: string, more: Partial<NewCredit> = {}) =>
  write(store, (tx, writer) => creditPoints(tx, writer, [credit(member, sourceId, more)]));
/** The stored arrears, without what time has done since. */
const storedArrears = async ({ id }: Known) => {
  const [row] = await query<{ arrears: number }>(
    store.api.connection.db,
    'select arrears from point_accounts where member_id = ?',
    [id],
  );
  return Number(row?.arrears ?? 0);
};
/** Runs the daily record of what time has done. */
const recordDay = () =>
  recordLapsed({ now: () => store.api.now }, (work) =>
    store.api.connection.transaction((tx) => work(tx, () => undefined)),
  );

describe('a merge', () => {
  test('repays at once what one of the two owes from what the other can spend, and is shown so before', async () => {
    const member = await memberOwing(store, 80);
    const record = await memberWith(store, 100);
    const { body } = await store.manager<MergePreview>(
      'POST',
      `/api/members/${member.id}/mergerPreview`,
      { recordId: record.id },
    );
    expect(body).toMatchObject({
      member: { balance: { available: 0, arrears: 80 } },
      record: { balance: { available: 100, arrears: 0 } },
      after: { balance: { available: 20, arrears: 0 } },
      conflicts: ['arrears'],
    });
    await merge(store.manager, member, record);
    for (const one of [member, record])
      expect(await points(one)).toMatchObject({ available: 20, arrears: 0 });
    expect(await storedArrears(member)).toBe(0);
    expect((await ownLedger(store, record)).left).toBe(20);
    expect(await store.api.verify()).toEqual([]);
  });

  test('lets what either earns later repay what the other owes, and the explanation names who owed it', async () => {
    const [member, record] = [await memberWith(store, 0), await memberOwing(store, 80)];
    await merge(store.manager, member, record);
    expect(await points(member)).toMatchObject({ available: 0, arrears: 80 });
    await buy(store, 'repays', member);
    expect(await points(member)).toMatchObject({ available: 20, arrears: 0 });
    const { body } = await store.manager<MemberPoints>('GET', `/api/members/${member.id}/points`);
    expect(body.balance).toMatchObject({ available: 20, arrears: 0 });
    const bought = body.entries.find(({ source }) => source === 'order');
    const { body: why } = await store.manager<ExplainedEntry>(
      'GET',
      `/api/pointEntries/${bought?.id}`,
    );
    expect(why.parts).toMatchObject([
      {
        kind: 'repay',
        points: 80,
        lot: { sourceId: 'repays' },
        owedBy: { id: record.id, externalId: record.externalId },
      },
    ]);
    expect(await store.api.verify()).toEqual([]);
  });

  test('repays what the record with the points owes first, soonest-expiring points before others', async () => {
    const [member, record] = [await memberOwing(store, 30), await memberOwing(store, 40)];
    await merge(store.manager, member, record);
    await earn(record, 'soon', { expiresAt: NOW + DAY });
    expect([await storedArrears(member), await storedArrears(record)]).toEqual([20, 0]);
    await earn(member, 'later', { expiresAt: NOW + 9 * DAY });
    expect(await points(record)).toMatchObject({ available: 30, arrears: 0 });
    expect(await store.api.verify()).toEqual([]);
  });

  test('repays from points that wait on the day on which they can be spent, recorded or not', async () => {
    const [member, record] = [await memberOwing(store, 30), await memberWith(store, 0)];
    await merge(store.manager, member, record);
    await earn(record, 'waits', { availableAt: NOW + DAY, expiresAt: NOW + 2 * DAY });
    expect(await points(member)).toMatchObject({ available: 0, arrears: 30 });
    store.api.now = NOW + 3 * DAY;
    const late = await points(member);
    expect(late).toMatchObject({ available: 0, arrears: 0 });
    expect(await storedArrears(member)).toBe(30);
    await recordDay();
    expect(await storedArrears(member)).toBe(0);
    expect(await points(record)).toEqual(late);
    // What was repaid is not recorded as lapsed.
    expect((await ownLedger(store, record)).entries).toEqual([
      ['earn', 50],
      ['expire', -20],
    ]);
    expect(await store.api.verify()).toEqual([]);
  });

  test('leaves arrears and points that are held for an order, which repay when they are released', async () => {
    const [member, record] = [await memberOwing(store, 30), await memberWith(store, 40)];
    const key = { source: 'redemption', sourceId: `held-${record.id}` } as const;
    await write(store, (tx, writer) =>
      holdPoints(tx, writer, { memberId: record.id, points: 40, ...key, expiresAt: NOW + DAY }),
    );
    await merge(store.manager, member, record);
    expect(await points(member)).toMatchObject({ available: 0, held: 40, arrears: 30 });
    await write(store, (tx, writer) => releaseHold(tx, writer, key));
    expect(await points(member)).toMatchObject({ available: 10, held: 0, arrears: 0 });
  });
});

test('undoing a merge says what was repaid, leaves it repaid, and lets each repay its own again', async () => {
  const [member, record] = [await memberOwing(store, 80), await memberWith(store, 60)];
  await merge(store.manager, member, record);
  store.api.now = NOW + DAY;
  const { body } = await store.manager<UnmergePreview>(
    'POST',
    `/api/members/${record.id}/separationPreview`,
  );
  expect(body).toMatchObject({
    member: { balance: { available: 0, arrears: 20 } },
    record: { balance: { available: 0, arrears: 0 } },
    repaid: { member: 0, record: 60 },
  });
  await unmerge(store.manager, record);
  await earn(record, 'own-again');
  expect(await points(record)).toMatchObject({ available: 50, arrears: 0 });
  expect(await points(member)).toMatchObject({ available: 0, arrears: 20 });
  await earn(member, 'own-too');
  expect(await points(member)).toMatchObject({ available: 30, arrears: 0 });
  expect(await store.api.verify()).toEqual([]);
});

test('the file of a member contains what other records repaid for the member', async () => {
  const [member, record] = [await memberOwing(store, 80), await memberWith(store, 60)];
  await merge(store.manager, member, record);
  await unmerge(store.manager, record);
  const owner = await store.api.raw('owner');
  for (const one of [member, record]) {
    const { body } = await owner<MemberDataFile>('POST', `/api/members/${one.id}/dataFile`, {
      reason: 'Asked for it',
    });
    expect(body.data.pointAllocations).toContainEqual(
      expect.objectContaining({
        kind: 'repay',
        points: 60,
        memberId: record.id,
        owedById: member.id,
      }),
    );
  }
});

test('a repayment between records that were never one person’s is reported', async () => {
  const [member, record] = [await memberWith(store, 60), await memberWith(store, 60)];
  await merge(store.manager, await memberOwing(store, 10), record);
  const found: string[] = [];
  await store.api.connection
    .transaction(async (tx) => {
      await query(
        tx,
        `insert into point_allocations (entry_id, member_id, kind, lot_id, points, owed_by_id, recorded_at)
         select entry_id, member_id, kind, lot_id, 1, ?, recorded_at from point_allocations
         where member_id = ? and owed_by_id is not null`,
        [member.id, record.id],
      );
      found.push(...(await verifyAll(tx, { weekStart: 1 })).map(({ table }) => table));
      throw new Error('undo');
    })
    .catch(() => null);
  expect(found).toContain(
    'point_allocations: what is owed is repaid by records of the same person only',
  );
});

test('of 64 credits of two records and a claw-back at the same time on two servers every point is counted once', async () => {
  const [member, record] = [await memberWith(store, 200), await memberWith(store, 0)];
  await merge(store.manager, member, record);
  const other: OpenApi = await store.api.sibling();
  const servers = [store, { api: other }];
  await write(store, (tx, writer) =>
    holdPoints(tx, writer, {
      memberId: member.id,
      points: 200,
      source: 'redemption',
      sourceId: `race-${member.id}`,
      expiresAt: NOW + DAY,
    }),
  );
  const takeBack = () =>
    write(store, (tx, writer) =>
      clawBack(tx, writer, {
        memberId: member.id,
        earned: { source: 'import', sourceId: member.externalId },
        points: 200,
        cause: { source: 'return', sourceId: `race-${member.id}` },
        mode: 'arrears',
        arrearsLimit: 5_000,
      }),
    );
  const credits = Array.from({ length: 64 }, (_, index) =>
    write(servers[index % 2] ?? store, (tx, writer) =>
      creditPoints(tx, writer, [
        credit(index % 3 === 0 ? member : record, `race-${member.id}-${index}`, { points: 5 }),
      ]),
    ),
  );
  const settled = await Promise.allSettled([takeBack(), ...credits]);
  await other.close();
  const failures = settled.flatMap((one): unknown[] =>
    one.status === 'rejected' && !(one.reason instanceof HttpError) ? [one.reason] : [],
  );
  expect(failures).toEqual([]);
  // 64 times 5 points, of which the 200 taken back are paid.
  expect(await points(member)).toMatchObject({ available: 120, held: 200, arrears: 0 });
  expect(await points(record)).toMatchObject({ available: 120, held: 200, arrears: 0 });
  expect(await store.api.verify()).toEqual([]);
});
