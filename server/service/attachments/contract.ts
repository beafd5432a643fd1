/** Files that are sent with messages of tickets. */
import * as z from 'zod';
import { count, id, orDefault, reference, text } from '#shared/fields';

/** As they are kept: pictures of every kind are encoded anew. */
export const ATTACHMENT_TYPES = [
  'image/webp',
  'application/pdf',
  'text/plain',
  'video/mp4',
] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** With the body as the file itself. */
export const AttachmentQuery = z.strictObject({ name: orDefault(text(200), '') });
export const AttachmentSize = z.strictObject({
  /** Of a picture. */
  size: orDefault(z.enum(['small', 'large']), 'large'),
});

const LARGEST = 2_147_483_647;
export const Attachment = z.object({
  id: id(),
  name: z.string(),
  type: z.enum(ATTACHMENT_TYPES),
  bytes: count(0, LARGEST),
  /** Of a picture, in pixels. */
  width: count(1, LARGEST).nullable(),
  height: count(1, LARGEST).nullable(),
  /** Whether only its name is left. */
  isRemoved: z.boolean(),
});
export type Attachment = z.infer<typeof Attachment>;

/** Of one message. */
export const MAX_ATTACHMENTS = 10;
export const attachmentIds = () =>
  orDefault(z.array(reference('ticketAttachments')).max(MAX_ATTACHMENTS), []);
