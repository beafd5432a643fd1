/** Addresses of stored pictures, and the limits of what may be sent. Pure; used by server and client. */

export const MAX_PICTURE_MEGABYTES = 15;
export const MAX_PICTURE_BYTES = MAX_PICTURE_MEGABYTES * 1024 * 1024;
export const MAX_PICTURE_MEGAPIXELS = 50;
/** Media types that may be sent; of an animation the first frame is taken. */
export const PICTURE_TYPES: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
];

/** The longest side of each stored size, in pixels; a smaller picture is not enlarged. */
export const PICTURE_SIZES = { small: 320, medium: 800, large: 1600 } as const;
export type PictureSize = keyof typeof PICTURE_SIZES;
export const PICTURE_SIZE_NAMES = Object.keys(PICTURE_SIZES) as readonly PictureSize[];

const FOLDER = '/api/pictures/';
const ADDRESS =
  /^(?:https?:\/\/[^/?#\s]+)?\/api\/pictures\/([0-9a-f]{64})\/(?:small|medium|large)\.webp$/;

/** Address of a stored picture, by the hash of its content. */
export const pictureAddress = (hash: string, size: PictureSize = 'large'): string =>
  `${FOLDER}${hash}/${size}.webp`;

/**
 * The hash in the address of a stored picture; null for any other address. The address may be a whole one, as stores send
 * it back: whatever its host, a picture of this hash has the same content.
 */
export const hashOfAddress = (url: string): string | null => ADDRESS.exec(url)?.[1] ?? null;

/** Whether an address is below that of stored pictures, though perhaps of none. */
export const isPictureAddress = (url: string): boolean => url.startsWith(FOLDER);

/** A picture's address in another size; an address elsewhere has only one size. */
export const sizedAddress = (url: string, size: PictureSize): string => {
  const hash = hashOfAddress(url);
  // A whole address keeps its host.
  return hash === null ? url : url.replace(/\w+\.webp$/, `${size}.webp`);
};
