/** Growth as it became known over time: what was given, taken back, and adjusted by staff. */
import { asc, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { growthEntries } from '#db/schema/members/growth';
import type { Deed } from './replay.ts';

const entriesOf = prepared({ memberIds: many(growthEntries.memberId) }, (q, { memberIds }) =>
  q
    .select({
      memberId: growthEntries.memberId,
      type: growthEntries.type,
      source: growthEntries.source,
      growth: growthEntries.growth,
      day: growthEntries.day,
      occurredAt: growthEntries.occurredAt,
      recordedAt: growthEntries.recordedAt,
    })
    .from(growthEntries)
    .where(inArray(growthEntries.memberId, memberIds))
    .orderBy(asc(growthEntries.id)),
);
type Row = Awaited<ReturnType<typeof entriesOf>>[number];

/** Staff who take growth away, and corrections of events, take no level before the end of its term. */
const occasionOf = ({ type, source, growth }: Row): Deed['occasion'] => {
  if (growth > 0) return 'gain';
  return type === 'reverse' && (source === 'order' || source === 'return') ? 'refund' : 'time';
};

export const loadGrowthDeeds = async (db: Db, memberIds: readonly number[]): Promise<Deed[]> =>
  (await entriesOf(db, { memberIds })).map((row) => ({
    memberId: row.memberId,
    day: row.day,
    // What is taken back counts at once.
    happensAt: row.growth > 0 ? row.occurredAt : row.recordedAt,
    knownAt: row.recordedAt,
    occasion: occasionOf(row),
    isHistory: false,
    growth: row.growth,
    netSpend: 0,
    orders: 0,
    activeDays: 0,
  }));
