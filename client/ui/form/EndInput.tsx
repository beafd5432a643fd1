/** The end of something: its last day, and a time on that day where it does not end with the day. */
import { Box } from '@mui/material';
import { useState } from 'react';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { dayOf, isDay, isDayStart, timeOf } from '#shared/days';
import { useStoreSettings } from '../record/useStoreSettings.ts';
import { endOf } from './endOf.ts';
import { DAY_AND_TIME } from './layout.ts';
import { PartsField } from './PartsField.tsx';

export interface EndInputProps {
  source: string;
  /** Translation keys. */
  label: string;
  timeLabel: string;
  /** The source of the start: an end that is not after it is marked at once. */
  startSource: string;
  /** What is wrong with the end where another field says it, as a translation key. */
  wrong?: string | null;
}

const BEFORE_START = 'ui.endsBeforeStart';

/** The form holds an instant, null when empty; without a time it is the midnight after the last day. */
export const EndInput = ({ source, label, timeLabel, startSource, wrong }: EndInputProps) => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  const { field, fieldState, id } = useInput<number | null>({ source, defaultValue: null });
  const startsAt = useWatch({ name: startSource }) as unknown;
  // A time chosen before its day waits for it.
  const [waiting, setWaiting] = useState('');
  const value = typeof field.value === 'number' ? field.value : null;
  const isBeforeStart = value !== null && typeof startsAt === 'number' && value <= startsAt;
  const error =
    fieldState.error?.message ?? (isBeforeStart ? BEFORE_START : undefined) ?? wrong ?? undefined;
  const endsWithDay = value !== null && isDayStart(value, timeZone);
  const day = value === null ? '' : dayOf(endsWithDay ? value - 1 : value, timeZone);
  const time = value === null ? waiting : endsWithDay ? '' : timeOf(value, timeZone);
  const change = (nextDay: string, nextTime: string) => {
    setWaiting(nextTime);
    field.onChange(isDay(nextDay) ? endOf(nextDay, nextTime, timeZone) : null);
  };
  return (
    <Box sx={DAY_AND_TIME}>
      <PartsField
        id={id}
        type="date"
        label={translate(label, { _: label })}
        value={day}
        onChange={(next) => change(next, time)}
        error={error !== undefined}
        helperText={error === undefined ? undefined : <InputHelperText error={error} />}
      />
      <PartsField
        type="time"
        label={translate(timeLabel, { _: timeLabel })}
        helperText={translate('ui.endTimeHelp')}
        value={time}
        onChange={(next) => change(day, next)}
      />
    </Box>
  );
};
