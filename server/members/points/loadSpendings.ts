/** Finds what was spent on a source: one entry, or one of each record of the person that gave points for it. */
import { and, asc, eq } from 'drizzle-orm';
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import { preparedRows } from '#db/preparedRows';
import { pointEntries } from '#db/schema/members/points';
import { groupBy } from '#shared/groupBy';
import { loadSpent } from './loadSpent.ts';
import type { Spent } from './plan/restore.ts';

export interface SpentOn {
  source: PointSource;
  sourceId: string;
}
/** An entry with the record that it is of, and what it took. */
export interface Spending extends Spent {
  memberId: number;
}
export const spentText = ({ source, sourceId }: SpentOn) => JSON.stringify([source, sourceId]);

const find = preparedRows(
  { sourceId: pointEntries.sourceId, source: pointEntries.source, type: pointEntries.type },
  {},
  (q, { rows, input }) =>
    q
      .select({
        id: pointEntries.id,
        memberId: pointEntries.memberId,
        source: pointEntries.source,
        sourceId: pointEntries.sourceId,
        sourceLine: pointEntries.sourceLine,
      })
      .from(rows)
      .innerJoin(
        pointEntries,
        and(
          eq(pointEntries.type, input.type),
          eq(pointEntries.source, input.source),
          eq(pointEntries.sourceId, input.sourceId),
        ),
      )
      .orderBy(asc(pointEntries.id)),
);
const distinctOf = <S extends SpentOn>(sources: readonly S[]): SpentOn[] => [
  ...new Map(
    sources.map(({ source, sourceId }) => [spentText({ source, sourceId }), { source, sourceId }]),
  ).values(),
];

/** By `spentText`; a source that spent nothing is missing. Whether the records are still of one person does not matter. */
export const loadSpendings = async (
  db: Db,
  sources: readonly SpentOn[],
): Promise<ReadonlyMap<string, readonly Spending[]>> => {
  const rows = await find(
    db,
    distinctOf(sources).map((one) => ({ ...one, type: 'spend' as const })),
  );
  const spent = await loadSpent(
    db,
    rows.map(({ id }) => id),
  );
  const spendings = rows.map(({ id, memberId, source, sourceId }) => ({
    source,
    sourceId,
    spending: { memberId, entryId: id, parts: spent.get(id)?.parts ?? [] },
  }));
  return new Map(
    [...groupBy(spendings, spentText)].map(([key, all]) => [
      key,
      all.map(({ spending }) => spending),
    ]),
  );
};

/** The causes by which something was given back, of these sources of a correction, as texts of source, id and part. */
export const loadRestoredCauses = async (
  db: Db,
  sources: readonly SpentOn[],
): Promise<Set<string>> =>
  new Set(
    (
      await find(
        db,
        distinctOf(sources).map((one) => ({ ...one, type: 'restore' as const })),
      )
    ).map(causeText),
  );
export const causeText = ({ source, sourceId, sourceLine }: SpentOn & { sourceLine: string }) =>
  JSON.stringify([source, sourceId, sourceLine]);
