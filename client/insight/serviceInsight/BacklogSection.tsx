/** What waits now, and for how long. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { AGES, BACKLOG, type BacklogReport } from '#contract/insight/serviceInsight';
import { ageFilter, backlogFilters } from '#rules/insight/serviceInsight';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useShare } from '../../ui/record/share.ts';
import { Section } from '../../ui/record/Section.tsx';
import { csvOf } from '../../ui/csv.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import { Behind } from './Behind.tsx';
import { NameWithFormula } from './FigureLines.tsx';
import { useServiceReport } from './useServiceReport.ts';

const backlogCsv = ({ counts, ages }: BacklogReport, translate: (key: string) => string) =>
  csvOf([
    ['figure', 'tickets'].map((column) => translate(`serviceInsight.head.${column}`)),
    ...BACKLOG.map((key) => [translate(`serviceInsight.backlog.${key}`), String(counts[key])]),
    ...AGES.map((age) => [translate(`serviceInsight.ages.${age}`), String(ages[age])]),
  ]);

const Report = ({ report: { counts, ages, readAt } }: { report: BacklogReport }) => {
  const translate = useTranslate();
  const toShare = useShare();
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
      <FigureTable
        label={translate('serviceInsight.backlogTitle')}
        head={['figure', 'tickets'].map((column) => translate(`serviceInsight.head.${column}`))}
        lines={BACKLOG.map((key) => ({
          key,
          name: (
            <NameWithFormula
              name={translate(`serviceInsight.backlog.${key}`)}
              formula={translate(`serviceInsight.backlogFormulas.${key}`)}
            />
          ),
          cells: [
            <Behind
              key="n"
              resource="tickets"
              count={counts[key]}
              filter={backlogFilters[key]}
              sort={['openedAt', 'ASC']}
            />,
          ],
        }))}
      />
      <FigureTable
        label={translate('serviceInsight.agesTitle')}
        head={['age', 'tickets', 'share'].map((column) =>
          translate(`serviceInsight.head.${column}`),
        )}
        lines={AGES.map((age) => ({
          key: age,
          name: translate(`serviceInsight.ages.${age}`),
          cells: [
            <Behind
              key="n"
              resource="tickets"
              count={ages[age]}
              filter={ageFilter(age, readAt)}
              sort={['openedAt', 'ASC']}
            />,
            toShare(ages[age], counts.open),
          ],
        }))}
      />
    </Box>
  );
};

export const BacklogSection = () => {
  const translate = useTranslate();
  const query = useServiceReport<BacklogReport>('backlog', null);
  const { data } = query;
  return (
    <Section
      title="serviceInsight.backlogTitle"
      help="serviceInsight.backlogHelp"
      actions={
        data && <FigureVerbs fileName="backlog.csv" csv={() => backlogCsv(data, translate)} />
      }
    >
      {data ? <Report report={data} /> : <Loading query={query} height={300} />}
    </Section>
  );
};
