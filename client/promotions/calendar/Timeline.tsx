/** The lanes over time: one bar per promotion, overlaps hatched, today and holidays marked. */
import { Box, type Theme, useTheme } from '@mui/material';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { type Lane, LANES } from '#contract/promotions/promotions';
import { daysBetween } from '#shared/days';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { VISUALLY_HIDDEN } from '../../ui/record/visuallyHidden.ts';
import { Axis, type AxisProps } from './Axis.tsx';
import { lanesOf } from './bars.ts';
import { barStyles } from './barStyles.ts';
import {
  DAY_WIDTH,
  pixelsTo,
  type Range,
  type Scale,
  type Shared,
  weekdayIndex,
} from './geometry.ts';
import { holidaysBetween } from './holidays.ts';
import { RescheduleDialog } from './RescheduleDialog.tsx';
import { TimelineLane } from './TimelineLane.tsx';
import type { Entry } from './useCalendar.ts';
import { useMove } from './useMove.ts';
import { useNow } from './useNow.ts';

const FRAME = {
  overflow: 'auto',
  maxHeight: 'max(360px, calc(100dvh - 236px))',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'background.paper',
  overscrollBehaviorX: 'contain',
};

/** Lines between days, or between weeks where days are narrow; weekends are slightly darker. */
const gridOf = ({ palette }: Theme, { from }: Range, dayWidth: number) => {
  const week = 7 * dayWidth;
  const step = dayWidth >= 24 ? dayWidth : week;
  const offset = -weekdayIndex(from) * dayWidth;
  const shade = `color-mix(in srgb, ${palette.text.primary} 4%, transparent)`;
  return {
    backgroundImage: `linear-gradient(to right, ${palette.divider} 1px, transparent 1px), linear-gradient(to right, transparent ${5 * dayWidth}px, ${shade} ${5 * dayWidth}px)`,
    backgroundSize: `${step}px 100%, ${week}px 100%`,
    backgroundPosition: `${offset}px 0, ${offset}px 0`,
  };
};

const HolidayColumns = ({ holidays, dayWidth }: Pick<AxisProps, 'holidays' | 'dayWidth'>) =>
  holidays.map(({ day, key, index }) => (
    <Box
      key={`${day} ${key}`}
      aria-hidden="true"
      sx={{ position: 'absolute', insetBlock: 0, bgcolor: 'warning.main', opacity: 0.12 }}
      style={{ left: index * dayWidth, width: dayWidth }}
    />
  ));

const TodayLine = ({ left }: { left: number }) => (
  <Box
    aria-hidden="true"
    sx={{ position: 'absolute', insetBlock: 0, width: '2px', bgcolor: 'error.main', zIndex: 2 }}
    style={{ left }}
  />
);

/** Said to screen readers: the keys that move a promotion, and where the one being moved would run. */
const SpokenHelp = ({ name, period }: { name: string | undefined; period: string }) => {
  const translate = useTranslate();
  return (
    <>
      <Box id="calendar-keys" sx={VISUALLY_HIDDEN}>
        {translate('promotionCalendar.keys')}
      </Box>
      <Box aria-live="polite" sx={VISUALLY_HIDDEN}>
        {name !== undefined && translate('promotionCalendar.wouldRun', { name, period })}
      </Box>
    </>
  );
};

interface TimelineProps {
  entries: readonly Entry[];
  shared: ReadonlyMap<number, Shared>;
  lane: Lane | null;
  scale: Scale;
  /** First day of the period in sight. */
  anchor: string;
  range: Range;
  mayMove: boolean;
}

/** What is drawn: bars by lane, and the holidays with their place in the range. */
const useDrawn = ({ entries, shared, lane, scale, range }: TimelineProps) => {
  const { timeZone } = useStoreSettings();
  const dayWidth = DAY_WIDTH[scale];
  const { from, until, days } = range;
  // By value: each render makes a new range.
  const sameRange = useMemo(() => ({ from, until, days }), [from, until, days]);
  const lanes = useMemo(
    () => lanesOf(entries, shared, lane ? [lane] : LANES, sameRange, dayWidth, timeZone),
    [entries, shared, lane, sameRange, dayWidth, timeZone],
  );
  const holidays = useMemo(
    () =>
      holidaysBetween(from, until).map((one) => ({ ...one, index: daysBetween(from, one.day) })),
    [from, until],
  );
  return { lanes, holidays, range: sameRange, dayWidth };
};

export const Timeline = (props: TimelineProps) => {
  const translate = useTranslate();
  const theme = useTheme();
  const { timeZone } = useStoreSettings();
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow();
  const { anchor, mayMove } = props;
  const { lanes, holidays, range, dayWidth } = useDrawn(props);
  const { from, days } = range;
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = daysBetween(from, anchor) * dayWidth;
  }, [from, anchor, dayWidth]);
  const styles = useMemo(() => barStyles(theme), [theme]);
  const { move, moving, moved, onMove, cancel } = useMove(lanes);
  const width = days * dayWidth;
  const today = pixelsTo(now, from, dayWidth, timeZone);
  return (
    <>
      <SpokenHelp
        name={moving?.entry.name}
        period={move && moving ? moved(moving, move.days) : ''}
      />
      <Box
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={translate('promotionCalendar.timeline')}
        sx={{ ...FRAME, ...styles }}
      >
        <Box sx={{ position: 'relative', width, minHeight: 320 }}>
          <Axis range={range} dayWidth={dayWidth} holidays={holidays} />
          <Box
            sx={{ position: 'relative', minHeight: 240, pb: 2, ...gridOf(theme, range, dayWidth) }}
          >
            <HolidayColumns holidays={holidays} dayWidth={dayWidth} />
            {today >= 0 && today <= width && <TodayLine left={today} />}
            {lanes.map((data) => (
              <TimelineLane
                key={data.lane}
                data={data}
                move={move}
                dayWidth={dayWidth}
                mayMove={mayMove}
                moved={moved}
                onMove={onMove}
              />
            ))}
          </Box>
        </Box>
      </Box>
      {move?.asks && moving && (
        <RescheduleDialog entry={moving.entry} days={move.days} onClose={cancel} />
      )}
    </>
  );
};
