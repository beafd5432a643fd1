/** What stands in the place of words that were taken away. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { RedactedResource, WordRedaction } from '#contract/service/wordRedactions';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { wordRedactions } from '#db/schema/service/wordRedactions';
import { threadOf } from '../tickets/thread.ts';

const ofRecords = prepared(
  { resource: wordRedactions.resource, ids: many(wordRedactions.recordId) },
  (q, { resource, ids }) =>
    q
      .select({
        id: wordRedactions.id,
        recordId: wordRedactions.recordId,
        part: wordRedactions.part,
        partId: wordRedactions.partId,
        reason: wordRedactions.reason,
        redactedBy: wordRedactions.redactedBy,
        redactedAt: wordRedactions.redactedAt,
      })
      .from(wordRedactions)
      .where(and(eq(wordRedactions.resource, resource), inArray(wordRedactions.recordId, ids)))
      .orderBy(asc(wordRedactions.id)),
);

/** Of a ticket with those of the tickets that were merged into it. */
export const loadRedactions = async (
  db: Db,
  resource: RedactedResource,
  id: number,
): Promise<WordRedaction[]> =>
  ofRecords(db, { resource, ids: resource === 'tickets' ? await threadOf(db, id) : [id] });
