import { numberFormat } from '#shared/formatters';
import { RATE } from '#shared/money';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

/** Writes odds as percent with both decimals: as they are published. */
export const useOdds = () => {
  const { locale } = useStoreSettings();
  const format = numberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return (bps: number) => format.format(bps / RATE);
};
