/**
 * Sums what rules gave before an instant (UTC ms). What was taken back is not subtracted: it does not free room under a
 * limit.
 */
import { and, eq, getTableColumns, inArray, lt, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { growthEntries } from '#db/schema/members/growth';
import { pointEntries } from '#db/schema/members/points';
import type { Currency } from './rules.ts';

/** Later than everything. */
export const ALL_TIME = Number.MAX_SAFE_INTEGER;

/** Of both ledgers alike. */
const POINTS = {
  ...getTableColumns(pointEntries),
  table: pointEntries,
  amount: pointEntries.points,
};
const GROWTH = {
  ...getTableColumns(growthEntries),
  table: growthEntries,
  amount: growthEntries.growth,
};
type Ledger = typeof POINTS | typeof GROWTH;

const statementsOf = ({ table, memberId, ruleKey, day, type, occurredAt, amount }: Ledger) => {
  const asked = { ruleKeys: many(ruleKey), before: occurredAt };
  const sum = sql<number>`sum(${amount})`;
  return {
    byDay: prepared({ memberIds: many(memberId), ...asked }, (q, { memberIds, ruleKeys, before }) =>
      q
        .select({ memberId, ruleKey, day, amount: sum })
        .from(table)
        .where(
          and(
            eq(type, 'earn'),
            inArray(memberId, memberIds),
            inArray(ruleKey, ruleKeys),
            lt(occurredAt, before),
          ),
        )
        .groupBy(memberId, ruleKey, day),
    ),
    inAll: prepared(asked, (q, { ruleKeys, before }) =>
      q
        .select({ ruleKey, amount: sum })
        .from(table)
        .where(and(eq(type, 'earn'), inArray(ruleKey, ruleKeys), lt(occurredAt, before)))
        .groupBy(ruleKey),
    ),
  };
};
const STATEMENTS = { points: statementsOf(POINTS), growth: statementsOf(GROWTH) } as const;

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
  const rows = await STATEMENTS[currency].byDay(db, asked);
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
};

/** To all members together, by rule. */
export const sumInAll = async (
  db: Db,
  currency: Currency,
  asked: { ruleKeys: readonly string[]; before: number },
): Promise<ReadonlyMap<string, number>> => {
  const rows = await STATEMENTS[currency].inAll(db, asked);
  return new Map(rows.map(({ ruleKey, amount }) => [ruleKey, Number(amount)]));
};
