/** One season of a year: its place among the months, and the batch it became. */
import { Box, Link } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import type { CalendarLane } from '#contract/pricing/seasonalPlans';
import { dayOf } from '#shared/days';
import { showLink } from '../../links.ts';
import { CategoryName } from '../shared/categories.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { monthStarts, toSpan } from './calendarPlace.ts';
import { useDaysWords, useFormulaWords } from './useSeasonWords.ts';

const TONES: Record<NonNullable<CalendarLane['batch']>['phase'], Tone> = {
  draft: 'neutral',
  submitted: 'attention',
  rejected: 'bad',
  scheduled: 'information',
  inForce: 'good',
  ended: 'neutral',
  reverted: 'neutral',
};
/** Name, months and state; one below the other on a phone. */
export const COLUMNS = { xs: 'minmax(0, 1fr)', md: '260px minmax(0, 1fr) 210px' } as const;

const Track = ({ lane, year, today }: { lane: CalendarLane; year: number; today: string }) => {
  const { left, width, over } = toSpan(lane.firstDay, lane.lastDay, year);
  const now = today.startsWith(String(year)) ? toSpan(today, today, year).left : null;
  return (
    <Box
      sx={{
        position: 'relative',
        height: 20,
        bgcolor: 'action.hover',
        borderRadius: 0.5,
        overflow: 'hidden',
      }}
      aria-hidden="true"
    >
      {monthStarts(year)
        .slice(1)
        .map((at) => (
          <Box
            key={at}
            sx={{
              position: 'absolute',
              top: 0,
              bottom: 0,
              left: `${at}%`,
              borderLeft: 1,
              borderColor: 'divider',
            }}
          />
        ))}
      <Box
        sx={{
          position: 'absolute',
          top: 3,
          bottom: 3,
          left: `${left}%`,
          width: `${width}%`,
          minWidth: 4,
          bgcolor: lane.batch ? 'primary.main' : 'transparent',
          border: 1,
          borderColor: 'primary.main',
          borderRadius: over ? '4px 0 0 4px' : '4px',
        }}
      />
      {now !== null && (
        <Box
          sx={{
            position: 'absolute',
            top: 0,
            bottom: 0,
            left: `${now}%`,
            borderLeft: '2px solid',
            borderColor: 'error.main',
          }}
        />
      )}
    </Box>
  );
};

const LaneStatus = ({ lane, now }: { lane: CalendarLane; now: number }) => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  if (!lane.batch) {
    const past = lane.endsAt <= now;
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {translate(past ? 'seasonalPlans.status.past' : 'seasonalPlans.status.none')}
      </Box>
    );
  }
  const { id, phase, itemCount } = lane.batch;
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      <StatusChip tone={TONES[phase]} label={`seasonalPlans.phases.${phase}`} />
      <Link component={RouterLink} to={showLink('priceBatches', id)} sx={{ py: '2px' }}>
        {translate('seasonalPlans.prices', { smart_count: itemCount })}
      </Link>
    </Box>
  );
};

export const Lane = ({ lane, year }: { lane: CalendarLane; year: number }) => {
  const toText = useLocalize();
  const toDays = useDaysWords();
  const toFormula = useFormulaWords();
  const { timeZone } = useStoreSettings();
  const now = Date.now();
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: COLUMNS,
        columnGap: 2,
        rowGap: 0.5,
        alignItems: 'center',
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <RecordLink resource="seasonalPlans" id={lane.planId}>
          {toText(lane.planNames)}
        </RecordLink>
        <Box sx={{ fontSize: 12.5, color: 'text.secondary', overflowWrap: 'anywhere' }}>
          <CategoryName id={lane.categoryId} />
        </Box>
        <Box sx={{ fontSize: 12.5 }}>
          {toDays(lane.firstDay, lane.lastDay)} · {toFormula(lane.formula)}
        </Box>
      </Box>
      <Track lane={lane} year={year} today={dayOf(now, timeZone)} />
      <LaneStatus lane={lane} now={now} />
    </Box>
  );
};
