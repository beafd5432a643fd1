/** Whole numbers in one field, separated by commas; the form holds a list. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import { firstError } from '../../../ui/form/firstError.ts';

/** "1, 2，3" → [1, 2, 3]; NaN where a part is no whole number. */
const read = (text: string): number[] =>
  text
    .normalize('NFKC')
    .split(/[,、;\s]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : Number.NaN));

export interface NumbersInputProps {
  source: string;
  /** Translation keys. */
  label: string;
  help: string;
}

export const NumbersInput = ({ source, label, help }: NumbersInputProps) => {
  const translate = useTranslate();
  const { field, fieldState, id } = useInput<number[]>({ source, defaultValue: [] });
  const [typing, setTyping] = useState<string>();
  const numbers: number[] = Array.isArray(field.value) ? field.value : [];
  const error = firstError(fieldState.error);
  return (
    <TextField
      id={id}
      fullWidth
      label={translate(label)}
      value={typing ?? numbers.join(', ')}
      onChange={({ target }) => {
        setTyping(target.value);
        field.onChange(read(target.value));
      }}
      onBlur={() => {
        if (!numbers.some(Number.isNaN)) setTyping(undefined);
        field.onBlur();
      }}
      error={error !== undefined}
      helperText={<InputHelperText error={error} helperText={help} />}
    />
  );
};
