/** A merge of records is no rise to a level: nobody has more by merging and undoing it. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MergePreview, UnmergePreview } from '#contract/members/merges';
import { query } from '#db/statements';
import { spendPoints } from '#server/members/points/spendPoints';
import { NOW } from '../support/openApi.ts';
import { basket, redeem } from '../promotions/promotionStore.ts';
import {
  buy,
  giveLevelCodes,
  has as figuresOf,
  type Known,
  memberWith,
  merge,
  type MergeStore,
  openMergeStore,
  owe,
  ownLedger,
  standing,
  unmerge,
  write,
} from './mergeStore.ts';

const DAY = 86_400_000;
const ENTRY_POINTS = 800;
let store: MergeStore;
beforeAll(async () => {
  store = await openMergeStore({ entryPoints: ENTRY_POINTS });
  await giveLevelCodes(store);
});
afterAll(() => store.api.close());
beforeEach(() => {
  store.api.now = NOW;
});

let orders = 0;
const buyTimes = async (times: number, member: Known) => {
  for (let order = 0; order < times; order++) await buy(store, `rise-${++orders}`, member);
};
const later = () => {
  store.api.now += DAY;
};
const has = (member: Known) => figuresOf(store, member);
const messagesTo = async ({ id }: Known) =>
  (
    await query(
      store.api.connection.db,
      `select id from messages where member_id = ? and kind = 'levelChanged'`,
      [id],
    )
  ).length;

const NOTHING = { level: 'starter', points: 0, coupons: 0 };
/** What two orders give, with what the level does that they reach. */
const RISEN = { level: 'plus', points: 200 + ENTRY_POINTS, coupons: 1 };

test('a record gives its level to three members in turn, who gain nothing and keep nothing', async () => {
  const record = await memberWith(store, 0, { email: 'risen@example.com' });
  await buyTimes(2, record);
  expect(await has(record)).toEqual(RISEN);
  expect(await messagesTo(record)).toBe(1);
  for (let turn = 0; turn < 3; turn++) {
    const member = await memberWith(store, 0, { email: `turn-${turn}@example.com` });
    later();
    const { body } = await store.manager<MergePreview>(
      'POST',
      `/api/members/${member.id}/mergerPreview`,
      { recordId: record.id },
    );
    expect(body.after).toMatchObject({
      level: 'plus',
      coupons: 1,
      balance: { available: RISEN.points },
    });
    expect((await merge(store.manager, member, record)).status).toBe(200);
    expect(await has(member)).toEqual(RISEN);
    expect((await ownLedger(store, member)).entries).toEqual([]);
    expect(await messagesTo(member)).toBe(0);
    later();
    expect((await unmerge(store.manager, record)).status).toBe(200);
    expect(await has(member)).toEqual(NOTHING);
    expect(await has(record)).toEqual(RISEN);
  }
  expect(await store.api.verify()).toEqual([]);
});

test('of two records that give the same level one after the other, neither leaves it', async () => {
  for (const undoneFirst of [0, 1]) {
    const records = [await memberWith(store, 0), await memberWith(store, 0)];
    for (const record of records) await buyTimes(2, record);
    const member = await memberWith(store, 0);
    for (const record of records) {
      later();
      expect((await merge(store.manager, member, record)).status).toBe(200);
    }
    expect((await has(member)).level).toBe('plus');
    for (const record of undoneFirst === 0 ? records : records.toReversed()) {
      later();
      expect((await unmerge(store.manager, record)).status).toBe(200);
    }
    expect(await has(member)).toEqual(NOTHING);
    for (const record of records) expect(await has(record)).toEqual(RISEN);
  }
});

test('which of the two records stays makes no difference to what they have', async () => {
  for (const staysRisen of [true, false]) {
    const [risen, other] = [await memberWith(store, 0), await memberWith(store, 196)];
    await buyTimes(2, risen);
    later();
    const [member, record] = staysRisen ? [risen, other] : [other, risen];
    await merge(store.manager, member, record);
    expect(await has(member)).toEqual({ ...RISEN, points: RISEN.points + 196 });
    await unmerge(store.manager, record);
    expect([await has(risen), await has(other)]).toEqual([RISEN, { ...NOTHING, points: 196 }]);
  }
  expect(await store.api.verify()).toEqual([]);
});

test('a level that two records reach only by the merge counts at once, and gives and leaves nothing', async () => {
  const [member, record] = [await memberWith(store, 0), await memberWith(store, 0)];
  await buyTimes(1, member);
  await buyTimes(1, record);
  const alone = { level: 'starter', points: 100, coupons: 0 };
  later();
  await merge(store.manager, member, record);
  expect(await has(member)).toEqual({ level: 'plus', points: 200, coupons: 0 });
  later();
  await unmerge(store.manager, record);
  expect([await has(member), await has(record)]).toEqual([alone, alone]);
  await buyTimes(1, member);
  expect(await has(member)).toEqual(RISEN);
});

test('an order after the merge that raises the member gives what a rise gives, once for both', async () => {
  const [member, record] = [await memberWith(store, 0), await memberWith(store, 0)];
  await buyTimes(1, member);
  later();
  await merge(store.manager, member, record);
  await buyTimes(1, record);
  expect(await has(member)).toEqual(RISEN);
  await buyTimes(1, record);
  expect(await has(member)).toEqual({ ...RISEN, points: RISEN.points + 100 });
});

