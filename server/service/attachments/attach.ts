/** Sends stored files with a message, and takes those of a message away. */
import { and, asc, eq, inArray, isNotNull, isNull, notLike } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { files } from '#db/schema/platform/files';
import { ticketAttachments } from '#db/schema/service/attachments';
import { markUnusedRemoved, type RemovedFile } from '../../platform/files/removeAtOnce.ts';
import { invalid } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** Stored by whoever sends them, and not sent yet. Files that are being removed have another hash. */
const waiting = prepared(
  { ids: many(ticketAttachments.id), creatorId: ticketAttachments.creatorId },
  (q, { ids, creatorId }) =>
    q
      .select({ id: ticketAttachments.id })
      .from(ticketAttachments)
      .innerJoin(
        files,
        and(eq(files.id, ticketAttachments.fileId), notLike(files.hash, 'removed:%')),
      )
      .where(
        and(
          inArray(ticketAttachments.id, ids),
          eq(ticketAttachments.creatorId, creatorId),
          isNull(ticketAttachments.messageId),
        ),
      ),
);
const send = prepared(
  { ids: many(ticketAttachments.id), messageId: ticketAttachments.messageId },
  (q, { ids, messageId }) =>
    q.update(ticketAttachments).set({ messageId }).where(inArray(ticketAttachments.id, ids)),
);

/** 422 where one of them was not stored by the sender, was sent already, or was stored too long ago. */
export const attachFiles = async (
  tx: Db,
  { actor }: Writer,
  messageId: number,
  asked: readonly number[],
): Promise<void> => {
  const ids = [...new Set(asked)];
  if (ids.length === 0) return;
  const found = await waiting(tx, { ids, creatorId: actor.id ?? '' });
  if (found.length < ids.length) throw invalid({ attachmentIds: 'attachments.errors.gone' });
  await send(tx, { ids, messageId });
};

const keptOf = prepared({ messageId: ticketAttachments.messageId }, (q, { messageId }) =>
  q
    .select({ id: ticketAttachments.id, fileId: ticketAttachments.fileId })
    .from(ticketAttachments)
    .where(and(eq(ticketAttachments.messageId, messageId), isNotNull(ticketAttachments.fileId)))
    .orderBy(asc(ticketAttachments.id)),
);
const empty = prepared({ messageId: ticketAttachments.messageId }, (q, { messageId }) =>
  q
    .update(ticketAttachments)
    .set({ fileId: null, name: '–' })
    .where(eq(ticketAttachments.messageId, messageId)),
);

/** The files of the message are removed from the storage once this is written (`removeMarked`). */
export const takeFilesAway = async (
  tx: Db,
  { now }: Writer,
  messageId: number,
): Promise<RemovedFile[]> => {
  const ids = (await keptOf(tx, { messageId })).flatMap(({ fileId }) => fileId ?? []);
  await empty(tx, { messageId });
  return markUnusedRemoved(tx, ids, now);
};
