/** Rates on screen: basis points ↔ percent as people read and type it. */
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

/** Percent as typed → basis points; null for nothing, NaN for what is no number or has over two decimals. */
export const parseRate = (text: string): number | null => {
  const plain = text.normalize('NFKC').replace(/[\s%]/g, '').replace('−', '-');
  if (plain === '') return null;
  const match = /^([+-]?)(\d+)(?:\.(\d{0,2}))?$/.exec(plain);
  if (!match) return NaN;
  const bps = Number(match[2]) * BPS + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -bps : bps;
};

const shownRate = (bps: number) => String(bps / BPS);

/** Input of a percentage; the form holds basis points, null when empty. */
export const RateInput = (props: NumericInputProps) => (
  <NumericInput {...props} unit="%" format={shownRate} parse={parseRate} />
);
