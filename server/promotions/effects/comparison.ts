/** The effects of several promotions side by side, as lines of CSV. Pure. */
import type { EffectReport } from '#contract/promotions/effects';
import { formatAmount } from '#shared/amounts';
import { addDays } from '#shared/days';
import { RATE } from '#shared/money';
import { csvLine } from '../../platform/exports/csvWriter.ts';

/** A promotion with its effect. */
export interface Compared {
  id: number;
  name: string;
  report: EffectReport;
}

type Cell = string | number | null;

const share = (bps: number | null | undefined): Cell =>
  typeof bps === 'number' ? bps / RATE : null;

/** Rows of the file: the name of the figure and how it is read; money in units of the store's currency, rates as shares of one. */
const rowsOf = (decimals: number): [string, (compared: Compared) => Cell][] => {
  const money = (amount: number | null | undefined): Cell =>
    typeof amount === 'number' ? formatAmount(amount, decimals) : null;
  return [
    ['promotion_id', ({ id }) => id],
    ['from', ({ report }) => report.from],
    ['until', ({ report: { from, to } }) => (from < to ? addDays(to, -1) : null)],
    ['orders', ({ report }) => report.orders],
    ['new_customers', ({ report }) => report.newBuyers],
    ['returning_customers', ({ report }) => report.returningBuyers],
    ['revenue', ({ report }) => money(report.revenue)],
    ['returned', ({ report }) => money(report.returned)],
    ['discount', ({ report }) => money(report.discount)],
    ['gift_cost', ({ report }) => money(report.giftCost)],
    ['margin_after_discounts', ({ report }) => money(report.marginAfter)],
    ['average_order', ({ report }) => money(report.averageOrder)],
    ['average_order_of_others', ({ report }) => money(report.averageOrderOthers)],
    ['measured_against', ({ report }) => report.baseline.kind],
    ['incremental_revenue', ({ report }) => money(report.lift?.incrementalRevenue)],
    ['incremental_revenue_low', ({ report }) => money(report.lift?.low)],
    ['incremental_revenue_high', ({ report }) => money(report.lift?.high)],
    ['roas', ({ report }) => share(report.roasBps)],
    ['roi', ({ report }) => share(report.roiBps)],
    ['repeat_within_90_days', ({ report }) => share(report.retention90?.bps)],
  ];
};

/** A line with the names, then a line for each figure; unknown figures are empty. `decimals` are those of the currency. */
export const comparisonLines = (all: readonly Compared[], decimals: number): string[] => [
  csvLine(['', ...all.map(({ name }) => name)]),
  ...rowsOf(decimals).map(([name, read]) => csvLine([name, ...all.map(read)])),
];
