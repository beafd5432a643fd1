/** Sends a message again that failed or was not sent. Whether it may be sent is decided anew. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { messages } from '#db/schema/platform/messages';
import { recordActivity } from '../activities/record.ts';
import { conflict } from '../http/errors.ts';
import { getRow } from '../records/records.ts';
import type { Writer } from '../records/writer.ts';

const askAgain = prepared(
  { ids: many(messages.id), now: messages.nextAttemptAt },
  (q, { ids, now }) =>
    q
      .update(messages)
      .set({
        status: 'waiting',
        reason: null,
        nextAttemptAt: now,
        heldUntil: null,
        round: 0,
        roundStartedAt: null,
      })
      .where(inArray(messages.id, ids)),
);

/** 409 where it waits anyway, or was handed over: nobody gets the same message twice. */
export const sendMessageAgain = async (tx: Db, writer: Writer, id: number): Promise<void> => {
  const row = await getRow(tx, messages, id);
  if (row.status === 'waiting') throw conflict('messages.errors.waitsAnyway');
  if (row.status !== 'failed' && row.status !== 'notSent')
    throw conflict('messages.errors.handedOver');
  await askAgain(tx, { ids: [id], now: writer.now });
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'messages',
    recordId: id,
    recordName: row.messageId,
    verb: 'sendAgain',
  });
};
