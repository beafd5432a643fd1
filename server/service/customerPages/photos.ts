/** Photos that customers send by their page, and those of a thread that they may see. */
import { recordId } from '../../platform/records/records.ts';
import { HttpError } from '../../platform/http/errors.ts';
import type { SentFile } from '../../platform/publicPages/form.ts';
import type { PublicAnswer, PublicCall } from '../../platform/publicPages/pages.ts';
import { findSentFile } from '../attachments/load.ts';
import { isPicture, MAX_ATTACHMENT_BYTES } from '../attachments/rules.ts';
import { sendFile } from '../attachments/send.ts';
import { prepareAttachment, type ReadyFile, storePrepared } from '../attachments/store.ts';
import { survivorOf, threadOf } from '../tickets/thread.ts';

/** What was sent is no picture that can be read. */
const UNREADABLE = [413, 422];

/** What can be stored; null where one of them is no picture or too large. */
export const readPhotos = async (photos: readonly SentFile[]): Promise<ReadyFile[] | null> => {
  if (photos.some(({ content }) => content.length > MAX_ATTACHMENT_BYTES)) return null;
  const ready: ReadyFile[] = [];
  try {
    for (const { name, content } of photos)
      ready.push(await prepareAttachment(content, name, isPicture));
  } catch (error) {
    if (error instanceof HttpError && UNREADABLE.includes(error.status)) return null;
    throw error;
  }
  return ready;
};

/** Returns the ids of what is stored. */
export const storePhotos = async (
  { context }: PublicCall,
  ready: readonly ReadyFile[],
): Promise<number[]> => {
  const ids: number[] = [];
  for (const one of ready) ids.push((await storePrepared(context, one)).id);
  return ids;
};

/** `/photos/<id>` below the link; null for what is no public file of its thread. */
export const showPhoto = async (
  { context, rest, isSmall }: PublicCall,
  ticketId: number,
): Promise<PublicAnswer | null> => {
  const [folder, id = ''] = rest;
  if (folder !== 'photos' || rest.length !== 2 || !/^\d{1,9}$/.test(id)) return null;
  const file = await findSentFile(context.db, recordId(id));
  if (!file || file.kind !== 'public') return null;
  const thread = await threadOf(context.db, await survivorOf(context.db, ticketId));
  if (!thread.includes(file.ticketId)) return null;
  const size = isSmall ? 'small' : 'large';
  return { file: (request, response) => sendFile(context.files, file, size, request, response) };
};
