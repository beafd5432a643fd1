import { Box, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { BUCKETS, COMPARISONS } from '#contract/insight/kpis';
import { addDays } from '#shared/days';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { PartsField } from '../../ui/form/PartsField.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { CategoryFilter } from './CategoryFilter.tsx';
import type { Asked, Change } from './figures.ts';
import { rangesFor } from './ranges.ts';
import { useChannels } from './useKpis.ts';

interface ChoiceProps {
  label: string;
  value: string;
  choices: readonly (readonly [value: string, name: string])[];
  onChoose: (value: string) => void;
}

const Choice = ({ label, value, choices, onChoose }: ChoiceProps) => (
  <TextField
    select
    margin="none"
    label={label}
    value={value}
    onChange={({ target }) => onChoose(target.value)}
    slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
  >
    {choices.map(([choice, name]) => (
      <MenuItem key={choice} value={choice}>
        {name}
      </MenuItem>
    ))}
  </TextField>
);

interface DayProps {
  label: string;
  day: string;
  onDay: (day: string) => void;
}

/** The figures are asked for once a day is chosen, not for each of its parts. */
const Day = ({ label, day, onDay }: DayProps) => (
  <PartsField
    type="date"
    margin="none"
    label={label}
    value={day}
    onChange={(next) => next >= '1970-01-01' && onDay(next)}
    whenLeft
  />
);

export interface FilterBarProps {
  asked: Asked;
  ask: (change: Change) => void;
}

/** Which days, in which steps, compared with what, of which channel and category. */
export const FilterBar = ({ asked, ask }: FilterBarProps) => {
  const translate = useTranslate();
  const channels = useChannels();
  const nameOf = useAudienceName();
  const { fiscalYearStartMonth } = useStoreSettings();
  const { from, to } = asked;
  const word = (kind: string, value: string) =>
    [value, translate(`dashboard.${kind}.${value}`)] as const;
  const chooseRange = (range: string) =>
    ask(range === 'custom' ? { range, from, to } : { range: range as Asked['range'] });
  return (
    <Box
      role="group"
      aria-label={translate('dashboard.filters.title')}
      sx={{
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(auto-fill, minmax(150px, 1fr))' },
        mb: 2,
      }}
    >
      <Choice
        label={translate('dashboard.filters.range')}
        value={asked.range}
        choices={[...new Set([...rangesFor(fiscalYearStartMonth), asked.range])].map((range) =>
          word('ranges', range),
        )}
        onChoose={chooseRange}
      />
      {asked.range === 'custom' && (
        <>
          <Day
            label={translate('dashboard.filters.from')}
            day={from}
            onDay={(day) =>
              ask({ range: 'custom', from: day, to: day < to ? to : addDays(day, 1) })
            }
          />
          <Day
            label={translate('dashboard.filters.until')}
            day={addDays(to, -1)}
            onDay={(day) =>
              ask({ range: 'custom', from: from <= day ? from : day, to: addDays(day, 1) })
            }
          />
        </>
      )}
      <Choice
        label={translate('dashboard.filters.bucket')}
        value={asked.bucket}
        choices={BUCKETS.map((bucket) => word('buckets', bucket))}
        onChoose={(bucket) => ask({ bucket: bucket as Asked['bucket'] })}
      />
      <Choice
        label={translate('dashboard.filters.compare')}
        value={asked.compare}
        choices={COMPARISONS.map((comparison) => word('comparisons', comparison))}
        onChoose={(compare) => ask({ compare: compare as Asked['compare'] })}
      />
      {(channels.length > 1 || asked.channel !== null) && (
        <Choice
          label={translate('dashboard.filters.channel')}
          value={asked.channel ?? ''}
          choices={[
            ['', translate('dashboard.filters.all')],
            ...[...new Set([...channels, ...(asked.channel === null ? [] : [asked.channel])])].map(
              (channel) => [channel, nameOf('channels', channel)] as const,
            ),
          ]}
          onChoose={(channel) => ask({ channel: channel || null })}
        />
      )}
      <CategoryFilter value={asked.categoryId} onChange={(categoryId) => ask({ categoryId })} />
    </Box>
  );
};
