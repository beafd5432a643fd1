/** Loads what rules with limits gave before an instant, without writing anything. */
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { EarnRule } from '#contract/members/earnRules';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { growthEntries } from '#db/schema/members/growth';
import { pointEntries } from '#db/schema/members/points';
import { needsGiven } from '../../members/earnRules/caps.ts';
import type { GivenOn } from './past.ts';

const points = prepared(
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
const growth = prepared(
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
const pointBudgets = prepared(
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
const growthBudgets = prepared(
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

const keysOf = (rules: readonly EarnRule[]) => [...new Set(rules.map(({ key }) => key))];

/** By member, on the days before. */
export const loadGivenBefore = async (
  db: Db,
  rules: readonly EarnRule[],
  memberIds: readonly number[],
  before: number,
): Promise<Map<number, GivenOn[]>> => {
  const byMember = new Map<number, GivenOn[]>();
  const ruleKeys = keysOf(rules.filter(({ caps }) => needsGiven(caps)));
  if (ruleKeys.length === 0) return byMember;
  const asked = { memberIds, ruleKeys, before };
  for (const [currency, load] of [
    ['points', points],
    ['growth', growth],
  ] as const)
    for (const { memberId, amount, ...row } of await load(db, asked)) {
      const known = byMember.get(memberId) ?? [];
      byMember.set(memberId, [...known, { ...row, currency, amount: Number(amount) }]);
    }
  return byMember;
};

/** What rules with a budget gave to all members, by `JSON.stringify([key, currency])`. */
export const loadBudgetsBefore = async (
  db: Db,
  rules: readonly EarnRule[],
  before: number,
): Promise<Map<string, number>> => {
  const budgets = new Map<string, number>();
  const ruleKeys = keysOf(rules.filter(({ caps }) => caps.budget !== null));
  for (const ruleKey of ruleKeys)
    for (const currency of ['points', 'growth'])
      budgets.set(JSON.stringify([ruleKey, currency]), 0);
  if (ruleKeys.length === 0) return budgets;
  for (const [currency, load] of [
    ['points', pointBudgets],
    ['growth', growthBudgets],
  ] as const)
    for (const { ruleKey, amount } of await load(db, { ruleKeys, before }))
      budgets.set(JSON.stringify([ruleKey, currency]), Number(amount));
  return budgets;
};
