/** Months, days and holidays over the lanes; stays in sight while the lanes scroll. */
import { Box } from '@mui/material';
import { memo } from 'react';
import { useTranslate } from 'react-admin';
import { addDays } from '#shared/days';
import { formatDay } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { type Range, weekdayIndex } from './geometry.ts';
import type { Holiday } from './holidays.ts';

const MONTH_ROW = 24;
const DAY_ROW = 20;
const HOLIDAY_ROW = 20;

export interface AxisProps {
  range: Range;
  dayWidth: number;
  /** `index`: which day of the range it is. */
  holidays: readonly (Holiday & { index: number })[];
}

/** Places the holidays' names in as many rows as are needed for none to cover another. */
const placeNames = (
  holidays: AxisProps['holidays'],
  dayWidth: number,
  nameOf: (key: string) => string,
) => {
  const ends: number[] = [];
  const named = holidays.map((holiday) => {
    const name = nameOf(holiday.key);
    const left = holiday.index * dayWidth;
    const width = [...name].reduce(
      (sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 12.5 : 6.8),
      22,
    );
    const free = ends.findIndex((end) => end <= left);
    const row = free < 0 ? ends.length : free;
    ends[row] = left + width;
    return { ...holiday, name, left, row };
  });
  return { named, rows: ends.length };
};

const CLASSES = {
  '& .month': {
    position: 'absolute',
    top: 0,
    height: MONTH_ROW,
    borderLeft: 1,
    borderColor: 'divider',
  },
  '& .month span': {
    position: 'sticky',
    left: 8,
    px: 0.75,
    fontWeight: 600,
    lineHeight: `${MONTH_ROW}px`,
  },
  '& .day': {
    position: 'absolute',
    top: MONTH_ROW,
    textAlign: 'center',
    color: 'text.secondary',
  },
  '& .day.rest': { color: 'text.primary', fontWeight: 600 },
};

/** Month names, and day numbers below them: every day, or Mondays only where days are narrow. */
const Dates = ({ range, dayWidth }: Pick<AxisProps, 'range' | 'dayWidth'>) => {
  const { locale } = useStoreSettings();
  const days = Array.from({ length: range.days }, (_, index) => ({
    index,
    day: addDays(range.from, index),
  }));
  const months = days.filter(({ day }) => day.endsWith('-01'));
  const isWide = dayWidth >= 24;
  const marked = isWide ? days : days.filter(({ day }) => weekdayIndex(day) === 0);
  return (
    <div aria-hidden="true">
      {months.map(({ index, day }, month) => (
        <div
          key={day}
          className="month"
          style={{
            left: index * dayWidth,
            width: ((months[month + 1]?.index ?? range.days) - index) * dayWidth,
          }}
        >
          <span>{formatDay(day, locale, { month: 'long', year: 'numeric' })}</span>
        </div>
      ))}
      {marked.map(({ index, day }) => (
        <div
          key={day}
          className={`day${weekdayIndex(day) > 4 ? ' rest' : ''}`}
          style={{ left: index * dayWidth, width: isWide ? dayWidth : 2 * dayWidth }}
        >
          {Number(day.slice(8))}
        </div>
      ))}
    </div>
  );
};

const HolidayNames = ({ named }: Pick<ReturnType<typeof placeNames>, 'named'>) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  return (
    <Box
      component="ul"
      aria-label={translate('promotionCalendar.holidaysTitle')}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        '& li': { position: 'absolute', whiteSpace: 'nowrap' },
      }}
    >
      {named.map(({ day, key, name, left, row }) => (
        <li
          key={`${day} ${key}`}
          title={formatDay(day, locale)}
          style={{ left, top: MONTH_ROW + DAY_ROW + 2 + row * HOLIDAY_ROW }}
        >
          <Box component="span" aria-hidden="true" sx={{ color: 'warning.main', px: 0.5 }}>
            ◆
          </Box>
          {name}
        </li>
      ))}
    </Box>
  );
};

export const Axis = memo(({ range, dayWidth, holidays }: AxisProps) => {
  const translate = useTranslate();
  const nameOf = (key: string) => translate(`promotionCalendar.holidays.${key}`);
  const { named, rows } = placeNames(holidays, dayWidth, nameOf);
  return (
    <Box
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 5,
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
        height: MONTH_ROW + DAY_ROW + Math.max(1, rows) * HOLIDAY_ROW + 4,
        fontSize: 12.5,
        ...CLASSES,
      }}
    >
      <Dates range={range} dayWidth={dayWidth} />
      <HolidayNames named={named} />
    </Box>
  );
});
Axis.displayName = 'Axis';
