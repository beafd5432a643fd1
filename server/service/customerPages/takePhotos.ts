/** Takes the photos of a form, once, and as many as a day allows. */
import type { SentFile } from '../../platform/publicPages/form.ts';
import type { PublicCall } from '../../platform/publicPages/pages.ts';
import { readPhotos, storePhotos } from './photos.ts';
import { MAX_PHOTOS } from './rules.ts';
import { isTooMuchFor, wasSent } from './volume.ts';
import type { FieldError } from './words.ts';

/** The message with which they are sent; a link for a new request has no ticket yet. */
interface Sent {
  ticketId: number | null;
  externalId: string;
}

/** The ids of the stored photos, none for a form that was sent before, or why nothing is stored. */
export const takePhotos = async (
  call: PublicCall,
  { ticketId, externalId }: Sent,
  photos: readonly SentFile[],
): Promise<number[] | FieldError> => {
  if (photos.length > MAX_PHOTOS) return 'tooManyPhotos';
  const { db, now } = call.context;
  const isRepeated = ticketId !== null && (await wasSent(db, ticketId, externalId));
  if (ticketId !== null && !isRepeated && (await isTooMuchFor(db, ticketId, photos.length, now())))
    return 'tooMuch';
  const ready = await readPhotos(photos);
  if (!ready) return 'photoRefused';
  return isRepeated ? [] : storePhotos(call, ready);
};
