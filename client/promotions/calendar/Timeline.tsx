/** The lanes over time: one bar per promotion, overlaps hatched, today and holidays marked. */
import { Box, type Theme, Typography, useTheme } from '@mui/material';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Lane, LANES } from '#contract/promotions/promotions';
import { daysBetween } from '#shared/days';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { VISUALLY_HIDDEN } from '../../ui/record/visuallyHidden.ts';
import { Axis } from './Axis.tsx';
import { Bar } from './Bar.tsx';
import { type BarData, lanesOf } from './bars.ts';
import { barStyles, ROW_HEIGHT } from './barStyles.ts';
import {
  DAY_WIDTH,
  pixelsTo,
  type Range,
  type Scale,
  type Shared,
  shifted,
  weekdayIndex,
} from './geometry.ts';
import { holidaysBetween } from './holidays.ts';
import { RescheduleDialog } from './RescheduleDialog.tsx';
import type { Entry } from './useCalendar.ts';
import { useEntryWords } from './useEntryWords.ts';

const MINUTE_MS = 60_000;

/** The present minute. */
const useNow = () => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
};

/** Lines between days, or weeks where days are narrow; weekends a shade darker. */
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

interface Move {
  id: number;
  days: number;
  asks: boolean;
}

export const Timeline = ({
  entries,
  shared,
  lane,
  scale,
  anchor,
  range,
  mayMove,
}: TimelineProps) => {
  const translate = useTranslate();
  const theme = useTheme();
  const { timeZone } = useStoreSettings();
  const { period } = useEntryWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [move, setMove] = useState<Move | null>(null);
  const now = useNow();
  const dayWidth = DAY_WIDTH[scale];
  const { from, until, days } = range;
  const lanes = useMemo(
    () =>
      lanesOf(entries, shared, lane ? [lane] : LANES, { from, until, days }, dayWidth, timeZone),
    [entries, shared, lane, from, until, days, dayWidth, timeZone],
  );
  const holidays = useMemo(
    () => holidaysBetween(from, until).map((one) => ({ ...one, at: daysBetween(from, one.day) })),
    [from, until],
  );
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = daysBetween(from, anchor) * dayWidth;
  }, [from, anchor, dayWidth]);
  const styles = useMemo(() => barStyles(theme), [theme]);
  const axisRange = useMemo(() => ({ from, until, days }), [from, until, days]);

  const moved = useCallback(
    ({ entry: { startsAt, endsAt } }: BarData, by: number) =>
      period({
        startsAt: shifted(startsAt, by, timeZone),
        endsAt: endsAt === null ? null : shifted(endsAt, by, timeZone),
      }),
    [period, timeZone],
  );
  const onMove = useCallback(
    (id: number, by: number, asks: boolean) => setMove(by === 0 ? null : { id, days: by, asks }),
    [],
  );
  const moving =
    move === null
      ? undefined
      : lanes.flatMap(({ bars }) => bars).find(({ entry }) => entry.id === move.id);

  const width = days * dayWidth;
  const today = pixelsTo(now, from, dayWidth, timeZone);
  return (
    <>
      <Box id="calendar-keys" sx={VISUALLY_HIDDEN}>
        {translate('promotionCalendar.keys')}
      </Box>
      <Box aria-live="polite" sx={VISUALLY_HIDDEN}>
        {move &&
          moving &&
          translate('promotionCalendar.wouldRun', {
            name: moving.entry.name,
            period: moved(moving, move.days),
          })}
      </Box>
      <Box
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={translate('promotionCalendar.timeline')}
        sx={{
          overflow: 'auto',
          maxHeight: 'max(360px, calc(100dvh - 236px))',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
          overscrollBehaviorX: 'contain',
          ...styles,
        }}
      >
        <Box sx={{ position: 'relative', width, minHeight: 320 }}>
          <Axis range={axisRange} dayWidth={dayWidth} holidays={holidays} />
          <Box
            sx={{ position: 'relative', minHeight: 240, pb: 2, ...gridOf(theme, range, dayWidth) }}
          >
            {holidays.map(({ day, key, at }) => (
              <Box
                key={`${day} ${key}`}
                aria-hidden="true"
                sx={{ position: 'absolute', insetBlock: 0, bgcolor: 'warning.main', opacity: 0.12 }}
                style={{ left: at * dayWidth, width: dayWidth }}
              />
            ))}
            {today >= 0 && today <= width && (
              <Box
                aria-hidden="true"
                sx={{
                  position: 'absolute',
                  insetBlock: 0,
                  width: '2px',
                  bgcolor: 'error.main',
                  zIndex: 2,
                }}
                style={{ left: today }}
              />
            )}
            {lanes.map(({ lane: name, rows, bars }) => (
              <Box
                component="section"
                key={name}
                aria-labelledby={`lane-${name}`}
                sx={{ position: 'relative' }}
              >
                <Box
                  sx={{
                    bgcolor: 'action.hover',
                    borderTop: 1,
                    borderBottom: 1,
                    borderColor: 'divider',
                    mb: 0.75,
                  }}
                >
                  <Typography
                    id={`lane-${name}`}
                    component="h2"
                    sx={{
                      position: 'sticky',
                      left: 0,
                      display: 'inline-block',
                      px: 1.5,
                      fontSize: 13,
                      fontWeight: 600,
                      lineHeight: '26px',
                    }}
                  >
                    {translate(`promotionCalendar.lanes.${name}`)}
                    <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400, ml: 1 }}>
                      {bars.length}
                    </Box>
                  </Typography>
                </Box>
                <Box
                  component="ul"
                  sx={{ position: 'relative', listStyle: 'none', m: 0, p: 0, mb: 0.75 }}
                  style={{ height: Math.max(1, rows) * ROW_HEIGHT }}
                >
                  {bars.map((bar) => (
                    <Bar
                      key={bar.entry.id}
                      bar={bar}
                      dayWidth={dayWidth}
                      mayMove={mayMove}
                      days={move?.id === bar.entry.id ? move.days : 0}
                      moved={moved}
                      onMove={onMove}
                    />
                  ))}
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      </Box>
      {move?.asks && moving && (
        <RescheduleDialog entry={moving.entry} days={move.days} onClose={() => setMove(null)} />
      )}
    </>
  );
};
