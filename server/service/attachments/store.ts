/** Stores a file for a message that will be sent: under a name that nobody can guess, and each time anew. */
import { createHash, randomUUID } from 'node:crypto';
import type { Attachment } from '#contract/service/attachments';
import { insertRows } from '#db/bulk';
import { files } from '#db/schema/platform/files';
import { ticketAttachments } from '#db/schema/service/attachments';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { busy } from '../../platform/http/errors.ts';
import { Slots } from '../../platform/http/slots.ts';
import { type ReadAttachment, readAttachment } from './read.ts';
import { otherType } from './refusals.ts';
import { attachmentName } from './rules.ts';

/** Read at a time by this server, and waiting for that, with up to 10 MB in memory each. */
const READ = 2;
const WAITING = 20;
const slots = new Slots(READ, WAITING, busy);

/** A file that was read and can be stored. */
export interface ReadyFile {
  content: Buffer;
  sentName: string;
  read: ReadAttachment;
}
/** Throws a refusal for what may not be sent, or is none of `isAccepted`. Stores nothing. */
export const prepareAttachment = async (
  content: Buffer,
  sentName: string,
  isAccepted: (read: ReadAttachment) => boolean = () => true,
): Promise<ReadyFile> => {
  const read = await slots.run(() => readAttachment(content, sentName));
  if (!isAccepted(read)) throw otherType();
  return { content, sentName, read };
};

type Storing = Pick<Context, 'transaction' | 'files' | 'actor' | 'now'>;
/** Throws a refusal for what may not be sent. The file is durable when this resolves. */
export const storeAttachment = async (
  context: Storing,
  content: Buffer,
  sentName: string,
): Promise<Attachment> => storePrepared(context, await prepareAttachment(content, sentName));

export const storePrepared = async (
  { transaction, files: storage, actor, now }: Storing,
  { content, sentName, read: { type, width, height, kept } }: ReadyFile,
): Promise<Attachment> => {
  const at = now();
  const key = randomUUID();
  const nameOf = (ending: string) => `attachments/${key.slice(0, 2)}/${key}-${ending}`;
  const name = attachmentName(sentName, type);
  const bytes = kept[0]?.content.length ?? 0;
  const facts = { name, type, bytes, width, height };
  // The rows first: what is stored without a row would never be deleted.
  const id = await transaction(async (tx) => {
    const file = {
      hash: `attachment:${key}`,
      name: type,
      storedAs: kept.map(({ ending }) => nameOf(ending)),
      bytes: kept.reduce((sum, one) => sum + one.content.length, 0),
      width,
      height,
      unusedSince: at,
      createdAt: at,
    };
    const [fileId = 0] = await insertRows(tx, files, [file], { returning: true });
    const contentHash = createHash('sha256').update(content).digest('hex');
    const row = { ...facts, fileId, contentHash, creatorId: actor.id, createdAt: at };
    const [attachmentId = 0] = await insertRows(tx, ticketAttachments, [row], { returning: true });
    await recordActivity(tx, {
      actor,
      at,
      resource: 'ticketAttachments',
      recordId: attachmentId,
      // What a file is called may name people.
      recordName: type,
      verb: 'create',
      after: { type, bytes },
    });
    return attachmentId;
  });
  for (const { ending, content: stored } of kept) await storage.put(nameOf(ending), stored, type);
  return { id, ...facts, isRemoved: false };
};
