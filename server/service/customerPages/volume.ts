/** How much a customer sends by pages in a day: more than anybody needs is not stored. */
import { and, count, countDistinct, eq, gt, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { ticketAttachments } from '#db/schema/service/attachments';
import { ticketMessages } from '#db/schema/service/tickets';
import { DAY_MS } from '#shared/days';
import { survivorOf, threadOf } from '../tickets/thread.ts';
import { isTooMuch } from './rules.ts';

const sentSince = prepared(
  { ids: many(ticketMessages.ticketId), from: ticketMessages.recordedAt },
  (q, { ids, from }) =>
    q
      .select({ messages: countDistinct(ticketMessages.id), photos: count(ticketAttachments.id) })
      .from(ticketMessages)
      .leftJoin(ticketAttachments, eq(ticketAttachments.messageId, ticketMessages.id))
      .where(
        and(
          inArray(ticketMessages.ticketId, ids),
          eq(ticketMessages.authorKind, 'customer'),
          gt(ticketMessages.recordedAt, from),
        ),
      ),
);

const sentWith = prepared(
  { ids: many(ticketMessages.ticketId), externalId: ticketMessages.externalId },
  (q, { ids, externalId }) =>
    q
      .select({ id: ticketMessages.id })
      .from(ticketMessages)
      .where(and(inArray(ticketMessages.ticketId, ids), eq(ticketMessages.externalId, externalId))),
);
/** Whether a message of the thread has this id already: no photos are stored for it again. */
export const wasSent = async (db: Db, ticketId: number, externalId: string): Promise<boolean> => {
  const ids = await threadOf(db, await survivorOf(db, ticketId));
  return (await sentWith(db, { ids, externalId })).length > 0;
};

/** Whether one more message with so many photos is too much for the thread. */
export const isTooMuchFor = async (
  db: Db,
  ticketId: number,
  photos: number,
  now: number,
): Promise<boolean> => {
  const ids = await threadOf(db, await survivorOf(db, ticketId));
  const [sent] = await sentSince(db, { ids, from: now - DAY_MS });
  return isTooMuch({
    messages: Number(sent?.messages ?? 0) + 1,
    photos: Number(sent?.photos ?? 0) + photos,
  });
};
