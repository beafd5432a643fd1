/** A member's growth: what it is in all, and the newest entries with how they came about. */
import { count, desc, eq, sql } from 'drizzle-orm';
import type { MemberGrowth } from '#contract/members/growth';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { growthEntries } from '#db/schema/members/growth';
import { members } from '#db/schema/members/members';
import { getRow } from '../../platform/records/records.ts';

/** The number of entries that are shown. */
const SHOWN = 10;

const totals = prepared({ memberId: growthEntries.memberId }, (q, { memberId }) =>
  q
    .select({
      growth: sql<number>`coalesce(sum(${growthEntries.growth}), 0)`.as('growth'),
      n: count(),
    })
    .from(growthEntries)
    .where(eq(growthEntries.memberId, memberId)),
);
const newest = prepared({ memberId: growthEntries.memberId }, (q, { memberId }) =>
  q
    .select({
      id: growthEntries.id,
      memberId: growthEntries.memberId,
      type: growthEntries.type,
      growth: growthEntries.growth,
      source: growthEntries.source,
      sourceId: growthEntries.sourceId,
      sourceLine: growthEntries.sourceLine,
      ruleKey: growthEntries.ruleKey,
      programmeNumber: growthEntries.programmeNumber,
      reversesId: growthEntries.reversesId,
      day: growthEntries.day,
      occurredAt: growthEntries.occurredAt,
      recordedAt: growthEntries.recordedAt,
      actorKind: growthEntries.actorKind,
      actorName: growthEntries.actorName,
      reason: growthEntries.reason,
      detail: growthEntries.detail,
    })
    .from(growthEntries)
    .where(eq(growthEntries.memberId, memberId))
    .orderBy(desc(growthEntries.day), desc(growthEntries.id))
    .limit(SHOWN),
);

export const showGrowth = async (db: Db, memberId: number): Promise<MemberGrowth> => {
  const { name, externalId } = await getRow(db, members, memberId);
  const [sums] = await totals(db, { memberId });
  const entries = await newest(db, { memberId });
  return {
    growth: Number(sums?.growth ?? 0),
    total: Number(sums?.n ?? 0),
    entries: entries.map((entry) => ({
      ...entry,
      memberName: name,
      memberExternalId: externalId,
    })),
  };
};
