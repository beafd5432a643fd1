/** A year of seasons: one lane each over twelve months, with the batch it became. */
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, IconButton, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useStore, useTranslate } from 'react-admin';
import type { CalendarLane } from '#contract/pricing/seasonalPlans';
import { dayOf } from '#shared/days';
import { dateFormat } from '#shared/formatters';
import type { Api } from '../../api.ts';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { monthStarts } from './calendarPlace.ts';
import { COLUMNS, Lane } from './Lane.tsx';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

const useLanes = (year: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['seasonalPlans', 'calendar', year],
    queryFn: async ({ signal }) =>
      (
        await api.call<CalendarLane[]>(
          'GET',
          `/seasonalPlans/calendar?year=${year}`,
          undefined,
          signal,
        )
      ).data,
  });
};

const Months = ({ year }: { year: number }) => {
  const { locale } = useStoreSettings();
  const name = dateFormat(locale, { month: 'short', timeZone: 'UTC' });
  return (
    <Box
      sx={{ display: { xs: 'none', md: 'grid' }, gridTemplateColumns: COLUMNS.md, columnGap: 2 }}
      aria-hidden="true"
    >
      <span />
      <Box sx={{ position: 'relative', height: 22, fontSize: 12.5, color: 'text.secondary' }}>
        {monthStarts(year).map((left, month) => (
          <Box key={left} component="span" sx={{ position: 'absolute', left: `${left}%`, pl: 0.5 }}>
            {name.format(Date.UTC(year, month, 1))}
          </Box>
        ))}
      </Box>
      <span />
    </Box>
  );
};

export const Calendar = () => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  const thisYear = Number(dayOf(Date.now(), timeZone).slice(0, 4));
  const [year, setYear] = useStore('seasonalPlans.year', thisYear);
  const { data } = useLanes(year);
  const step = (by: number) => setYear(Math.min(LAST_YEAR, Math.max(FIRST_YEAR, year + by)));
  const switcher = (
    <Box sx={{ display: 'flex', alignItems: 'center' }}>
      <IconButton
        size="small"
        onClick={() => step(-1)}
        aria-label={translate('seasonalPlans.previousYear')}
      >
        <ChevronLeft />
      </IconButton>
      <Typography
        component="span"
        aria-live="polite"
        sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums', mx: 0.5 }}
      >
        {year}
      </Typography>
      <IconButton
        size="small"
        onClick={() => step(1)}
        aria-label={translate('seasonalPlans.nextYear')}
      >
        <ChevronRight />
      </IconButton>
    </Box>
  );
  return (
    <Section title="seasonalPlans.calendar" actions={switcher}>
      <Months year={year} />
      {data === undefined ? (
        <Skeleton variant="rounded" height={120} />
      ) : data.length === 0 ? (
        <Typography color="text.secondary">{translate('seasonalPlans.noLanes')}</Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data.map((lane) => (
            <Lane key={`${lane.planId} ${lane.key}`} lane={lane} year={year} />
          ))}
        </Box>
      )}
    </Section>
  );
};
