/** Reads the attachments of messages. */
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Attachment } from '#contract/service/attachments';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { files } from '#db/schema/platform/files';
import { ticketAttachments } from '#db/schema/service/attachments';
import { ticketMessages } from '#db/schema/service/tickets';

const ofMessages = prepared({ ids: many(ticketAttachments.messageId) }, (q, { ids }) =>
  q
    .select()
    .from(ticketAttachments)
    .where(inArray(ticketAttachments.messageId, ids))
    .orderBy(asc(ticketAttachments.id)),
);

type Row = typeof ticketAttachments.$inferSelect;
const toAttachment = ({ id, name, type, bytes, width, height, fileId }: Row): Attachment => ({
  id,
  name,
  type,
  bytes,
  width,
  height,
  isRemoved: fileId === null,
});

/** Adds what was sent with each message, in the order in which it was stored. */
export const withAttachments = async <M extends { id: number }>(
  db: Db,
  messages: readonly M[],
): Promise<(M & { attachments: Attachment[] })[]> => {
  const rows =
    messages.length === 0 ? [] : await ofMessages(db, { ids: messages.map(({ id }) => id) });
  return messages.map((message) => ({
    ...message,
    attachments: rows.filter(({ messageId }) => messageId === message.id).map(toAttachment),
  }));
};

const oneOf = prepared({ id: ticketAttachments.id }, (q, { id }) =>
  q
    .select({
      ticketId: ticketMessages.ticketId,
      kind: ticketMessages.kind,
      name: ticketAttachments.name,
      type: ticketAttachments.type,
      storedAs: files.storedAs,
    })
    .from(ticketAttachments)
    .innerJoin(ticketMessages, eq(ticketMessages.id, ticketAttachments.messageId))
    .innerJoin(files, eq(files.id, ticketAttachments.fileId))
    .where(eq(ticketAttachments.id, id)),
);
export type SentFile = Awaited<ReturnType<typeof oneOf>>[number];
/** Null where it was never sent, or was taken away. */
export const findSentFile = async (db: Db, id: number): Promise<SentFile | null> =>
  (await oneOf(db, { id }))[0] ?? null;

/** Those that a message was sent with. */
export const filesInMessages = prepared({ ids: many(files.id) }, (q, { ids }) =>
  q
    .selectDistinct({ fileId: files.id })
    .from(files)
    .innerJoin(ticketAttachments, eq(ticketAttachments.fileId, files.id))
    .where(and(inArray(files.id, ids), isNotNull(ticketAttachments.messageId))),
);
