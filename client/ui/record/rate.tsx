/** Rates on screen: basis points ↔ percent as people read and type it. */
import { readRate, valueOrNaN } from '#shared/numbers';
import { NumericInput, type NumericInputProps } from '../form/NumericInput.tsx';
import { useStoreSettings } from './useStoreSettings.ts';

const BPS = 100;

export const formatRate = (bps: number, locale: string, { signed = false } = {}): string =>
  new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    ...(signed && { signDisplay: 'exceptZero' as const }),
  }).format(bps / 10_000);

/** Writes basis points as percent; a dash for none. */
export const useRate = () => {
  const { locale } = useStoreSettings();
  return (bps: number | null | undefined, options?: { signed?: boolean }) =>
    bps === null || bps === undefined ? '–' : formatRate(bps, locale, options);
};

const shownRate = (bps: number) => String(bps / BPS);
const readTyped = (text: string) => valueOrNaN(readRate(text));

/** Input of a percentage; the form holds basis points, null when empty. */
export const RateInput = (props: NumericInputProps) => (
  <NumericInput {...props} unit="%" format={shownRate} parse={readTyped} />
);
