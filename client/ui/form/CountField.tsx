/** A whole number outside a form's own inputs, read as `WholeInput` reads it; what cannot be read is said, not left out. */
import { TextField } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { readCount, valueOrNaN } from '#shared/numbers';
import { wrongOf } from './wrongOf.ts';

export interface CountFieldProps {
  /** Translated. */
  label: string;
  /** NaN for what cannot be read. */
  value: number | null;
  /** Null for nothing, NaN for what cannot be read or is less than one. */
  onChange: (count: number | null) => void;
  placeholder?: string;
  /** What else is wrong with it. */
  error?: ReactNode;
}

const read = (text: string) => {
  const count = valueOrNaN(readCount(text));
  return count !== null && count < 1 ? NaN : count;
};

export const CountField = ({ label, value, onChange, placeholder, error }: CountFieldProps) => {
  const translate = useTranslate();
  const [typed, setTyped] = useState<string>();
  const isWrong = typed !== undefined && Number.isNaN(read(typed));
  const wrong = wrongOf(readCount(typed ?? ''), 'ui.wrong.count');
  const why = typeof wrong === 'string' ? translate(wrong) : translate(wrong.message, wrong.args);
  const shown = value === null || Number.isNaN(value) ? '' : String(value);
  return (
    <TextField
      label={label}
      value={typed ?? shown}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(read(target.value));
      }}
      onBlur={() => !isWrong && setTyped(undefined)}
      error={isWrong || error !== undefined}
      helperText={isWrong ? why : error}
      placeholder={placeholder}
      slotProps={{
        htmlInput: { inputMode: 'numeric' },
        ...(placeholder !== undefined && { inputLabel: { shrink: true } }),
      }}
    />
  );
};
