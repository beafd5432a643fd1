/** Reads an attachment by its content, whatever it is called and said to be. */
import { fileTypeFromBuffer } from 'file-type';
import type { AttachmentType } from '#contract/service/attachments';
import { encodePicture } from '../../platform/pictures/encode.ts';
import { PICTURE_TYPES } from '../../platform/pictures/rules.ts';
import { empty, otherType } from './refusals.ts';
import { isNamedText, isPlainText } from './rules.ts';

/** One of the files that are kept of it, with what its name in the storage ends with. */
export interface KeptFile {
  ending: 'large' | 'small' | 'whole';
  content: Buffer;
}
export interface ReadAttachment {
  type: AttachmentType;
  width: number | null;
  height: number | null;
  /** The largest first. */
  kept: readonly KeptFile[];
}

const whole = (type: AttachmentType, content: Buffer): ReadAttachment => ({
  type,
  width: null,
  height: null,
  kept: [{ ending: 'whole', content }],
});

/** Throws a refusal for what is none of the types, or a damaged picture. */
export const readAttachment = async (content: Buffer, name: string): Promise<ReadAttachment> => {
  if (content.length === 0) throw empty();
  const found = (await fileTypeFromBuffer(content).catch(() => undefined))?.mime;
  if (found === undefined && isNamedText(name) && isPlainText(content))
    return whole('text/plain', content);
  if (found === 'application/pdf' || found === 'video/mp4') return whole(found, content);
  if (found === undefined || !PICTURE_TYPES.includes(found)) throw otherType();
  const { width, height, sizes } = await encodePicture(content);
  return {
    type: 'image/webp',
    width,
    height,
    kept: [
      { ending: 'large', content: sizes.large },
      { ending: 'small', content: sizes.small },
    ],
  };
};
