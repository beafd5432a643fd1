/** One lane of the timeline: its name, which stays in sight, and a row for each bar that would cover another. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Bar, type BarProps } from './Bar.tsx';
import type { LaneData } from './bars.ts';
import { ROW_HEIGHT } from './barStyles.ts';

const LaneHeading = ({ lane, count }: { lane: LaneData['lane']; count: number }) => {
  const translate = useTranslate();
  return (
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
        id={`lane-${lane}`}
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
        {translate(`promotionCalendar.lanes.${lane}`)}
        <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400, ml: 1 }}>
          {count}
        </Box>
      </Typography>
    </Box>
  );
};

export interface TimelineLaneProps extends Pick<
  BarProps,
  'dayWidth' | 'mayMove' | 'moved' | 'onMove'
> {
  data: LaneData;
  /** The promotion that is being moved, and by how many days so far. */
  move: { id: number; days: number } | null;
}

export const TimelineLane = ({ data: { lane, rows, bars }, move, ...rest }: TimelineLaneProps) => (
  <Box component="section" aria-labelledby={`lane-${lane}`} sx={{ position: 'relative' }}>
    <LaneHeading lane={lane} count={bars.length} />
    <Box
      component="ul"
      sx={{ position: 'relative', listStyle: 'none', m: 0, p: 0, mb: 0.75 }}
      style={{ height: Math.max(1, rows) * ROW_HEIGHT }}
    >
      {bars.map((bar) => (
        <Bar
          key={bar.entry.id}
          bar={bar}
          days={move?.id === bar.entry.id ? move.days : 0}
          {...rest}
        />
      ))}
    </Box>
  </Box>
);
