/** Reads what entries took from lots, and what has been given back of it. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { pointAllocations, pointEntries } from '#db/schema/members/points';
import { together } from '#db/together';
import { groupBy } from '#shared/groupBy';
import type { Spent } from './plan/restore.ts';

const taken = prepared({ entryIds: many(pointAllocations.entryId) }, (q, { entryIds }) =>
  q
    .select({
      id: pointAllocations.id,
      entryId: pointAllocations.entryId,
      lotId: pointAllocations.lotId,
      points: pointAllocations.points,
    })
    .from(pointAllocations)
    .where(inArray(pointAllocations.entryId, entryIds))
    .orderBy(asc(pointAllocations.id)),
);
const givenBack = prepared({ entryIds: many(pointEntries.reversesId) }, (q, { entryIds }) =>
  q
    .select({
      restoresId: pointAllocations.restoresId,
      points: sql<number>`sum(${pointAllocations.points})`.as('points'),
    })
    .from(pointEntries)
    .innerJoin(pointAllocations, eq(pointAllocations.entryId, pointEntries.id))
    .where(
      and(
        inArray(pointEntries.reversesId, entryIds),
        sql`${pointAllocations.restoresId} is not null`,
      ),
    )
    .groupBy(pointAllocations.restoresId),
);

/** By the entries' ids. */
export const loadSpent = async (
  db: Db,
  entryIds: readonly number[],
): Promise<ReadonlyMap<number, Spent>> => {
  const [allocations, restores] = await together([
    taken(db, { entryIds }),
    givenBack(db, { entryIds }),
  ]);
  const restored = new Map(restores.map((one) => [one.restoresId, Number(one.points)]));
  const byEntry = groupBy(allocations, ({ entryId }) => entryId);
  return new Map(
    [...byEntry].map(([entryId, rows]) => [
      entryId,
      {
        entryId,
        parts: rows.flatMap(({ id, lotId, points }) =>
          lotId === null
            ? []
            : [{ allocationId: id, lotId, points, restored: restored.get(id) ?? 0 }],
        ),
      },
    ]),
  );
};
