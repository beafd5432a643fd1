import { Alert, Box, Button, Skeleton, Typography } from '@mui/material';
import { useId } from 'react';
import { useStore, useTranslate } from 'react-admin';
import type { Role } from '#contract/platform/access';
import { formatPeriod } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { ChartPanel } from './ChartPanel.tsx';
import { EmptyStore } from './EmptyStore.tsx';
import { FilterBar } from './FilterBar.tsx';
import { KpiCard } from './KpiCard.tsx';
import { furtherMeasureCount, measuresFor } from './measures.ts';
import { lastYearOf } from '../shared/ranges.ts';
import { useAsked } from './useAsked.ts';
import { useKpis } from './useKpis.ts';
import { LoadError } from '../../ui/feedback/Loading.tsx';

const GRID = {
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(3, 1fr)', xl: 'repeat(6, 1fr)' },
  listStyle: 'none',
  m: 0,
  p: 0,
  mb: 1.5,
} as const;

/** How are we doing: the figures of this role, one of them over time. */
export const Figures = ({ role }: { role: Role }) => {
  const translate = useTranslate();
  const titleId = useId();
  const { locale } = useStoreSettings();
  const { asked, ask } = useAsked(role);
  const [all, setAll] = useStore('dashboard.allFigures', false);
  const { data: answer, error, refetch, isPlaceholderData } = useKpis(asked);
  const measures = measuresFor(role, all);
  if (answer?.dataFrom === null) return <EmptyStore />;
  const nothing =
    answer?.dataFrom && answer.dataTo && answer.total.orders === 0 && answer.total.returned === 0;
  const sold = nothing && lastYearOf(answer.dataFrom ?? '', answer.dataTo ?? '');
  return (
    <section aria-labelledby={titleId} aria-busy={isPlaceholderData}>
      <Typography id={titleId} variant="h2" sx={{ mb: 1.5 }}>
        {translate('dashboard.figures.title')}
      </Typography>
      <FilterBar asked={asked} ask={ask} />
      {error && <LoadError error={error} onRetry={refetch} />}
      {sold && (
        <Alert
          severity="info"
          sx={{ mb: 1.5 }}
          action={
            <Button color="inherit" onClick={() => ask({ range: 'custom', ...sold })}>
              {translate('dashboard.figures.showData', {
                period: formatPeriod(sold.from, sold.to, locale),
              })}
            </Button>
          }
        >
          {translate('dashboard.figures.nothing')}
        </Alert>
      )}
      <Box component="ul" sx={{ ...GRID, opacity: isPlaceholderData ? 0.6 : 1 }}>
        {measures.map((measure) =>
          answer ? (
            <KpiCard
              key={measure}
              measure={measure}
              answer={answer}
              asked={asked}
              onChoose={() => ask({ measure })}
            />
          ) : error ? null : (
            <Skeleton key={measure} component="li" variant="rounded" height={106} />
          ),
        )}
      </Box>
      <Button onClick={() => setAll(!all)} aria-expanded={all} sx={{ mb: 1.5 }}>
        {all
          ? translate('dashboard.figures.fewer')
          : translate('dashboard.figures.more', { smart_count: furtherMeasureCount(role) })}
      </Button>
      {answer ? (
        <ChartPanel answer={answer} asked={asked} />
      ) : error ? null : (
        <Skeleton variant="rounded" height={390} />
      )}
    </section>
  );
};
