/** Loads entries of growth by what they are about, and sums of growth by business day. */
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { growthEntries } from '#db/schema/members/growth';

const columns = {
  id: growthEntries.id,
  memberId: growthEntries.memberId,
  type: growthEntries.type,
  growth: growthEntries.growth,
  source: growthEntries.source,
  sourceId: growthEntries.sourceId,
  sourceLine: growthEntries.sourceLine,
  ruleKey: growthEntries.ruleKey,
  reversesId: growthEntries.reversesId,
  day: growthEntries.day,
};
const bySource = prepared(
  { source: growthEntries.source, sourceIds: many(growthEntries.sourceId) },
  (q, { source, sourceIds }) =>
    q
      .select(columns)
      .from(growthEntries)
      .where(and(eq(growthEntries.source, source), inArray(growthEntries.sourceId, sourceIds))),
);
export type StoredGrowth = Awaited<ReturnType<typeof bySource>>[number];

/** All entries about these sources, in a statement for each kind of source. */
export const loadBySource = async (
  db: Db,
  sources: readonly { source: PointSource; sourceId: string }[],
): Promise<StoredGrowth[]> => {
  const ids = new Map<PointSource, Set<string>>();
  for (const { source, sourceId } of sources)
    ids.set(source, (ids.get(source) ?? new Set()).add(sourceId));
  const found: StoredGrowth[] = [];
  for (const [source, sourceIds] of ids)
    found.push(...(await bySource(db, { source, sourceIds: [...sourceIds] })));
  return found;
};

const reversalsOf = prepared({ ids: many(growthEntries.reversesId) }, (q, { ids }) =>
  q
    .select({
      reversesId: growthEntries.reversesId,
      growth: sql<number>`sum(${growthEntries.growth})`,
    })
    .from(growthEntries)
    .where(inArray(growthEntries.reversesId, ids))
    .groupBy(growthEntries.reversesId),
);
/** What has been taken back of entries, by their ids; above zero. */
export const loadReversed = async (db: Db, ids: readonly number[]): Promise<Map<number, number>> =>
  new Map(
    (await reversalsOf(db, { ids })).map(({ reversesId, growth }) => [
      Number(reversesId),
      -Number(growth),
    ]),
  );

const sums = prepared(
  {
    memberIds: many(growthEntries.memberId),
    knownAt: growthEntries.recordedAt,
    now: growthEntries.occurredAt,
  },
  (q, { memberIds, knownAt, now }) => {
    const isComing = sql`${growthEntries.occurredAt} > ${now} and ${growthEntries.growth} > 0`;
    return q
      .select({
        memberId: growthEntries.memberId,
        day: growthEntries.day,
        growth: sql<number>`sum(case when ${isComing} then 0 else ${growthEntries.growth} end)`,
        coming: sql<number>`sum(case when ${isComing} then ${growthEntries.growth} else 0 end)`,
        comingAt: sql<
          number | null
        >`max(case when ${isComing} then ${growthEntries.occurredAt} end)`,
      })
      .from(growthEntries)
      .where(and(inArray(growthEntries.memberId, memberIds), lt(growthEntries.recordedAt, knownAt)))
      .groupBy(growthEntries.memberId, growthEntries.day);
  },
);

export interface GrowthOnDay {
  memberId: number;
  day: string;
  growth: number;
  /** What is given only after `now`, and when the last of it is; what is taken back counts at once. */
  coming: number;
  comingAt: number | null;
}

const NEVER = Number.MAX_SAFE_INTEGER;
/** The growth of members by business day, as far as it was recorded before `knownAt`. */
export const loadGrowthDays = async (
  db: Db,
  memberIds: readonly number[],
  { knownAt = NEVER, now = NEVER }: { knownAt?: number; now?: number } = {},
): Promise<GrowthOnDay[]> =>
  (await sums(db, { memberIds, knownAt, now })).map((row) => ({
    ...row,
    growth: Number(row.growth),
    coming: Number(row.coming),
    comingAt: row.comingAt === null ? null : Number(row.comingAt),
  }));
