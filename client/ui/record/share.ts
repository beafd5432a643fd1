/** Shares on screen: the percentage of a part in a whole, with one decimal, rounded once from the two. */
import { numberFormat } from '#shared/formatters';
import { mulDiv } from '#shared/money';
import { useStoreSettings } from './useStoreSettings.ts';

/** One in tenths of a percent. */
const TENTHS = 1000;

/** Null where it would divide by zero. */
export const formatShare = (part: number, whole: number, locale: string): string | null =>
  whole <= 0
    ? null
    : numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
        mulDiv(part, TENTHS, whole) / TENTHS,
      );

/** `(part, whole) => text`: whole numbers; a dash where it would divide by zero. */
export const useShare = () => {
  const { locale } = useStoreSettings();
  return (part: number, whole: number) => formatShare(part, whole, locale) ?? '–';
};
