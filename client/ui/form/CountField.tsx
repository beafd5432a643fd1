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
  /** Null for nothing, NaN for what cannot be read or is less than one, or zero where that is allowed. */
  onChange: (count: number | null) => void;
  placeholder?: string;
  /** None is a figure, too. */
  isZeroAllowed?: boolean;
  /** What else is wrong with it. */
  error?: ReactNode;
}

const readFrom = (text: string, least: number) => {
  const count = valueOrNaN(readCount(text));
  return count !== null && count < least ? NaN : count;
};

export const CountField = ({
  label,
  value,
  onChange,
  placeholder,
  isZeroAllowed = false,
  error,
}: CountFieldProps) => {
  const read = (text: string) => readFrom(text, isZeroAllowed ? 0 : 1);
  const translate = useTranslate();
  const [typed, setTyped] = useState<string>();
  const isWrong = typed !== undefined && Number.isNaN(read(typed));
  const wrong = wrongOf(
    readCount(typed ?? ''),
    isZeroAllowed ? 'ui.wrong.countOrNone' : 'ui.wrong.count',
  );
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
