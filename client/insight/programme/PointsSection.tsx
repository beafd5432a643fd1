/** How many points members have, what moved them in the period, and whether that adds up. */
import { Alert, Link, Skeleton, Typography } from '@mui/material';
import { lazy, Suspense } from 'react';
import { useRouterProvider, useTranslate } from 'react-admin';
import type { Points, PointsReport } from '#contract/insight/programme';
import { addDays } from '#shared/days';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Section } from '../../ui/record/Section.tsx';
import type { Period } from '../shared/ranges.ts';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import { allOf, barsOf, entriesLink } from './figures.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { Agreement } from './Agreement.tsx';
import { LiabilitySection } from './LiabilitySection.tsx';
import { ReadAt } from './ReadAt.tsx';
import { pointsCsv } from './csv.ts';
import { useReport } from './useReport.ts';

const WaterfallChart = lazy(() => import('./WaterfallChart.tsx'));

const useSigned = () => {
  const count = useCount();
  return (points: number) => (points > 0 ? `+${count(points)}` : count(points));
};

const MovementTable = ({ report }: { report: PointsReport }) => {
  const translate = useTranslate();
  const count = useCount();
  const signed = useSigned();
  const { Link: RouterLink } = useRouterProvider();
  const { opening, movements, closing } = report;
  const cellsOf = (points: Points, show: (points: number) => string) =>
    [points.active, points.pending, allOf(points)].map(show);
  const balance = (key: 'opening' | 'closing', points: Points) => ({
    key,
    name: translate(`programmeInsight.movements.${key}`),
    cells: cellsOf(points, count),
    isStrong: true,
  });
  return (
    <FigureTable
      label={translate('programmeInsight.points.title')}
      head={['movement', 'active', 'pending', 'all'].map((column) =>
        translate(`programmeInsight.points.${column}`),
      )}
      lines={[
        balance('opening', opening),
        ...movements.map((one) => ({
          key: one.movement,
          name:
            one.entries === 0 && allOf(one) === 0 ? (
              translate(`programmeInsight.movements.${one.movement}`)
            ) : (
              <Link component={RouterLink} to={entriesLink(one.movement, report)}>
                {translate(`programmeInsight.movements.${one.movement}`)}
              </Link>
            ),
          cells: cellsOf(one, signed),
        })),
        balance('closing', closing),
      ]}
    />
  );
};

const Report = ({ report }: { report: PointsReport }) => {
  const translate = useTranslate();
  const count = useCount();
  const signed = useSigned();
  const { writtenOff, absorbed, deducted, unrecorded } = report;
  const bars = barsOf(report).map(({ key, from, to, change }) => {
    const isBalance = key === 'opening' || key === 'closing';
    return {
      name: translate(`programmeInsight.movements.${key}`),
      from,
      to,
      isBalance,
      text: isBalance ? count(change) : signed(change),
    };
  });
  return (
    <>
      <Typography variant="h3" component="p" sx={{ mb: 1 }}>
        {translate('programmeInsight.points.answer', {
          points: count(allOf(report.closing)),
          change: signed(allOf(report.closing) - allOf(report.opening)),
        })}
      </Typography>
      <Agreement report={report} />
      <Suspense fallback={<Skeleton variant="rounded" height={280} />}>
        <WaterfallChart bars={bars} title={translate('programmeInsight.points.title')} />
      </Suspense>
      <MovementTable report={report} />
      <Typography color="text.secondary" sx={{ mt: 1 }}>
        {translate('programmeInsight.points.memos', {
          writtenOff: count(writtenOff),
          absorbed: count(absorbed),
          deducted: count(deducted),
        })}
      </Typography>
      {unrecorded > 0 && (
        <Alert severity="info" sx={{ mt: 1 }}>
          {translate('programmeInsight.points.unrecorded', { points: count(unrecorded) })}
        </Alert>
      )}
      <ReadAt report={report} />
    </>
  );
};

export const PointsSection = ({ asked }: { asked: Period }) => {
  const translate = useTranslate();
  const query = useReport<PointsReport>('points', asked);
  const { data } = query;
  return (
    <>
      <Section
        title="programmeInsight.points.title"
        help="programmeInsight.points.help"
        actions={
          data && (
            <FigureVerbs
              fileName={`points-${asked.from}-${addDays(asked.to, -1)}.csv`}
              csv={() => pointsCsv(data, translate)}
            />
          )
        }
      >
        {data ? <Report report={data} /> : <Loading query={query} height={480} />}
      </Section>
      {data && <LiabilitySection report={data} asked={asked} />}
    </>
  );
};
