/** Figures in words: values with their unit, and how they changed. */
import { useTranslate } from 'react-admin';
import { COST_MEASURES, DIRECTIONS, MEASURES, type Measure, UNITS } from '#contract/insight/kpis';
import { costCoverage, FORMULAS } from '#rules/insight/kpis';
import { type Sums } from '#contract/orders/sales';
import { can, type Role } from '#contract/platform/access';
import { numberFormat } from '#shared/formatters';
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
const TRADE_WITH_PROFIT: readonly Measure[] = [
  'netRevenue',
  'grossProfit',
  'orders',
  'averageOrderValue',
  'returnRate',
  'conversion',
];
/** The figures each role looks at first; the others are one press away. */
const FIRST: Record<Role, readonly Measure[]> = {
  owner: TRADE_WITH_PROFIT,
  manager: TRADE_WITH_PROFIT,
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
/** Every figure that a role may see, those it looks at first in front. */
const allMeasures = (role: Role): readonly Measure[] => {
  const others = MEASURES.filter((measure) => !FIRST[role].includes(measure));
  return can(role, 'costs', 'show')
    ? [...FIRST[role], ...others]
    : [...FIRST[role], ...others].filter((measure) => !COST_MEASURES.includes(measure));
};
export const measuresFor = (role: Role, all: boolean): readonly Measure[] =>
  all ? allMeasures(role) : FIRST[role];
/** How many figures a role sees only when it asks for all. */
export const furtherMeasureCount = (role: Role): number =>
  allMeasures(role).length - FIRST[role].length;
/** The figure a role sees over time until it chooses another. */
export const firstMeasure = (role: Role): Measure => FIRST[role][0] ?? 'netRevenue';

export type Sign = 1 | 0 | -1;
export interface Change {
  /** Share of the value before, or the difference itself, as `kind` says; null where nothing can be compared. */
  amount: number | null;
  sign: Sign;
  /** For better, for worse, or neither. */
  meaning: 'good' | 'bad' | 'neutral';
  /**
   * `few`: there is something to compare with, but too little to be told as a share; counts then have their difference.
   * `unlike`: the costs of quite another share of the revenue were known before.
   */
  kind: 'share' | 'points' | 'difference' | 'few' | 'unlike' | 'none';
}

/** A change in percent of fewer orders, or of a smaller count, than these says nothing. */
const LEAST_BASE = 5;

/** Profits are compared while the shares of revenue with known cost differ by no more than this. */
const MOST_COVERAGE_CHANGE = 0.05;

const isUnlike = (measure: Measure, now: Sums, before: Sums) =>
  Math.abs((costCoverage(measure, now) ?? 0) - (costCoverage(measure, before) ?? 0)) >
  MOST_COVERAGE_CHANGE;

const kindOf = (measure: Measure, now: Sums, before: Sums): Change['kind'] => {
  const [after, earlier] = [FORMULAS[measure](now), FORMULAS[measure](before)];
  const unit = UNITS[measure];
  if (after === null || earlier === null || (earlier === 0 && unit !== 'share')) return 'none';
  if (isUnlike(measure, now, before)) return 'unlike';
  if (unit === 'count') return Math.abs(earlier) < LEAST_BASE ? 'difference' : 'share';
  if (before.orders < LEAST_BASE) return 'few';
  return unit === 'share' ? 'points' : 'share';
};

/** How a measure changed between two sums. */
export const changeOf = (measure: Measure, now: Sums, before: Sums): Change => {
  const [after, earlier] = [FORMULAS[measure](now), FORMULAS[measure](before)];
  const kind = kindOf(measure, now, before);
  const difference = (after ?? 0) - (earlier ?? 0);
  const amount =
    kind === 'none' || kind === 'few' || kind === 'unlike'
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
    numberFormat(locale, options).format(value);
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
    const format = numberFormat(locale, { style: 'currency', currency });
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
      return translate(`dashboard.change.${kind === 'few' || kind === 'unlike' ? kind : 'none'}`);
    if (kind === 'difference') return number(amount, signed({}));
    if (kind === 'points') {
      return translate('dashboard.change.points', {
        amount: number(amount * 100, signed({ maximumFractionDigits: 1 })),
      });
    }
    return number(amount, signed({ style: 'percent', maximumFractionDigits: 1 }));
  };
  /** Of which share of revenue a profit tells, rounded down; empty where it is all of it, and for other measures. */
  const coverage = (measure: Measure, sums: Sums): string => {
    const share = costCoverage(measure, sums) ?? 1;
    if (share >= 1) return '';
    if (share <= 0) return translate('dashboard.coverage.none');
    return translate('dashboard.coverage.part', {
      share: number(Math.floor(share * 1000) / 1000, {
        style: 'percent',
        maximumFractionDigits: 1,
      }),
    });
  };
  return {
    value,
    short,
    change,
    coverage,
    of: (measure: Measure, sums: Sums) => value(measure, FORMULAS[measure](sums)),
  };
};
