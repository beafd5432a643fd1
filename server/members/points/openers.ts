/** What opened lots of points. */
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { pointEntries, pointLots } from '#db/schema/members/points';

const openersOf = prepared({ ids: many(pointLots.id) }, (q, { ids }) =>
  q
    .select({
      lotId: pointLots.id,
      source: pointEntries.source,
      sourceId: pointEntries.sourceId,
      ruleKey: pointEntries.ruleKey,
      programmeNumber: pointEntries.programmeNumber,
      day: pointEntries.day,
    })
    .from(pointLots)
    .innerJoin(pointEntries, eq(pointEntries.id, pointLots.entryId))
    .where(inArray(pointLots.id, ids)),
);

export const loadOpeners = async (db: Db, lotIds: readonly number[]) =>
  lotIds.length === 0 ? [] : openersOf(db, { ids: [...new Set(lotIds)] });
