/** Writes a message of a ticket, once for each id of its sender. */
import { hash } from 'node:crypto';
import { and, inArray } from 'drizzle-orm';
import type { AuthorKind, MessageKind, TicketChannel } from '#contract/service/messages';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { ticketMessages } from '#db/schema/service/tickets';
import { conflict } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { attachFiles } from '../attachments/attach.ts';

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
  /** See the table. */
  sentToId?: number | null;
  /** Files that its sender has stored for it. */
  attachmentIds?: readonly number[];
}

const byExternalId = prepared(
  { ids: many(ticketMessages.ticketId), externalIds: many(ticketMessages.externalId) },
  (q, { ids, externalIds }) =>
    q
      .select()
      .from(ticketMessages)
      .where(
        and(inArray(ticketMessages.ticketId, ids), inArray(ticketMessages.externalId, externalIds)),
      ),
);

/** The id under which a message to a merged ticket is kept where the ticket that stays has one of its own with that id. */
const apart = (sentToId: number, externalId: string) => `#${sentToId} ${externalId}`;

/** By which words that were taken away are known again. */
export const hashOf = (body: string): string => hash('sha256', body);
/** What stays of a message whose words are taken away. */
export const redactedFields = ({ now, actor }: Writer, body: string, reason: string) => ({
  body: '',
  bodyHash: hashOf(body),
  redactedAt: now,
  redactedBy: actor.name,
  redactionReason: reason,
});

interface Sent extends Pick<NewMessage, 'externalId' | 'kind' | 'body'> {
  /** The tickets of the thread. */
  threadIds: readonly number[];
  /** The tickets that the sender means: senders may number the messages of each ticket by themselves. */
  ownIds: readonly number[];
}

/** The message of the thread that was sent with this id before; 409 where one to the same ticket said something else. */
export const findSent = async (
  tx: Db,
  { threadIds, ownIds, externalId, kind, body }: Sent,
): Promise<MessageRow | null> => {
  const externalIds = [externalId, ...ownIds.map((id) => apart(id, externalId))];
  const known = await byExternalId(tx, { ids: threadIds, externalIds });
  const repeated = known.find(
    (one) =>
      one.kind === kind &&
      (one.redactedAt === null ? one.body === body : one.bodyHash === hashOf(body)),
  );
  if (repeated) return repeated;
  if (!known.some(({ ticketId, sentToId }) => ownIds.includes(sentToId ?? ticketId))) return null;
  const error = 'tickets.errors.otherMessage';
  throw conflict(error, { errors: { externalId: error } });
};

export const insertMessage = async (
  tx: Db,
  writer: Writer,
  { attachmentIds = [], ...message }: NewMessage,
): Promise<MessageRow> => {
  const { sentToId = null, ticketId, externalId } = message;
  const isTaken =
    sentToId !== null &&
    (await byExternalId(tx, { ids: [ticketId], externalIds: [externalId] })).length > 0;
  const row = {
    ...message,
    sentToId,
    externalId: isTaken ? apart(sentToId, externalId) : externalId,
    recordedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, ticketMessages, [row], { returning: true });
  await attachFiles(tx, writer, id, attachmentIds);
  const kept = { redactedAt: null, redactedBy: null, redactionReason: null, bodyHash: null };
  return { ...row, ...kept, id };
};