test('merging and undoing leaves the sum of the points of both, whatever they bought, owe and spent', async () => {
  for (const [bought, boughtByRecord, owed, spent] of [
    [0, 2, 0, 150],
    [1, 1, 0, 200],
    [2, 0, 300, 0],
    [0, 1, 50, 40],
    [3, 2, 700, 90],
  ] as const) {
    const [member, record] = [await memberWith(store, owed), await memberWith(store, 0)];
    if (owed > 0) await owe(store, member, owed);
    await buyTimes(bought, member);
    await buyTimes(boughtByRecord, record);
    const sum = async (...all: Known[]) => {
      let points = 0;
      for (const one of all) points += (await has(one)).points;
      return points;
    };
    const before = await sum(member, record);
    later();
    await merge(store.manager, member, record);
    expect(await sum(member)).toBe(before);
    const spending = {
      memberId: member.id,
      points: spent,
      source: 'redemption' as const,
      sourceId: `spent-${member.id}`,
      occurredAt: store.api.now,
    };
    if (spent > 0) await write(store, (tx, writer) => spendPoints(tx, writer, spending));
    later();
    await unmerge(store.manager, record);
    expect(await sum(member, record)).toBe(before - spent);
  }
  expect(await store.api.verify()).toEqual([]);
});

/** A member and a record with one order each of which the second was paid after the merge. */
const raisedTogether = async (): Promise<[member: Known, record: Known]> => {
  const [member, record] = [await memberWith(store, 0), await memberWith(store, 0)];
  await buyTimes(1, member);
  later();
  await merge(store.manager, member, record);
  later();
  await buyTimes(1, record);
  expect(await has(member)).toEqual(RISEN);
  later();
  return [member, record];
};
const preview = async ({ id }: Known) =>
  (await store.manager<UnmergePreview>('POST', `/api/members/${id}/separationPreview`)).body;
const ALONE = { level: 'starter', points: 100, coupons: 0 };

test('what was given for a level that only both reached is taken back, and given again for the own rise', async () => {
  const [member, record] = await raisedTogether();
  expect((await preview(record)).rewards).toEqual([
    { memberId: member.id, level: 'plus', points: 800, owed: 0, lost: 0, codes: 1, usedCodes: [] },
  ]);
  expect(await has(member)).toEqual(RISEN);
  await unmerge(store.manager, record);
  expect([await has(member), await has(record)]).toEqual([ALONE, ALONE]);
  expect((await ownLedger(store, member)).entries).toEqual([
    ['earn', 100],
    ['earn', 800],
    ['clawBack', -800],
  ]);
  // Merging and undoing once more gives nothing either.
  later();
  await merge(store.manager, member, record);
  later();
  await unmerge(store.manager, record);
  expect([await has(member), await has(record)]).toEqual([ALONE, ALONE]);
  later();
  await buyTimes(1, member);
  expect([await has(member), await has(record)]).toEqual([RISEN, ALONE]);
  await buyTimes(1, member);
  expect(await has(member)).toEqual({ ...RISEN, points: RISEN.points + 100 });
  expect(await store.api.verify()).toEqual([]);
});

test('points of such a level that were spent are owed, by the record to which they were given', async () => {
  const [member, record] = await raisedTogether();
  const spending = {
    memberId: member.id,
    points: 950,
    source: 'redemption' as const,
    sourceId: `all-${member.id}`,
    occurredAt: store.api.now,
  };
  await write(store, (tx, writer) => spendPoints(tx, writer, spending));
  later();
  const { rewards, spent } = await preview(record);
  expect(rewards).toMatchObject([{ memberId: member.id, points: 800 }]);
  const owed = rewards[0]?.owed ?? 0;
  await unmerge(store.manager, record);
  const [mine, theirs] = [await has(member), await has(record)];
  expect(mine.points).toBe(100 - spent.member);
  expect(theirs.points).toBe(100 - spent.record);
  expect(owed).toBe(Math.max(0, spent.member - 100));
  // What was taken back and is owed is not lost: the own rise gives the whole again.
  await buyTimes(1, member);
  expect((await has(member)).points).toBe(mine.points + 100 + ENTRY_POINTS);
  expect(await store.api.verify()).toEqual([]);
});

test('a code of such a level that an order uses stays, is named before, and is not given a second time', async () => {
  const [member, record] = await raisedTogether();
  const [code = ''] = (await standing(store, member)).coupons.map((one) => one.code);
  const used = await redeem(store.shop, `uses-${member.id}`, {
    ...basket('BAG'),
    member: member.externalId,
    codes: [code],
  });
  expect(used.status).toBe(200);
  expect((await preview(record)).rewards).toMatchObject([{ codes: 0, usedCodes: [code] }]);
  await unmerge(store.manager, record);
  const codesOf = async ({ id }: Known) =>
    query<{ code: string; revoked_at: number | null }>(
      store.api.connection.db,
      'select code, revoked_at from coupons where member_id = ?',
      [id],
    );
  expect(await codesOf(member)).toEqual([{ code, revoked_at: null }]);
  later();
  await buyTimes(1, member);
  expect(await codesOf(member)).toEqual([{ code, revoked_at: null }]);
});

test('a level that the record reached alone while it was merged gives it what the level gives, once', async () => {
  const [member, record] = [await memberWith(store, 0), await memberWith(store, 0)];
  await merge(store.manager, member, record);
  later();
  await buyTimes(2, record);
  expect(await has(member)).toEqual(RISEN);
  for (let turn = 0; turn < 2; turn++) {
    later();
    await unmerge(store.manager, record);
    expect([await has(member), await has(record)]).toEqual([NOTHING, RISEN]);
    later();
    await merge(store.manager, member, record);
    expect(await has(member)).toEqual(RISEN);
  }
  await unmerge(store.manager, record);
  expect(await store.api.verify()).toEqual([]);
});
