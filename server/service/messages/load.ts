/** Reads the messages of tickets. */
import { and, asc, eq, gt, inArray, max } from 'drizzle-orm';
import type { TicketMessage } from '#contract/service/messages';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { ticketMessages } from '#db/schema/service/tickets';
import { withAttachments } from '../attachments/load.ts';
import type { MessageRow } from './write.ts';

const toMessage = ({ externalId: _, recordedAt: __, bodyHash: ___, ...message }: MessageRow) =>
  message;
const toMessages = (db: Db, rows: readonly MessageRow[]): Promise<TicketMessage[]> =>
  withAttachments(db, rows.map(toMessage));

const ofTickets = prepared({ ids: many(ticketMessages.ticketId) }, (q, { ids }) =>
  q
    .select()
    .from(ticketMessages)
    .where(inArray(ticketMessages.ticketId, ids))
    .orderBy(asc(ticketMessages.occurredAt), asc(ticketMessages.id)),
);
/** As they were written, those of several tickets as one thread. */
export const loadMessages = async (
  db: Db,
  ticketIds: readonly number[],
): Promise<TicketMessage[]> => toMessages(db, await ofTickets(db, { ids: ticketIds }));

const newestPublic = prepared({ ids: many(ticketMessages.ticketId) }, (q, { ids }) =>
  q
    .select({
      id: ticketMessages.id,
      ticketId: ticketMessages.ticketId,
      body: ticketMessages.body,
      authorKind: ticketMessages.authorKind,
    })
    .from(ticketMessages)
    .where(
      inArray(
        ticketMessages.id,
        q
          .select({ id: max(ticketMessages.id) })
          .from(ticketMessages)
          .where(and(inArray(ticketMessages.ticketId, ids), eq(ticketMessages.kind, 'public')))
          .groupBy(ticketMessages.ticketId),
      ),
    ),
);
/** The newest public message of each of these tickets. */
export const loadNewest = (db: Db, ids: readonly number[]) => newestPublic(db, { ids });

const inThread = prepared(
  { ids: many(ticketMessages.ticketId), id: ticketMessages.id },
  (q, { ids, id }) =>
    q
      .select({ id: ticketMessages.id })
      .from(ticketMessages)
      .where(and(inArray(ticketMessages.ticketId, ids), eq(ticketMessages.id, id))),
);
/** Whether it is a message of one of these tickets. */
export const isInThread = async (
  db: Db,
  ticketIds: readonly number[],
  id: number,
): Promise<boolean> => (await inThread(db, { ids: ticketIds, id })).length > 0;

const publicAfter = prepared(
  { ids: many(ticketMessages.ticketId), after: ticketMessages.id },
  (q, { ids, after }) =>
    q
      .select()
      .from(ticketMessages)
      .where(
        and(
          inArray(ticketMessages.ticketId, ids),
          eq(ticketMessages.kind, 'public'),
          gt(ticketMessages.id, after),
        ),
      )
      .orderBy(asc(ticketMessages.id)),
);
/** Public messages that were recorded after one, and that its reader therefore has not seen. */
export const loadPublicAfter = async (
  db: Db,
  ticketIds: readonly number[],
  after: number,
): Promise<TicketMessage[]> => toMessages(db, await publicAfter(db, { ids: ticketIds, after }));
