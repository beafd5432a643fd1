/** The chosen figure over time: limits, signals, and where another version or other weights begin to count. */
import { Skeleton, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { lazy, Suspense } from 'react';
import { useCanAccess, useGetList, useStore, useTranslate } from 'react-admin';
import type { CorrectiveAction } from '#contract/surveys/correctiveActions';
import type { Grain, Trend, TrendPointResult } from '#contract/surveys/results';
import { DECIMALS } from '#rules/surveys/results';
import { addDays, dayOf } from '#shared/days';
import { LookToggle } from '../../platform/shared/LookToggle.tsx';
import { csvOf } from '../../ui/csv.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import { Gap } from '../../ui/record/Gap.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import type { ChartRow } from './TrendChart.tsx';
import type { AskedResults } from './asked.ts';
import type { MeasureChoice } from './measures.ts';
import { useFigureText } from '../shared/useFigureText.ts';
import { useResults } from './useResults.ts';

/** Also where a word is a single character. */
const WIDE_ENOUGH = { minWidth: 32 };

const TrendChart = lazy(() => import('./TrendChart.tsx'));
const HEAD = ['period', 'value', 'interval', 'n', 'mean', 'limits', 'note'] as const;

const usePointName = (grain: Grain) => {
  const { locale } = useStoreSettings();
  return ({ from }: TrendPointResult) =>
    formatDay(
      from,
      locale,
      grain === 'month' ? { year: 'numeric', month: 'short' } : { dateStyle: 'medium' },
    );
};

/** A point as the cells of the table and of the file. */
const useCells = (measure: MeasureChoice, grain: Grain) => {
  const translate = useTranslate();
  const text = useFigureText();
  const count = useCount();
  const nameOf = usePointName(grain);
  const { unit } = measure;
  return (point: TrendPointResult): string[] => [
    nameOf(point),
    text.value(point, unit),
    text.interval(point, unit),
    count(point.n),
    text.value(point.mean, 'mean'),
    point.limits === null
      ? '–'
      : `${text.plain(point.limits.low, unit)}–${text.plain(point.limits.high, unit)}`,
    [
      ...(point.signal ? [translate(`surveyResults.signals.${point.signal}`)] : []),
      ...(point.startsWith ? [translate(`surveyResults.breaks.${point.startsWith}`)] : []),
      ...(point.isComplete ? [] : [translate('dashboard.chart.incomplete')]),
    ].join(translate('layout.partSeparator')),
  ];
};

const MOST_MARKS = 100;
/** Corrective actions of the survey that took effect, by the day: each belongs to the point of that day. */
const useActionMarks = (surveyId: number) => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  const { canAccess = false } = useCanAccess({ resource: 'correctiveActions', action: 'list' });
  const { data = [] } = useGetList<CorrectiveAction>(
    'correctiveActions',
    {
      filter: { surveyId, implementedAt_gte: 0 },
      sort: { field: 'implementedAt', order: 'ASC' },
      pagination: { page: 1, perPage: MOST_MARKS },
    },
    { enabled: canAccess },
  );
  return ({ from, to }: TrendPointResult): string[] =>
    data.flatMap(({ title, implementedAt }) => {
      if (implementedAt === null) return [];
      const on = dayOf(implementedAt, timeZone);
      return on >= from && on < to ? [translate('surveyResults.actionMark', { title })] : [];
    });
};

interface PointsProps {
  trend: Trend;
  measure: MeasureChoice;
  surveyId: number;
}

const Points = ({ trend, measure, surveyId }: PointsProps) => {
  const translate = useTranslate();
  const nameOf = usePointName(trend.grain);
  const cells = useCells(measure, trend.grain);
  const [look] = useStore<'chart' | 'table'>('surveyResults.look', 'chart');
  const marksOf = useActionMarks(surveyId);
  const title = translate('surveyResults.trendOf', { name: measure.name });
  const toValue = (printed: number) => printed / 10 ** DECIMALS[measure.unit];
  if (trend.points.length === 0)
    return <Typography>{translate('surveyResults.noAnswers')}</Typography>;
  if (look === 'table')
    return (
      <FigureTable
        label={title}
        head={HEAD.map((column) => translate(`surveyResults.head.${column}`))}
        lines={trend.points.map((point) => {
          const [name, ...rest] = cells(point);
          return { key: point.from, name, cells: rest };
        })}
      />
    );
  const rows = trend.points.map((point): ChartRow => {
    const { value, low, high, limits, signal, isComplete, startsWith } = point;
    return {
      name: nameOf(point),
      value: toValue(value),
      range: low === null || high === null ? null : [toValue(low), toValue(high)],
      centre: limits && toValue(limits.centre),
      limitLow: limits && toValue(limits.low),
      limitHigh: limits && toValue(limits.high),
      signal: signal && toValue(value),
      isComplete,
      startsWith:
        [
          ...(startsWith ? [translate(`surveyResults.breaks.${startsWith}`)] : []),
          ...marksOf(point),
        ].join(translate('layout.partSeparator')) || null,
    };
  });
  return (
    <Suspense fallback={<Skeleton variant="rounded" height={280} />}>
      <TrendChart rows={rows} title={title} />
    </Suspense>
  );
};

export interface TrendSectionProps {
  surveyId: number;
  asked: AskedResults;
  measure: MeasureChoice;
  onGrain: (grain: Grain) => void;
}

export const TrendSection = ({ surveyId, asked, measure, onGrain }: TrendSectionProps) => {
  const translate = useTranslate();
  const [look, setLook] = useStore<'chart' | 'table'>('surveyResults.look', 'chart');
  const { from, to, grain } = asked;
  const { kind, questionKey, rowKey } = measure;
  const query = useResults<Trend>(surveyId, 'trend', {
    from,
    to,
    grain,
    kind,
    questionKey,
    rowKey,
  });
  const cells = useCells(measure, query.data?.grain ?? grain);
  const { data } = query;
  const signals = data?.points.filter(({ signal }) => signal !== null).length ?? 0;
  return (
    <Section
      title={translate('surveyResults.trendOf', { name: measure.name })}
      help="surveyResults.trendHelp"
      actions={
        <>
          <FigureVerbs
            fileName={`trend-${addDays(to, -1)}.csv`}
            csv={() =>
              csvOf([
                HEAD.map((column) => translate(`surveyResults.head.${column}`)),
                ...(data?.points ?? []).map(cells),
              ])
            }
          />
          <ToggleButtonGroup
            exclusive
            size="small"
            value={grain}
            onChange={(_, chosen: Grain | null) => chosen && onGrain(chosen)}
            aria-label={translate('dashboard.filters.bucket')}
          >
            <ToggleButton value="week" sx={WIDE_ENOUGH}>
              {translate('dashboard.buckets.week')}
            </ToggleButton>
            <ToggleButton value="month" sx={WIDE_ENOUGH}>
              {translate('dashboard.buckets.month')}
            </ToggleButton>
          </ToggleButtonGroup>
          <LookToggle look={look} onLook={setLook} />
        </>
      }
    >
      {data ? (
        <Points trend={data} measure={measure} surveyId={surveyId} />
      ) : (
        <Loading query={query} height={280} />
      )}
      {data && (
        <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 1 }}>
          {translate('surveyResults.signalCount', { smart_count: signals })}
          {data.isMerged && (
            <>
              <Gap />
              {translate('surveyResults.merged')}
            </>
          )}
        </Typography>
      )}
    </Section>
  );
};
