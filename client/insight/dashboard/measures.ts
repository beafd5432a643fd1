/** Figures in words: values with their unit, and how they changed. */
import { useTranslate } from 'react-admin';
import { DIRECTIONS, MEASURES, type Measure, UNITS } from '#contract/insight/kpis';
import { FORMULAS } from '#rules/insight/kpis';
import { type Sums } from '#contract/orders/sales';
import type { Role } from '#contract/platform/access';
import { formatMoney } from '../../ui/record/money.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const TRADE: readonly Measure[] = [
  'netRevenue',
  'orders',
  'averageOrderValue',
  'buyers',
  'returnRate',
  'conversion',
];
/** The figures each role looks at first; the others are one press away. */
const FIRST: Record<Role, readonly Measure[]> = {
  owner: TRADE,
  manager: TRADE,
  analyst: TRADE,
  marketer: [
    'netRevenue',
    'buyers',
    'newBuyers',
    'returningBuyers',
    'purchaseFrequency',
    'conversion',
  ],
  agent: ['orders', 'returnRate', 'buyers', 'returningBuyers', 'netRevenue', 'averageOrderValue'],
};
export const measuresFor = (role: Role, all: boolean): readonly Measure[] =>
  all
    ? [...FIRST[role], ...MEASURES.filter((measure) => !FIRST[role].includes(measure))]
    : FIRST[role];
/** The figure a role sees over time until it chooses another. */
export const firstMeasure = (role: Role): Measure => FIRST[role][0] ?? 'netRevenue';

export type Sign = 1 | 0 | -1;
export interface Change {
  /** Share of the value before, or the difference itself, as `kind` says; null where nothing can be compared. */
  amount: number | null;
  sign: Sign;
  /** For better, for worse, or neither. */
  meaning: 'good' | 'bad' | 'neutral';
  /** `few`: there is something to compare with, but too little to be told as a share; counts then have their difference. */
  kind: 'share' | 'points' | 'difference' | 'few' | 'none';
}

/** A change in percent of fewer orders, or of a smaller count, than these says nothing. */
export const LEAST_BASE = 5;

/** How a measure changed between two sums. */
export const changeOf = (measure: Measure, now: Sums, before: Sums): Change => {
  const [after, earlier] = [FORMULAS[measure](now), FORMULAS[measure](before)];
  const isCount = UNITS[measure] === 'count';
  const isFew = (isCount ? Math.abs(earlier ?? 0) : before.orders) < LEAST_BASE;
  const kind =
    after === null || earlier === null || (earlier === 0 && UNITS[measure] !== 'share')
      ? 'none'
      : isFew
        ? isCount
          ? 'difference'
          : 'few'
        : UNITS[measure] === 'share'
          ? 'points'
          : 'share';
  const difference = (after ?? 0) - (earlier ?? 0);
  const amount =
    kind === 'none' || kind === 'few'
      ? null
      : kind === 'share'
        ? difference / Math.abs(earlier ?? 1)
        : difference;
  // What would be written as 0.0 is no change.
  const sign = Math.sign(Math.round((amount ?? 0) * 1000)) as Sign;
  return {
    amount,
    sign,
    meaning: sign === 0 ? 'neutral' : sign === DIRECTIONS[measure] ? 'good' : 'bad',
    kind,
  };
};

const signed = (options: Intl.NumberFormatOptions): Intl.NumberFormatOptions => ({
  ...options,
  signDisplay: 'exceptZero',
});

/** Writes values and changes of a measure in the screen's language and the store's currency. */
export const useMeasureText = () => {
  const translate = useTranslate();
  const { currency, locale } = useStoreSettings();
  const number = (value: number, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format(value);
  const value = (measure: Measure, amount: number | null): string => {
    if (amount === null) return '–';
    switch (UNITS[measure]) {
      case 'money':
        return formatMoney(Math.round(amount), currency, locale);
      case 'count':
        return number(amount, {});
      case 'share':
        return number(amount, {
          style: 'percent',
          minimumFractionDigits: 1,
          maximumFractionDigits: 1,
        });
      case 'ratio':
        return number(amount, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    }
  };
  /** Short, for an axis. */
  const short = (measure: Measure, amount: number): string => {
    if (UNITS[measure] !== 'money')
      return UNITS[measure] === 'count'
        ? number(amount, { notation: 'compact' })
        : value(measure, amount);
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    const major = amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
    return number(major, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      notation: 'compact',
      maximumFractionDigits: 1,
    });
  };
  /** `+12.4%`, `+0.8 points` for shares, or `+2` of a small count. */
  const change = ({ amount, kind }: Change): string => {
    if (amount === null)
      return translate(kind === 'few' ? 'dashboard.change.few' : 'dashboard.change.none');
    if (kind === 'difference') return number(amount, signed({}));
    if (kind === 'points') {
      return translate('dashboard.change.points', {
        amount: number(amount * 100, signed({ maximumFractionDigits: 1 })),
      });
    }
    return number(amount, signed({ style: 'percent', maximumFractionDigits: 1 }));
  };
  return {
    value,
    short,
    change,
    of: (measure: Measure, sums: Sums) => value(measure, FORMULAS[measure](sums)),
  };
};
