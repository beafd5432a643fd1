/** Refusals of what was sent as an attachment. */
import { message } from '#shared/fields';
import { HttpError } from '../../platform/http/errors.ts';
import { MAX_ATTACHMENT_MEGABYTES } from './rules.ts';

const refused = (status: number, key: string) =>
  new HttpError(status, key, { errors: { file: key } });

export const tooLarge = () =>
  refused(413, message('attachments.errors.tooLarge', { max: MAX_ATTACHMENT_MEGABYTES }));
export const otherType = () => refused(422, 'attachments.errors.type');
export const empty = () => refused(422, 'pictures.errors.empty');
