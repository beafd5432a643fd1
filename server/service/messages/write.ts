/** Writes a message of a ticket, once for each id of its sender. */
import { and, eq } from 'drizzle-orm';
import type { AuthorKind, MessageKind, TicketChannel } from '#contract/service/messages';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { ticketMessages } from '#db/schema/service/tickets';
import { conflict } from '../../platform/http/errors.ts';

export type MessageRow = typeof ticketMessages.$inferSelect;

export interface NewMessage {
  ticketId: number;
  kind: MessageKind;
  authorKind: AuthorKind;
  authorId: string | null;
  authorName: string | null;
  body: string;
  channel: TicketChannel;
  wasReached: boolean | null;
  externalId: string;
  occurredAt: number;
}

const byExternalId = prepared(
  { ticketId: ticketMessages.ticketId, externalId: ticketMessages.externalId },
  (q, { ticketId, externalId }) =>
    q
      .select()
      .from(ticketMessages)
      .where(and(eq(ticketMessages.ticketId, ticketId), eq(ticketMessages.externalId, externalId))),
);

/** The message that was sent with this id before; 409 where it said something else. */
export const findSent = async (
  tx: Db,
  {
    ticketId,
    externalId,
    kind,
    body,
  }: Pick<NewMessage, 'ticketId' | 'externalId' | 'kind' | 'body'>,
): Promise<MessageRow | null> => {
  const [known] = await byExternalId(tx, { ticketId, externalId });
  if (!known) return null;
  if (known.kind === kind && known.body === body) return known;
  const error = 'tickets.errors.otherMessage';
  throw conflict(error, { errors: { externalId: error } });
};

export const insertMessage = async (
  tx: Db,
  { now }: { now: number },
  message: NewMessage,
): Promise<MessageRow> => {
  const row = { ...message, recordedAt: now };
  const [id = 0] = await insertRows(tx, ticketMessages, [row], { returning: true });
  const kept = { redactedAt: null, redactedBy: null, redactionReason: null, bodyHash: null };
  return { ...row, ...kept, id };
};
