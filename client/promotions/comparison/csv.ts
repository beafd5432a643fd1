/** The comparison as a file for spreadsheets: plain numbers, rates as shares of one. Pure. */
import type { EffectReport } from '#contract/promotions/effects';
import { formatAmount } from '#shared/amounts';
import { addDays } from '#shared/days';
import { escapeFormula } from '#shared/formulas';
import { RATE } from '#shared/money';
import { csvOf } from '../../ui/csv.ts';

/** A promotion with its effect. */
export interface Compared {
  name: string;
  report: EffectReport;
}
type Cell = number | string | null | undefined;
type Translate = (key: string) => string;

const share = (bps: number | null | undefined): Cell =>
  typeof bps === 'number' ? bps / RATE : null;

/** Lines of the file: the word for the figure, and how it is read. */
const linesOf = (
  decimals: number,
  translate: Translate,
): [label: string, read: (report: EffectReport) => Cell][] => {
  const money = (amount: number | null | undefined): Cell =>
    typeof amount === 'number' ? formatAmount(amount, decimals) : null;
  return [
    ['promotionComparison.from', ({ from, to }) => (from < to ? from : null)],
    ['promotionComparison.until', ({ from, to }) => (from < to ? addDays(to, -1) : null)],
    ['effect.orders', ({ orders }) => orders],
    ['promotionComparison.newBuyers', ({ newBuyers }) => newBuyers],
    ['promotionComparison.returningBuyers', ({ returningBuyers }) => returningBuyers],
    ['effect.revenue', ({ revenue }) => money(revenue)],
    ['promotionComparison.returned', ({ returned }) => money(returned)],
    ['effect.discount', ({ discount }) => money(discount)],
    ['promotionComparison.giftCost', ({ giftCost }) => money(giftCost)],
    ['effect.marginAfter', ({ marginAfter }) => money(marginAfter)],
    ['effect.averageOrder', ({ averageOrder }) => money(averageOrder)],
    [
      'promotionComparison.averageOrderOthers',
      ({ averageOrderOthers }) => money(averageOrderOthers),
    ],
    [
      'promotionComparison.baseline',
      ({ baseline }) => translate(`promotionComparison.baselines.${baseline.kind}`),
    ],
    ['effect.lift', ({ lift }) => money(lift?.incrementalRevenue)],
    ['promotionComparison.liftLow', ({ lift }) => money(lift?.low)],
    ['promotionComparison.liftHigh', ({ lift }) => money(lift?.high)],
    ['effect.roas', ({ roasBps }) => share(roasBps)],
    ['effect.roi', ({ roiBps }) => share(roiBps)],
    ['effect.retention', ({ retention90 }) => share(retention90?.bps)],
  ];
};

/** A line with the names, then one for each figure; what is unknown, or hidden from the reader, is empty. */
export const comparisonCsv = (
  all: readonly Compared[],
  decimals: number,
  translate: Translate,
): string =>
  csvOf([
    [translate('promotionComparison.figure'), ...all.map(({ name }) => escapeFormula(name))],
    ...linesOf(decimals, translate).map(([label, read]) => [
      translate(label),
      ...all.map(({ report }) => String(read(report) ?? '')),
    ]),
  ]);
