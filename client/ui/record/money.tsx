/** Money on screen: minor units of the store's currency ↔ what people read and type. */
import { numberFormat } from '#shared/formatters';
import { readAmount, valueOrNaN } from '#shared/numbers';
import { NumericInput, type NumericInputProps } from '../form/NumericInput.tsx';
import { wrongOf } from '../form/wrongOf.ts';
import { useStoreSettings } from './useStoreSettings.ts';

export const formatMoney = (
  minor: number,
  currency: string,
  locale: string,
  withSymbol = true,
): string => {
  const style = withSymbol ? 'currency' : 'decimal';
  const formatter = numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const decimals = formatter.resolvedOptions().maximumFractionDigits ?? 2;
  const major = minor / 10 ** decimals;
  if (style === 'currency') return formatter.format(major);
  return numberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(major);
};

/** Writes an amount of minor units in the store's currency. */
export const useMoney = () => {
  const { currency, locale } = useStoreSettings();
  return (minor: number | null | undefined) =>
    minor === null || minor === undefined ? '–' : formatMoney(minor, currency, locale);
};

const TABULAR = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

export const Money = ({ amount }: { amount: number | null | undefined }) => (
  <span style={TABULAR}>{useMoney()(amount)}</span>
);

/** Input in the store's currency; the form holds minor units, null when empty. */
export const MoneyInput = (props: NumericInputProps) => {
  const { currency, decimals } = useStoreSettings();
  const read = (text: string) => readAmount(text, { currency, decimals });
  return (
    <NumericInput
      {...props}
      unit={currency}
      format={(minor) => formatMoney(minor, currency, 'en', false).replaceAll(',', '')}
      parse={(text) => valueOrNaN(read(text))}
      wrong={(text) =>
        wrongOf(read(text), { message: 'ui.wrong.money', args: { smart_count: decimals } })
      }
    />
  );
};
