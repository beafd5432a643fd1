/** The growth of members in all, which never falls below zero. */
import { inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { growthEntries } from '#db/schema/members/growth';

const totals = prepared({ memberIds: many(growthEntries.memberId) }, (q, { memberIds }) =>
  q
    .select({
      memberId: growthEntries.memberId,
      growth: sql<number>`sum(${growthEntries.growth})`.as('growth'),
    })
    .from(growthEntries)
    .where(inArray(growthEntries.memberId, memberIds))
    .groupBy(growthEntries.memberId),
);

export const loadGrowthTotals = async (
  db: Db,
  memberIds: readonly number[],
): Promise<Map<number, number>> =>
  new Map(
    (await totals(db, { memberIds })).map(({ memberId, growth }) => [memberId, Number(growth)]),
  );
