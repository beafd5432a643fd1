/** What may be sent with a message, and under which name it is given out. Pure; used by server and client. */
import type { AttachmentType } from '#contract/service/attachments';

export const MAX_ATTACHMENT_MEGABYTES = 10;
export const MAX_ATTACHMENT_BYTES = MAX_ATTACHMENT_MEGABYTES * 1024 * 1024;

/** What a file chooser offers; what a file is, its content says. */
export const ACCEPTED_FILES = 'image/jpeg,image/png,image/webp,image/avif,image/gif,.pdf,.txt,.mp4';

const ENDINGS: Record<AttachmentType, string> = {
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'video/mp4': 'mp4',
};

const MAX_STEM = 150;
/**
 * The name with the ending of what the file is: whoever opens it from a folder gets no other program than that of its type.
 * Folders and signs that a name cannot have on some systems are left out.
 */
export const attachmentName = (sent: string, type: AttachmentType): string => {
  const name = sent.split(/[/\\]/).at(-1) ?? '';
  const stem = name
    .replace(/\.[^.]*$/, '')
    // Signs that turn the direction of writing could hide the ending.
    .replaceAll(/[<>:"|?*\p{Cc}\p{Cf}]/gu, '')
    .replace(/^[.\s]+/, '')
    .slice(0, MAX_STEM)
    .trim();
  return `${stem || 'file'}.${ENDINGS[type]}`;
};

/** Tab, line ends and page ends. */
const BLANKS: readonly number[] = [0x09, 0x0a, 0x0c, 0x0d];
const isControl = (byte: number) => (byte < 0x20 && !BLANKS.includes(byte)) || byte === 0x7f;

/** Whether the bytes are text in UTF-8 that no program takes for a page or a drawing. */
export const isPlainText = (content: Uint8Array): boolean => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return !content.some(isControl) && !text.trimStart().startsWith('<');
  } catch {
    return false;
  }
};

/** Text has no mark by which it is known, so that its name has to say what it is. */
export const isNamedText = (name: string): boolean => /\.txt$/i.test(name.trim());

export const isPicture = ({ type }: { type: AttachmentType }): boolean => type === 'image/webp';
