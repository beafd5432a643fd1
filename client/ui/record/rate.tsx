/** Rates on screen: basis points ↔ percent as people read and type it. */
import { numberFormat } from '#shared/formatters';
import { readOff, readRate, toFolds, valueOrNaN } from '#shared/numbers';
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

const shownRate = (bps: number) => String(bps / BPS);
const readTyped = (text: string) => valueOrNaN(readRate(text));

/** Input of a percentage; the form holds basis points, null when empty. */
export const RateInput = (props: NumericInputProps) => (
  <NumericInput
    {...props}
    unit="%"
    format={shownRate}
    parse={readTyped}
    wrong={(text) => wrongOf(readRate(text), '')}
  />
);

/**
 * Input of a reduction of the price; the form holds basis points, null when empty. In Chinese it takes 折, what is left
 * of the price in tenths: 8 折 is 20 % off. Either can be typed in both languages.
 */
export const OffInput = (props: NumericInputProps) => {
  const inFolds = useStoreSettings().locale.startsWith('zh');
  const read = (text: string) => readOff(text, { inFolds });
  return (
    <NumericInput
      {...props}
      unit={inFolds ? '折' : '%'}
      format={inFolds ? toFolds : shownRate}
      parse={(text) => valueOrNaN(read(text))}
      wrong={(text) => wrongOf(read(text), inFolds ? 'ui.wrong.folds' : 'ui.wrong.percent')}
    />
  );
};
