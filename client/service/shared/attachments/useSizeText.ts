import { useTranslate } from 'react-admin';
import { numberFormat } from '#shared/formatters';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';

const KILOBYTE = 1024;

/** The size of a file, in kilobytes until it is a megabyte. */
export const useSizeText = () => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  return (bytes: number): string => {
    const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE));
    const unit = kilobytes < KILOBYTE ? 'kilobytes' : 'megabytes';
    const size = unit === 'kilobytes' ? kilobytes : Math.round(kilobytes / KILOBYTE);
    return translate(`attachments.${unit}`, { size: numberFormat(locale).format(size) });
  };
};
