/** Reads what was earned with orders, and what became of it. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { MEMO_TYPES, type PointSource } from '#contract/members/points';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { pointAllocations, pointEntries, pointLots } from '#db/schema/members/points';
import { together } from '#db/together';
import { groupBy } from '#shared/groupBy';
import type { Earned } from './plan/clawBack.ts';

/** What was earned with one source, by one rule or by all. */
export interface EarnedKey {
  memberId: number;
  source: PointSource;
  sourceId: string;
  ruleKey: string | null;
}
const earnings = preparedRows(
  {
    memberId: pointEntries.memberId,
    source: pointEntries.source,
    sourceId: pointEntries.sourceId,
    ruleKey: 'text',
    type: pointEntries.type,
  },
  {},
  (q, { rows, input, amongKeys }) =>
    q
      .select({
        memberId: pointEntries.memberId,
        source: pointEntries.source,
        sourceId: pointEntries.sourceId,
        ruleKey: sql<string | null>`${input.ruleKey}`.as('rule_key'),
        entryId: pointEntries.id,
        lotId: pointLots.id,
        points: pointLots.points,
      })
      .from(rows)
      .innerJoin(
        pointEntries,
        and(
          eq(pointEntries.memberId, input.memberId),
          eq(pointEntries.type, input.type),
          eq(pointEntries.source, input.source),
          eq(pointEntries.sourceId, input.sourceId),
          sql`${pointEntries.ruleKey} = coalesce(${input.ruleKey}, ${pointEntries.ruleKey})`,
        ),
      )
      .innerJoin(pointLots, eq(pointLots.entryId, pointEntries.id))
      .where(amongKeys(pointEntries.memberId))
      .orderBy(asc(pointEntries.id)),
);
const reversals = prepared(
  { entryIds: many(pointEntries.reversesId), types: many(pointEntries.type) },
  (q, { entryIds, types }) =>
    q
      .select({
        entryId: pointEntries.reversesId,
        type: pointEntries.type,
        points: sql<number>`-sum(${pointEntries.points})`.as('points'),
      })
      .from(pointEntries)
      .where(and(inArray(pointEntries.reversesId, entryIds), inArray(pointEntries.type, types)))
      .groupBy(pointEntries.reversesId, pointEntries.type),
);
const lapses = prepared(
  { lotIds: many(pointAllocations.lotId), types: many(pointEntries.type) },
  (q, { lotIds, types }) =>
    q
      .select({
        lotId: pointAllocations.lotId,
        points: sql<number>`sum(${pointAllocations.points})`.as('points'),
      })
      .from(pointAllocations)
      .innerJoin(pointEntries, eq(pointEntries.id, pointAllocations.entryId))
      .where(and(inArray(pointAllocations.lotId, lotIds), inArray(pointEntries.type, types)))
      .groupBy(pointAllocations.lotId),
);

export const earnedText = ({ memberId, source, sourceId, ruleKey }: EarnedKey) =>
  JSON.stringify([memberId, source, sourceId, ruleKey]);

/** By `earnedText`; what earned nothing is missing. */
export const loadEarned = async (
  db: Db,
  keys: readonly EarnedKey[],
): Promise<Map<string, Earned>> => {
  const distinct = new Map(keys.map((key) => [earnedText(key), key]));
  // What had been taken back wrongly is credited again as an adjustment with the same source.
  const rows = await earnings(
    db,
    [...distinct.values()].flatMap((key) =>
      (['earn', 'adjustCredit'] as const).map((type) => ({ ...key, type })),
    ),
  );
  const [reversed, lapsed] = await together([
    reversals(db, {
      entryIds: rows.map(({ entryId }) => entryId),
      types: ['clawBack', ...MEMO_TYPES],
    }),
    lapses(db, { lotIds: rows.map(({ lotId }) => lotId), types: ['expire', 'forfeit'] }),
  ]);
  const byEntry = groupBy(reversed, ({ entryId }) => entryId ?? 0);
  const byLot = new Map(lapsed.map(({ lotId, points }) => [lotId, Number(points)]));
  const sum = (all: readonly { points: number }[]) =>
    all.reduce((total, { points }) => total + Number(points), 0);
  return new Map(
    [...groupBy(rows, earnedText)].map(([key, own]) => {
      const takenBack = own.flatMap(({ entryId }) => byEntry.get(entryId) ?? []);
      const earned: Earned = {
        entryIds: own.map(({ entryId }) => entryId),
        lotIds: new Set(own.map(({ lotId }) => lotId)),
        points: sum(own),
        lapsed: own.reduce((total, { lotId }) => total + (byLot.get(lotId) ?? 0), 0),
        reversed: sum(takenBack),
        absorbed: sum(takenBack.filter(({ type }) => type === 'absorb')),
      };
      return [key, earned];
    }),
  );
};
