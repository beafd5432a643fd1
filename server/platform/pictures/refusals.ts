/** Refusals of what was sent as a picture. */
import { message } from '#shared/fields';
import { HttpError } from '../http/errors.ts';
import { MAX_PICTURE_MEGABYTES, MAX_PICTURE_MEGAPIXELS } from './rules.ts';

const refused = (status: number, key: string) =>
  new HttpError(status, key, { errors: { file: key } });

export const tooLarge = () =>
  refused(413, message('pictures.errors.tooLarge', { max: MAX_PICTURE_MEGABYTES }));
export const tooManyPixels = () =>
  refused(422, message('pictures.errors.tooManyPixels', { max: MAX_PICTURE_MEGAPIXELS }));
export const aVideo = () => refused(422, 'pictures.errors.video');
export const notAPicture = () => refused(422, 'pictures.errors.type');
export const damaged = () => refused(422, 'pictures.errors.damaged');
export const empty = () => refused(422, 'pictures.errors.empty');
