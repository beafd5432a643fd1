import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { outboxEvents } from '#db/schema/platform/outbox';

const byKey = prepared({ dedupeKey: outboxEvents.dedupeKey }, (q, { dedupeKey }) =>
  q
    .select({ messageId: outboxEvents.messageId })
    .from(outboxEvents)
    .where(eq(outboxEvents.dedupeKey, dedupeKey)),
);

/** The id under which receivers see what happened; null where nobody was told, or it is no longer kept. */
export const eventMessageId = async (db: Db, type: string, key: string): Promise<string | null> =>
  (await byKey(db, { dedupeKey: `${type}:${key}` }))[0]?.messageId ?? null;
