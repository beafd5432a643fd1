/** Which points lapse in which month, if nobody spends them, with the members who have them. */
import { Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useRouterProvider, useTranslate } from 'react-admin';
import type { LapsingReport } from '#contract/insight/programme';
import type { Api } from '../../api.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useMoney } from '../../ui/record/money.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import { lapsingCsv } from './csv.ts';
import { lapsingDayLink, lapsingLink } from './figures.ts';
import { ReadAt } from './ReadAt.tsx';

const WORDS = 'programmeInsight.lapsing';

const useLapsing = () => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['programmeInsight', 'lapsing'],
    queryFn: async ({ signal }) =>
      (await api.call<LapsingReport>('GET', '/programmeInsight/lapsing', undefined, signal)).data,
  });
};

const Report = ({ report }: { report: LapsingReport }) => {
  const translate = useTranslate();
  const count = useCount();
  const money = useMoney();
  const { Link: RouterLink } = useRouterProvider();
  const { months, later, tonight } = report;
  const [, next] = months;
  return (
    <>
      {next && (
        <Typography variant="h3" component="p" sx={{ mb: 1 }}>
          {translate(next.worth === null ? `${WORDS}.answerPoints` : `${WORDS}.answer`, {
            month: next.month,
            points: count(next.points),
            worth: money(next.worth),
          })}
        </Typography>
      )}
      {tonight.points > 0 && (
        <Typography sx={{ mb: 1 }}>
          <Link component={RouterLink} to={lapsingDayLink(tonight.day)}>
            {translate(`${WORDS}.tonight`, { points: count(tonight.points) })}
          </Link>
        </Typography>
      )}
      <FigureTable
        label={translate(`${WORDS}.title`)}
        head={['month', 'points', 'worth'].map((column) => translate(`${WORDS}.${column}`))}
        lines={months.map(({ month, points, worth }) => ({
          key: month,
          name:
            points === 0 ? (
              month
            ) : (
              <Link component={RouterLink} to={lapsingLink(month)}>
                {month}
              </Link>
            ),
          cells: [count(points), money(worth)],
        }))}
        sums={[
          {
            key: 'later',
            name: translate(`${WORDS}.later`),
            cells: [count(later.points), money(later.worth)],
          },
        ]}
      />
      <ReadAt report={report} />
    </>
  );
};

export const LapsingSection = () => {
  const translate = useTranslate();
  const { decimals } = useStoreSettings();
  const query = useLapsing();
  const { data } = query;
  return (
    <Section
      title={`${WORDS}.title`}
      help={`${WORDS}.help`}
      actions={
        data && (
          <FigureVerbs
            fileName="points-lapsing.csv"
            csv={() => lapsingCsv(data, decimals, translate)}
          />
        )
      }
    >
      {data ? <Report report={data} /> : <Loading query={query} height={360} />}
    </Section>
  );
};
