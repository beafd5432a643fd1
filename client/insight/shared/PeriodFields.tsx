/** Which days: a named range, or two days. */
import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { addDays } from '#shared/days';
import { PartsField } from '../../ui/form/PartsField.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import type { AskedPeriod } from './period.ts';
import { rangesFor } from './ranges.ts';

interface ChoiceProps {
  label: string;
  value: string;
  choices: readonly (readonly [value: string, name: string])[];
  onChoose: (value: string) => void;
}

export const Choice = ({ label, value, choices, onChoose }: ChoiceProps) => (
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

export interface PeriodFieldsProps {
  asked: AskedPeriod;
  ask: (change: Partial<AskedPeriod>) => void;
}

export const PeriodFields = ({ asked, ask }: PeriodFieldsProps) => {
  const translate = useTranslate();
  const { fiscalYearStartMonth } = useStoreSettings();
  const { from, to } = asked;
  const chooseRange = (range: string) =>
    ask(range === 'custom' ? { range, from, to } : { range: range as AskedPeriod['range'] });
  return (
    <>
      <Choice
        label={translate('dashboard.filters.range')}
        value={asked.range}
        choices={[...new Set([...rangesFor(fiscalYearStartMonth), asked.range])].map(
          (range) => [range, translate(`dashboard.ranges.${range}`)] as const,
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
    </>
  );
};
