/** Files for a message that is being written: stored as soon as they are chosen, and sent with it. */
import { useTranslate } from 'react-admin';
import { type Attachment, MAX_ATTACHMENTS } from '#contract/service/attachments';
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENT_MEGABYTES } from '#rules/service/attachments';
import { useUploads } from '../../../platform/shared/pictures/useUploads.ts';

interface Attaching {
  attached: readonly Attachment[];
  onStored: (attachment: Attachment) => void;
}

export const useAttachments = ({ attached, onStored }: Attaching) => {
  const translate = useTranslate();
  const refusalOf = ({ size }: File): string | undefined =>
    size <= MAX_ATTACHMENT_BYTES
      ? undefined
      : translate('attachments.errors.tooLarge', { max: MAX_ATTACHMENT_MEGABYTES });
  const { uploads, add, remove } = useUploads({
    path: '/tickets/attachments',
    refusalOf,
    onStored,
  });
  const free = MAX_ATTACHMENTS - attached.length - uploads.length;
  return {
    uploads,
    remove,
    /** More than a message can have are left out. */
    add: (files: readonly File[]) => add(files.slice(0, Math.max(0, free))),
    isFull: free <= 0,
  };
};
