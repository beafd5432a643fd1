/** What the points that members have are worth, by the month in which they got them. */
import { Link, Typography } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import type { PointsReport, Vintage } from '#contract/insight/programme';
import { addDays } from '#shared/days';
import { useCount } from '../../ui/list/useCount.ts';
import { useMoney } from '../../ui/record/money.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import type { Period } from '../shared/ranges.ts';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import { vintagesCsv } from './csv.ts';
import { vintageLink } from './figures.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { ReadAt } from './ReadAt.tsx';

const COLUMNS = ['issued', 'spent', 'lapsed', 'takenBack', 'repaid', 'active', 'pending'] as const;

export interface LiabilitySectionProps {
  report: PointsReport;
  asked: Period;
}

export const LiabilitySection = ({ report, asked }: LiabilitySectionProps) => {
  const translate = useTranslate();
  const count = useCount();
  const money = useMoney();
  const { decimals } = useStoreSettings();
  const { Link: RouterLink } = useRouterProvider();
  const { vintages, owed, owedWorth, worth, value } = report;
  const sumOf = (valueOf: (one: Vintage) => number) =>
    vintages.reduce((sum, one) => sum + valueOf(one), 0);
  const gross = worth === null ? null : worth + (owedWorth ?? 0);
  const dashes = COLUMNS.slice(0, -2).map(() => '');
  const words = COLUMNS.map((column) => translate(`programmeInsight.liability.${column}`));
  return (
    <Section
      title="programmeInsight.liability.title"
      help="programmeInsight.liability.help"
      actions={
        <FigureVerbs
          fileName={`point-months-${asked.from}-${addDays(asked.to, -1)}.csv`}
          csv={() => vintagesCsv(report, COLUMNS, decimals, translate)}
        />
      }
    >
      <Typography variant="h3" component="p" sx={{ mb: 1 }}>
        {value === null
          ? translate('programmeInsight.liability.noValue')
          : translate('programmeInsight.liability.answer', {
              worth: money(worth),
              points: count(value.points),
              amount: money(value.amount),
              version: value.programmeNumber,
            })}
      </Typography>
      <FigureTable
        label={translate('programmeInsight.liability.title')}
        head={[
          translate('programmeInsight.liability.month'),
          ...words,
          translate('programmeInsight.liability.worth'),
        ]}
        lines={vintages.map((one) => ({
          key: one.month,
          name: (
            <Link component={RouterLink} to={vintageLink(one.month)}>
              {one.month}
            </Link>
          ),
          cells: [...COLUMNS.map((column) => count(one[column])), money(one.worth)],
        }))}
        sums={[
          {
            key: 'sum',
            name: translate('programmeInsight.liability.sum'),
            cells: [...COLUMNS.map((column) => count(sumOf((one) => one[column]))), money(gross)],
          },
          ...(owed > 0
            ? [
                {
                  key: 'owed',
                  name: translate('programmeInsight.liability.owed'),
                  cells: [
                    ...dashes,
                    count(-owed),
                    '',
                    money(owedWorth === null ? null : -owedWorth),
                  ],
                },
                {
                  key: 'net',
                  name: translate('programmeInsight.liability.net'),
                  cells: [
                    ...dashes,
                    count(report.closing.active),
                    count(report.closing.pending),
                    money(worth),
                  ],
                },
              ]
            : []),
        ]}
      />
      <ReadAt report={report} />
    </Section>
  );
};
