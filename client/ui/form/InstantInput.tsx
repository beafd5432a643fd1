/** Instants as people choose them: a day and a time on the store's clocks, or the last day of something. */
import { Box } from '@mui/material';
import { useState } from 'react';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import { addDays, dayOf, instantOf, isDay, startOfDay, timeOf } from '#shared/days';
import { useStoreSettings } from '../record/useStoreSettings.ts';
import { DAY_AND_TIME } from './layout.ts';
import { PartsField } from './PartsField.tsx';

interface Props {
  value: number | null;
  onChange: (at: number | null) => void;
  /** Translation keys. */
  dayLabel: string;
  timeLabel: string;
  error?: string | undefined;
  /** Nobody chose the time of the value: another day begins at its first minute. */
  hasNoTime?: boolean;
}

/** A day and a time of the store; null until a day is chosen. */
export const InstantPicker = (props: Props) => {
  const { value, onChange, dayLabel, timeLabel, error, hasNoTime = false } = props;
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  // A time chosen before its day waits for it.
  const [waiting, setWaiting] = useState('00:00');
  const day = value === null ? '' : dayOf(value, timeZone);
  const time = value === null ? waiting : timeOf(value, timeZone);
  const change = (nextDay: string, nextTime: string) => {
    if (/^\d\d:\d\d/.test(nextTime)) setWaiting(nextTime);
    onChange(isDay(nextDay) ? instantOf(nextDay, nextTime || '00:00', timeZone) : null);
  };
  return (
    <Box sx={DAY_AND_TIME}>
      <PartsField
        type="date"
        label={translate(dayLabel, { _: dayLabel })}
        value={day}
        onChange={(next) => change(next, hasNoTime ? '00:00' : time)}
        error={error !== undefined}
        helperText={error === undefined ? undefined : <InputHelperText error={error} />}
      />
      <PartsField
        type="time"
        label={translate(timeLabel, { _: timeLabel })}
        value={time}
        onChange={(next) => change(day, next)}
      />
    </Box>
  );
};

interface InputProps extends Pick<Props, 'dayLabel' | 'timeLabel'> {
  source: string;
  /** What is wrong with the instant where another field says it, as a translation key. */
  wrong?: string | null;
  /** A form begins with the present, whose time nobody chose. */
  startsNow?: boolean;
}

export const InstantInput = ({ source, wrong, startsNow = false, ...labels }: InputProps) => {
  const { field, fieldState } = useInput<number | null>({ source, defaultValue: null });
  return (
    <InstantPicker
      {...labels}
      value={typeof field.value === 'number' ? field.value : null}
      onChange={field.onChange}
      error={fieldState.error?.message ?? wrong ?? undefined}
      hasNoTime={startsNow && !fieldState.isDirty && Number(field.value) <= Date.now()}
    />
  );
};

/** The last day of something; the form holds the midnight after it, null when empty. */
export const LastDayInput = ({ source, label }: { source: string; label: string }) => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  const { field, fieldState, id } = useInput<number | null>({ source, defaultValue: null });
  const shown = typeof field.value === 'number' ? dayOf(field.value - 1, timeZone) : '';
  return (
    <PartsField
      id={id}
      type="date"
      fullWidth
      label={translate(label, { _: label })}
      value={shown}
      onChange={(day) => field.onChange(day === '' ? null : startOfDay(addDays(day, 1), timeZone))}
      error={fieldState.invalid}
      helperText={
        fieldState.error ? <InputHelperText error={fieldState.error.message} /> : undefined
      }
    />
  );
};
