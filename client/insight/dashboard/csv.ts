/** The table of a figure as a file for spreadsheets. Pure. */
import type { Measure } from '#contract/insight/kpis';
import { COST_MEASURES, UNITS } from '#contract/insight/kpis';
import { costCoverage } from '#rules/insight/kpis';
import type { Sums } from '#contract/orders/sales';
import { formatAmount } from '#shared/amounts';
import { addDays } from '#shared/days';
import { csvOf } from '../../ui/csv.ts';
import type { Row } from './series.ts';

const SHARE_DECIMALS = 6;

/** A plain number with a decimal point; empty where there is none. Shares are fractions of one. */
const numberOf = (measure: Measure, value: number | null, decimals: number): string => {
  if (value === null) return '';
  switch (UNITS[measure]) {
    case 'money':
      return formatAmount(Math.round(value), decimals);
    case 'count':
      return String(value);
    default:
      return shareOf(value);
  }
};

const shareOf = (value: number | null) =>
  value === null ? '' : String(Number(value.toFixed(SHARE_DECIMALS)));
const coverageOf = (measure: Measure, sums: Sums | null) =>
  sums === null ? '' : shareOf(costCoverage(measure, sums));

/**
 * `header`: first and last day, value, first and last day of the comparison, its value; for a measure of profit also the
 * shares of revenue with known cost in both. Days are YYYY-MM-DD.
 */
export const kpiCsv = (
  rows: readonly Row[],
  { measure, decimals, header }: { measure: Measure; decimals: number; header: readonly string[] },
): string => {
  const lines = rows.map(({ point, before, value, beforeValue }) => [
    point.from,
    addDays(point.to, -1),
    numberOf(measure, value, decimals),
    before?.from ?? '',
    before ? addDays(before.to, -1) : '',
    numberOf(measure, beforeValue, decimals),
    ...(COST_MEASURES.includes(measure)
      ? [coverageOf(measure, point), coverageOf(measure, before)]
      : []),
  ]);
  return csvOf([header, ...lines]);
};
