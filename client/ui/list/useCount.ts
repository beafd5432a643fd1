import { useStoreSettings } from '../record/useStoreSettings.ts';

/** Writes a count with the separators of the screen's language; a dash for none known. */
export const useCount = () => {
  const { locale } = useStoreSettings();
  const format = new Intl.NumberFormat(locale);
  return (count: number | null | undefined) =>
    count === null || count === undefined ? '–' : format.format(count);
};
