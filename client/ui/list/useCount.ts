import { numberFormat } from '#shared/formatters';
import { useStoreSettings } from '../record/useStoreSettings.ts';

/** Writes a count with the separators of the screen's language; a dash for none known. */
export const useCount = () => {
  const { locale } = useStoreSettings();
  const format = numberFormat(locale);
  return (count: number | null | undefined) =>
    count === null || count === undefined ? '–' : format.format(count);
};
