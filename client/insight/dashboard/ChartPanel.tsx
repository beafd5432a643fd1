import { Box, Card, Skeleton, Typography } from '@mui/material';
import { lazy, type ReactNode, Suspense, useId, useMemo } from 'react';
import { useNavigate, useStore, useTranslate } from 'react-admin';
import type { KpiAnswer } from '#contract/insight/kpis';
import { LookToggle } from '../../platform/shared/LookToggle.tsx';
import { formatDay, formatPeriod } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import type { Asked } from './figures.ts';
import { ChartVerbs } from './ChartVerbs.tsx';
import { KpiTable } from './KpiTable.tsx';
import { rowsBehind } from './links.ts';
import { MarkList } from './MarkList.tsx';
import { useMeasureText } from './measures.ts';
import { PeriodChange } from './PeriodChange.tsx';
import { bucketName, highest, marksByBucket, type Row, rowsOf } from './series.ts';
import { useMarks } from './useKpis.ts';

const KpiChart = lazy(() => import('./KpiChart.tsx'));

const Sample = ({
  dash,
  colour,
  children,
}: {
  dash: string;
  colour: string;
  children: ReactNode;
}) => (
  <Box
    component="span"
    sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, color: colour }}
  >
    <svg width="26" height="8" aria-hidden="true">
      <line
        x1="0"
        y1="4"
        x2="26"
        y2="4"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray={dash}
      />
    </svg>
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {children}
    </Box>
  </Box>
);

interface ChartLegendProps {
  answer: KpiAnswer;
  asked: Asked;
  hasPartial: boolean;
}

/** Which line is which period. */
const ChartLegend = ({ answer, asked: { from, to }, hasPartial }: ChartLegendProps) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const before = formatPeriod(answer.previous.from, answer.previous.to, locale);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2.5,
        rowGap: 0.5,
        mt: 1,
        fontSize: 12.5,
      }}
    >
      <Sample dash="" colour="primary.main">
        {formatPeriod(from, to, locale)}
      </Sample>
      {hasPartial && (
        <Sample dash="6 4" colour="primary.main">
          {translate('dashboard.chart.dashed')}
        </Sample>
      )}
      <Sample dash="2 4" colour="text.secondary">
        {translate('dashboard.chart.before', { period: before })}
      </Sample>
      {answer.dataFrom !== null && answer.previous.from < answer.dataFrom && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {translate('dashboard.chart.beforeData', {
            day: formatDay(answer.dataFrom, locale),
          })}
        </Box>
      )}
    </Box>
  );
};

/** One figure over time, as a chart or as a table; its title is the answer. */
export const ChartPanel = ({ answer, asked }: { answer: KpiAnswer; asked: Asked }) => {
  const translate = useTranslate();
  const titleId = useId();
  const text = useMeasureText();
  const { locale } = useStoreSettings();
  const [look, setLook] = useStore<'chart' | 'table'>('dashboard.look', 'chart');
  const { measure, bucket, from, to } = asked;
  const rows = useMemo(() => rowsOf(answer, measure), [answer, measure]);
  const best = highest(rows);
  const name = translate(`dashboard.measures.${measure}.name`);
  const coverage = text.coverage(measure, answer.total);
  const title = translate('dashboard.chart.title', {
    name,
    value: text.of(measure, answer.total),
    period: formatPeriod(from, to, locale),
  });
  const marks = useMarks(asked);
  const byBucket = useMemo(() => marksByBucket(answer.points, marks.marks), [answer, marks]);
  const navigate = useNavigate();
  const open = ({ point }: Row) => {
    const [first] = rowsBehind(measure, { ...asked, from: point.from, to: point.to });
    if (first) navigate(first.address);
  };
  const hasPartial = rows.some(({ point, value }) => !point.complete && value !== null);
  return (
    <Card component="section" aria-labelledby={titleId} sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start', mb: 1 }}>
        <Box sx={{ flex: '1 1 280px' }}>
          <Typography id={titleId} variant="h3">
            {title}
          </Typography>
          <Typography component="p" color="text.secondary">
            {coverage && `${coverage} · `}
            <PeriodChange measure={measure} answer={answer} asked={asked} />
            {best && rows.length > 1 && (
              <>
                {' '}
                ·{' '}
                {translate('dashboard.chart.highest', {
                  value: text.value(measure, best.value),
                  period: bucketName(best.point, bucket, locale),
                })}
              </>
            )}
          </Typography>
        </Box>
        <ChartVerbs rows={rows} asked={asked} />
        <LookToggle look={look} onLook={setLook} />
      </Box>
      {rows.every(({ value }) => value === null) ? (
        <Typography color="text.secondary" sx={{ py: 6, textAlign: 'center' }}>
          {translate('dashboard.chart.none')}
        </Typography>
      ) : look === 'table' ? (
        <KpiTable answer={answer} asked={asked} rows={rows} caption={title} />
      ) : (
        <>
          <Suspense fallback={<Skeleton variant="rounded" height={280} />}>
            <KpiChart
              rows={rows}
              measure={measure}
              bucket={bucket}
              today={answer.today}
              marks={byBucket}
              onOpen={open}
              title={title}
            />
          </Suspense>
          <ChartLegend answer={answer} asked={asked} hasPartial={hasPartial} />
        </>
      )}
      <MarkList marks={marks} />
    </Card>
  );
};
