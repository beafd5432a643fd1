import { useTranslate } from 'react-admin';
import type { Picture } from '#contract/platform/pictures';
import { MAX_PICTURE_BYTES, MAX_PICTURE_MEGABYTES } from '#rules/platform/pictures';
import { useUploads } from './useUploads.ts';

export const usePictureUploads = (onStored: (picture: Picture) => void) => {
  const translate = useTranslate();
  const refusalOf = ({ size, type }: File): string | undefined => {
    if (type.startsWith('video/')) return translate('pictures.errors.video');
    if (size <= MAX_PICTURE_BYTES) return undefined;
    return translate('pictures.errors.tooLarge', { max: MAX_PICTURE_MEGABYTES });
  };
  return useUploads({ path: '/pictures', refusalOf, onStored });
};
