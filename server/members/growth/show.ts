/** A member's growth: what it is in all, and the newest entries with how they came about. */
import { count, desc, inArray, sql } from 'drizzle-orm';
import type { MemberGrowth } from '#contract/members/growth';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { growthEntries } from '#db/schema/members/growth';
import { members } from '#db/schema/members/members';
import { getRow } from '../../platform/records/records.ts';
import { withMembers } from '../members/withMembers.ts';
import { withCauses } from '../points/causes.ts';
import { loadPeople } from '../people/load.ts';

/** The number of entries that are shown. */
const SHOWN = 10;

const totals = prepared({ memberIds: many(growthEntries.memberId) }, (q, { memberIds }) =>
  q
    .select({
      growth: sql<number>`coalesce(sum(${growthEntries.growth}), 0)`.as('growth'),
      n: count(),
    })
    .from(growthEntries)
    .where(inArray(growthEntries.memberId, memberIds)),
);
const newest = prepared({ memberIds: many(growthEntries.memberId) }, (q, { memberIds }) =>
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
    .where(inArray(growthEntries.memberId, memberIds))
    .orderBy(desc(growthEntries.day), desc(growthEntries.id))
    .limit(SHOWN),
);

export const showGrowth = async (db: Db, memberId: number): Promise<MemberGrowth> => {
  await getRow(db, members, memberId);
  const memberIds = (await loadPeople(db, [memberId])).recordsOf(memberId);
  const [sums] = await totals(db, { memberIds });
  const entries = await newest(db, { memberIds });
  return {
    growth: Number(sums?.growth ?? 0),
    total: Number(sums?.n ?? 0),
    entries: await withMembers(db, await withCauses(db, entries)),
  };
};
