/** Rates on screen: basis points ↔ percent as people read and type it. */
import { numberFormat } from '#shared/formatters';
import { readRate, valueOrNaN } from '#shared/numbers';
import { NumericInput, type NumericInputProps } from '../form/NumericInput.tsx';
import { wrongOf } from '../form/wrongOf.ts';
import { useStoreSettings } from './useStoreSettings.ts';

const BPS = 100;

/** Both decimals of basis points, so that what was rounded to them is not rounded a second time. */
export const formatRate = (bps: number, locale: string, { signed = false } = {}): string =>
  numberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 2,
    ...(signed && { signDisplay: 'exceptZero' as const }),
  }).format(bps / 10_000);

/** Writes basis points as percent; a dash for none. */
export const useRate = () => {
  const { locale } = useStoreSettings();
  return (bps: number | null | undefined, options?: { signed?: boolean }) =>
    bps === null || bps === undefined ? '–' : formatRate(bps, locale, options);
};

/** Basis points as percent, as they are typed. */
export const typedRate = (bps: number) => String(bps / BPS);
const readTyped = (text: string) => valueOrNaN(readRate(text));

/** Input of a percentage; the form holds basis points, null when empty. */
export const RateInput = (props: NumericInputProps) => (
  <NumericInput
    {...props}
    unit="%"
    format={typedRate}
    parse={readTyped}
    wrong={(text) => wrongOf(readRate(text), '')}
  />
);
