/** A year at a glance: a click closes a working day, or makes a free one a make-up working day. */
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, IconButton, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { CalendarException, WeekWindow } from '#contract/service/calendars';
import { addMonths, dayOf, daysFrom, utcMidnight, weekdayOf } from '#shared/days';
import { dateFormat } from '#shared/formatters';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { type DayKind, kindOn, toggled } from './exceptions.ts';
import { useWeekdays } from './useWeekdays.ts';

const LOOKS: Record<DayKind, object> = {
  works: { bgcolor: 'action.selected' },
  free: { color: 'text.secondary' },
  closed: { color: 'error.main', border: 1, borderColor: 'error.main', fontWeight: 600 },
  open: { color: 'success.main', border: 1, borderColor: 'success.main', fontWeight: 600 },
};

/** Plain buttons under one set of rules: a year has 365 of them. */
const DAYS = {
  display: 'grid',
  gridTemplateColumns: 'repeat(7, 28px)',
  gap: '2px',
  '& > span': { textAlign: 'center', fontSize: 12, color: 'text.secondary' },
  '& > button': {
    height: 28,
    p: 0,
    border: 0,
    borderRadius: 1,
    bgcolor: 'transparent',
    color: 'text.primary',
    font: 'inherit',
    fontSize: 12.5,
    cursor: 'pointer',
    '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main' },
  },
  ...Object.fromEntries(
    Object.entries(LOOKS).map(([kind, look]) => [`& > button[data-kind="${kind}"]`, look]),
  ),
};

interface MonthProps {
  month: string;
  hours: { windows: WeekWindow[]; exceptions: CalendarException[] };
  onToggle: (day: string) => void;
}

const Month = ({ month, hours, onToggle }: MonthProps) => {
  const translate = useTranslate();
  const { locale, weekStart } = useStoreSettings();
  const weekdays = useWeekdays('narrow');
  const format = (options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { ...options, timeZone: 'UTC' });
  const full = format({ dateStyle: 'full' });
  const name = format({ month: 'long' }).format(utcMidnight(month));
  const before = (weekdayOf(month) - weekStart + 7) % 7;
  return (
    <Box role="group" aria-label={name}>
      <Typography sx={{ fontWeight: 600, mb: 0.5 }}>{name}</Typography>
      <Box sx={DAYS}>
        {weekdays.map(({ weekday, name: short }) => (
          <span key={weekday} aria-hidden>
            {short}
          </span>
        ))}
        {daysFrom(month, addMonths(month, 1)).map((day, index) => {
          const kind = kindOn(hours, day);
          return (
            <button
              key={day}
              type="button"
              data-kind={kind}
              onClick={() => onToggle(day)}
              aria-label={translate('serviceCalendars.dayIs', {
                day: full.format(utcMidnight(day)),
                kind: translate(`serviceCalendars.dayKinds.${kind}`),
              })}
              {...(index === 0 && { style: { gridColumnStart: before + 1 } })}
            >
              {Number(day.slice(8))}
            </button>
          );
        })}
      </Box>
    </Box>
  );
};

export const YearGrid = () => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  const [year, setYear] = useState(() => Number(dayOf(Date.now(), timeZone).slice(0, 4)));
  const { setValue } = useFormContext();
  const windows = (useWatch({ name: 'windows' }) ?? []) as WeekWindow[];
  const exceptions = (useWatch({ name: 'exceptions' }) ?? []) as CalendarException[];
  const hours = { windows, exceptions };
  const months = Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01-01`, index));
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
        <IconButton
          onClick={() => setYear(year - 1)}
          aria-label={translate('serviceCalendars.yearBefore')}
        >
          <ChevronLeft />
        </IconButton>
        <Typography variant="h3" component="h3" aria-live="polite">
          {year}
        </Typography>
        <IconButton
          onClick={() => setYear(year + 1)}
          aria-label={translate('serviceCalendars.yearAfter')}
        >
          <ChevronRight />
        </IconButton>
        {(['closed', 'open'] as const).map((kind) => (
          <Box key={kind} sx={{ display: 'flex', alignItems: 'center', gap: 0.5, fontSize: 12.5 }}>
            <Box
              sx={{
                width: 16,
                height: 16,
                borderRadius: 0.5,
                boxSizing: 'border-box',
                ...LOOKS[kind],
              }}
            />
            {translate(`serviceCalendars.kinds.${kind}`)}
          </Box>
        ))}
      </Box>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(212px, 1fr))',
          gap: 2,
          mb: 2,
        }}
      >
        {months.map((month) => (
          <Month
            key={month}
            month={month}
            hours={hours}
            onToggle={(day) =>
              setValue('exceptions', toggled(exceptions, day, windows), { shouldDirty: true })
            }
          />
        ))}
      </Box>
    </>
  );
};
