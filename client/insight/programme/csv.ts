/** Reports as files for spreadsheets. Pure. */
import type { LapsingReport, PointsReport, Vintage } from '#contract/insight/programme';
import { type CostReport, COSTS } from '#contract/insight/costShare';
import { type HabitReport, HABITS } from '#contract/insight/habits';
import { costOf } from '#rules/insight/costShare';
import { formatAmount } from '#shared/amounts';
import { csvOf } from '../../ui/csv.ts';
import { allOf } from './figures.ts';

type Translate = (key: string) => string;

export const pointsCsv = (
  { opening, movements, closing }: PointsReport,
  translate: Translate,
): string =>
  csvOf([
    ['movement', 'active', 'pending', 'all'].map((column) =>
      translate(`programmeInsight.points.${column}`),
    ),
    ...[
      { key: 'opening', ...opening },
      ...movements.map(({ movement, ...points }) => ({ key: movement, ...points })),
      { key: 'closing', ...closing },
    ].map(({ key, active, pending }) => [
      translate(`programmeInsight.movements.${key}`),
      String(active),
      String(pending),
      String(allOf({ active, pending })),
    ]),
  ]);

export const vintagesCsv = (
  { vintages }: PointsReport,
  columns: readonly (keyof Vintage & string)[],
  decimals: number,
  translate: Translate,
): string =>
  csvOf([
    ['month', ...columns, 'worth'].map((column) =>
      translate(`programmeInsight.liability.${column}`),
    ),
    ...vintages.map((one) => [
      one.month,
      ...columns.map((column) => String(one[column])),
      one.worth === null ? '' : formatAmount(one.worth, decimals),
    ]),
  ]);

export const lapsingCsv = (
  { months, later }: LapsingReport,
  decimals: number,
  translate: Translate,
): string => {
  const rows = [...months, { month: translate('programmeInsight.lapsing.later'), ...later }];
  return csvOf([
    ['month', 'points', 'worth'].map((column) => translate(`programmeInsight.lapsing.${column}`)),
    ...rows.map(({ month, points, worth }) => [
      month,
      String(points),
      worth === null ? '' : formatAmount(worth, decimals),
    ]),
  ]);
};

/** A line for each level; shares are not among them, because they cannot be added up. */
export const costsCsv = (
  { rows }: CostReport,
  decimals: number,
  nameOf: (level: string | null) => string,
  translate: Translate,
): string =>
  csvOf([
    ['level', 'netRevenue', ...COSTS, 'cost', 'given', 'gifts'].map((column) =>
      translate(`programmeInsight.costs.${column}`),
    ),
    ...rows.map((row) => [
      nameOf(row.level),
      ...[row.netRevenue, ...COSTS.map((cost) => row.costs[cost]), costOf(row)].map((amount) =>
        formatAmount(amount, decimals),
      ),
      row.givenWorth === null ? '' : formatAmount(row.givenWorth, decimals),
      String(row.gifts),
    ]),
  ]);

/** Of each figure its two numbers, so that months can be added up. */
export const habitsCsv = ({ months }: HabitReport, translate: Translate): string =>
  csvOf([
    [
      translate('programmeInsight.habits.month'),
      ...HABITS.flatMap((habit) => {
        const name = translate(`programmeInsight.habits.${habit}`);
        return [
          `${name}: ${translate('programmeInsight.habits.part')}`,
          `${name}: ${translate('programmeInsight.habits.whole')}`,
        ];
      }),
    ],
    ...months.map((one) => [
      one.month.slice(0, 7),
      ...HABITS.flatMap((habit) => {
        const ratio = one[habit];
        return ratio === null ? ['', ''] : [String(ratio.part), String(ratio.whole)];
      }),
    ]),
  ]);
