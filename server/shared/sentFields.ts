/** Fields of what the store's systems send, where what is left out means nothing. */
import { count, instant, keyText, text } from '#shared/fields';

export const quantity = () => count(1, 1_000_000);
/** Text that may be missing; empty text counts as missing. */
export const textOrNull = (max: number) =>
  text(max)
    .nullish()
    .transform((value) => value || null);
/** The same for a key by which another record is found. */
export const keyOrNull = (max: number) =>
  keyText(max)
    .nullish()
    .transform((value) => value || null);
/**
 * The instant of this version by the store's own clock; an older version that arrives later is ignored, except for the
 * statuses of an order that only it knows. A version without an instant counts as the newest.
 */
export const sourceVersion = () =>
  instant()
    .nullish()
    .transform((updatedAt) => updatedAt ?? null);
