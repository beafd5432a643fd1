/**
 * Sums what rules gave before an instant (UTC ms). What was taken back is not subtracted: it does not free room under a
 * limit.
 */
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { growthEntries } from '#db/schema/members/growth';
import { pointEntries } from '#db/schema/members/points';
import type { Currency } from './rules.ts';

/** Later than everything. */
export const ALL_TIME = Number.MAX_SAFE_INTEGER;

const pointsByDay = prepared(
  {
    memberIds: many(pointEntries.memberId),
    ruleKeys: many(pointEntries.ruleKey),
    before: pointEntries.occurredAt,
  },
  (q, { memberIds, ruleKeys, before }) =>
    q
      .select({
        memberId: pointEntries.memberId,
        ruleKey: pointEntries.ruleKey,
        day: pointEntries.day,
        amount: sql<number>`sum(${pointEntries.points})`,
      })
      .from(pointEntries)
      .where(
        and(
          eq(pointEntries.type, 'earn'),
          inArray(pointEntries.memberId, memberIds),
          inArray(pointEntries.ruleKey, ruleKeys),
          lt(pointEntries.occurredAt, before),
        ),
      )
      .groupBy(pointEntries.memberId, pointEntries.ruleKey, pointEntries.day),
);
const growthByDay = prepared(
  {
    memberIds: many(growthEntries.memberId),
    ruleKeys: many(growthEntries.ruleKey),
    before: growthEntries.occurredAt,
  },
  (q, { memberIds, ruleKeys, before }) =>
    q
      .select({
        memberId: growthEntries.memberId,
        ruleKey: growthEntries.ruleKey,
        day: growthEntries.day,
        amount: sql<number>`sum(${growthEntries.growth})`,
      })
      .from(growthEntries)
      .where(
        and(
          eq(growthEntries.type, 'earn'),
          inArray(growthEntries.memberId, memberIds),
          inArray(growthEntries.ruleKey, ruleKeys),
          lt(growthEntries.occurredAt, before),
        ),
      )
      .groupBy(growthEntries.memberId, growthEntries.ruleKey, growthEntries.day),
);
const pointsInAll = prepared(
  { ruleKeys: many(pointEntries.ruleKey), before: pointEntries.occurredAt },
  (q, { ruleKeys, before }) =>
    q
      .select({ ruleKey: pointEntries.ruleKey, amount: sql<number>`sum(${pointEntries.points})` })
      .from(pointEntries)
      .where(
        and(
          eq(pointEntries.type, 'earn'),
          inArray(pointEntries.ruleKey, ruleKeys),
          lt(pointEntries.occurredAt, before),
        ),
      )
      .groupBy(pointEntries.ruleKey),
);
const growthInAll = prepared(
  { ruleKeys: many(growthEntries.ruleKey), before: growthEntries.occurredAt },
  (q, { ruleKeys, before }) =>
    q
      .select({
        ruleKey: growthEntries.ruleKey,
        amount: sql<number>`sum(${growthEntries.growth})`,
      })
      .from(growthEntries)
      .where(
        and(
          eq(growthEntries.type, 'earn'),
          inArray(growthEntries.ruleKey, ruleKeys),
          lt(growthEntries.occurredAt, before),
        ),
      )
      .groupBy(growthEntries.ruleKey),
);

export interface GivenOnDay {
  memberId: number;
  ruleKey: string;
  day: string;
  amount: number;
}

/** To each of these members, by rule and business day. */
export const sumByDay = async (
  db: Db,
  currency: Currency,
  asked: { memberIds: readonly number[]; ruleKeys: readonly string[]; before: number },
): Promise<GivenOnDay[]> => {
  const rows = await (currency === 'points' ? pointsByDay : growthByDay)(db, asked);
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
};

/** To all members together, by rule. */
export const sumInAll = async (
  db: Db,
  currency: Currency,
  asked: { ruleKeys: readonly string[]; before: number },
): Promise<ReadonlyMap<string, number>> => {
  const rows = await (currency === 'points' ? pointsInAll : growthInAll)(db, asked);
  return new Map(rows.map(({ ruleKey, amount }) => [ruleKey, Number(amount)]));
};
