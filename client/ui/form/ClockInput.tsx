import { TextField } from '@mui/material';
import { useState } from 'react';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import { clock, parseClock } from './clockText.ts';

/** A time of the day, 24:00 among them; the form holds minutes. */
export const ClockInput = ({
  source,
  label,
  latest,
}: {
  source: string;
  label: string;
  latest: number;
}) => {
  const translate = useTranslate();
  const { field, fieldState, id } = useInput<number>({ source });
  const [typing, setTyping] = useState<string>();
  const isTime = typeof field.value === 'number' && !Number.isNaN(field.value);
  return (
    <TextField
      id={id}
      label={translate(label)}
      value={typing ?? (isTime ? clock(field.value) : '')}
      placeholder="20:00"
      onChange={({ target }) => {
        setTyping(target.value);
        const minutes = parseClock(target.value);
        field.onChange(minutes > latest ? Number.NaN : minutes);
      }}
      onBlur={() => {
        if (isTime) setTyping(undefined);
        field.onBlur();
      }}
      error={fieldState.invalid}
      helperText={fieldState.error ? <InputHelperText error="ui.wrong.clock" /> : undefined}
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: { inputMode: 'text', autoComplete: 'off' },
      }}
      sx={{ width: 96 }}
    />
  );
};
