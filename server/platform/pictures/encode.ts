/**
 * Reads a picture by its content and encodes it as WebP in every size: upright, in sRGB, without metadata. Decoding runs
 * on threads of its own.
 */
import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { HttpError } from '../http/errors.ts';
import { aVideo, damaged, notAPicture, tooManyPixels } from './refusals.ts';
import {
  MAX_PICTURE_MEGAPIXELS,
  PICTURE_SIZE_NAMES,
  PICTURE_SIZES,
  PICTURE_TYPES,
  type PictureSize,
} from './rules.ts';

const MAX_PIXELS = MAX_PICTURE_MEGAPIXELS * 1_000_000;
const QUALITY = 82;
const TIMEOUT_SECONDS = 60;

// Pictures are rarely the same, and two at a time are enough beside everything else.
sharp.cache(false);
sharp.concurrency(1);

export interface Encoded {
  /** As it was sent, upright, in pixels. */
  width: number;
  height: number;
  sizes: Record<PictureSize, Buffer>;
}

const measure = async (image: Sharp) => {
  const { width, height, autoOrient } = await image.metadata();
  if (width * height > MAX_PIXELS) throw tooManyPixels();
  return { width: autoOrient.width, height: autoOrient.height };
};

const encodeSize = (image: Sharp, size: PictureSize) =>
  image
    .clone()
    .resize({
      width: PICTURE_SIZES[size],
      height: PICTURE_SIZES[size],
      fit: 'inside',
      withoutEnlargement: true,
    })
    .webp({ quality: QUALITY })
    .toBuffer();

/** What the reading parts of the encoder say of a damaged picture; anything else is a fault of this server. */
const DAMAGED =
  /^(Input |VipsJpeg|vipspng|webp2vips|heif|source|(jpeg|png|webp|gif|heif)load\w*|Unknown error)/;

/** The refusal for an error of the encoder; the error itself where the picture is not its cause. */
export const refusalOf = (error: Error): Error => {
  if (error instanceof HttpError) return error;
  if (/pixel limit/i.test(error.message)) return tooManyPixels();
  return DAMAGED.test(error.message) ? damaged() : error;
};

/** Throws a refusal for anything that is not one whole picture of a known type within the limits. */
export const encodePicture = async (content: Buffer): Promise<Encoded> => {
  const type = await fileTypeFromBuffer(content).catch(() => undefined);
  if (type?.mime.startsWith('video/')) throw aVideo();
  if (!type || !PICTURE_TYPES.includes(type.mime)) throw notAPicture();
  try {
    const image = sharp(content, { failOn: 'error', limitInputPixels: MAX_PIXELS })
      .autoOrient()
      .timeout({ seconds: TIMEOUT_SECONDS });
    const measured = await measure(image);
    const sizes = {} as Encoded['sizes'];
    for (const size of PICTURE_SIZE_NAMES) sizes[size] = await encodeSize(image, size);
    return { ...measured, sizes };
  } catch (error) {
    throw refusalOf(error as Error);
  }
};
