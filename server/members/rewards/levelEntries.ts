/** What members were given for rising to levels, and what of it was taken back. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { pointEntries, pointLots } from '#db/schema/members/points';
import { groupBy } from '#shared/groupBy';

const OF_LEVELS: PointSource = 'level';

const given = prepared(
  { memberIds: many(pointEntries.memberId), source: pointEntries.source },
  (q, { memberIds, source }) =>
    q
      .select({
        id: pointEntries.id,
        memberId: pointEntries.memberId,
        level: pointEntries.sourceId,
        points: pointLots.points,
        occurredAt: pointEntries.occurredAt,
        programmeNumber: pointEntries.programmeNumber,
      })
      .from(pointEntries)
      .innerJoin(pointLots, eq(pointLots.entryId, pointEntries.id))
      .where(and(inArray(pointEntries.memberId, memberIds), eq(pointEntries.source, source)))
      .orderBy(asc(pointEntries.id)),
);
const takenBack = prepared({ entryIds: many(pointEntries.reversesId) }, (q, { entryIds }) =>
  q
    .select({
      entryId: sql<number>`${pointEntries.reversesId}`,
      type: pointEntries.type,
      points: sql<number>`-sum(${pointEntries.points})`,
    })
    .from(pointEntries)
    .where(inArray(pointEntries.reversesId, entryIds))
    .groupBy(pointEntries.reversesId, pointEntries.type),
);

/** All that a record was given for one level. */
export interface LevelEntries {
  memberId: number;
  level: string;
  /** How often it was given: again only after it had been taken back. */
  times: number;
  points: number;
  /** When the last was given, and by which version. */
  occurredAt: number;
  programmeNumber: number | null;
  /** What is not given any more, and what of it was really taken: the rest had been spent or had lapsed. */
  reversed: number;
  taken: number;
}

export const levelKey = ({ memberId, level }: Pick<LevelEntries, 'memberId' | 'level'>): string =>
  JSON.stringify([memberId, level]);

/** By `levelKey`. */
export const loadLevelEntries = async (
  db: Db,
  memberIds: readonly number[],
): Promise<Map<string, LevelEntries>> => {
  const entries = await given(db, { memberIds, source: OF_LEVELS });
  if (entries.length === 0) return new Map();
  const reversals = groupBy(
    await takenBack(db, { entryIds: entries.map(({ id }) => id) }),
    ({ entryId }) => Number(entryId),
  );
  return new Map(
    [...groupBy(entries, levelKey)].flatMap(([key, own]) => {
      const last = own.at(-1);
      if (!last) return [];
      const back = own.flatMap(({ id }) => reversals.get(id) ?? []);
      const sum = (all: readonly { points: number }[]) =>
        all.reduce((total, { points }) => total + Number(points), 0);
      const { memberId, level, occurredAt, programmeNumber } = last;
      const found: LevelEntries = {
        memberId,
        level,
        times: own.length,
        points: sum(own),
        occurredAt,
        programmeNumber,
        reversed: sum(back),
        taken: sum(back.filter(({ type }) => type === 'clawBack')),
      };
      return [[key, found] as const];
    }),
  );
};
