/** Rates on screen: basis points ↔ percent as people read and type it. */
import { InputAdornment, TextField, type TextFieldProps } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { FieldTitle, InputHelperText, useInput, useResourceContext, type Validator } from 'react-admin';
import { useStoreSettings } from './useStoreSettings.ts';

const BPS = 100;

export const formatRate = (bps: number, locale: string, { signed = false } = {}): string =>
  new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    ...(signed && { signDisplay: 'exceptZero' as const }),
  }).format(bps / 10_000);

/** Writes basis points as percent; a dash for none. */
export const useRate = () => {
  const { locale } = useStoreSettings();
  return (bps: number | null | undefined, options?: { signed?: boolean }) =>
    bps === null || bps === undefined ? '–' : formatRate(bps, locale, options);
};

/** Percent as typed → basis points; null for nothing, NaN for what is no number or has over two decimals. */
export const parseRate = (text: string): number | null => {
  const plain = text.normalize('NFKC').replace(/[\s%]/g, '').replace('−', '-');
  if (plain === '') return null;
  const match = /^([+-]?)(\d+)(?:\.(\d{0,2}))?$/.exec(plain);
  if (!match) return NaN;
  const bps = Number(match[2]) * BPS + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -bps : bps;
};

const identity = (value: unknown) => value;

export interface RateInputProps {
  source: string;
  label?: string | false;
  helperText?: ReactNode;
  validate?: Validator | Validator[];
  fullWidth?: boolean;
  sx?: TextFieldProps['sx'];
}

/** Input of a percentage; the form holds basis points, null when empty. */
export const RateInput = ({ source, label, helperText, validate, ...rest }: RateInputProps) => {
  const resource = useResourceContext();
  const { field, fieldState, id, isRequired } = useInput({
    source,
    ...(validate && { validate }),
    format: identity,
    parse: identity,
    defaultValue: null,
  });
  const [typing, setTyping] = useState<string>();
  const shown = typeof field.value === 'number' && !Number.isNaN(field.value) ? String(field.value / BPS) : '';
  return (
    <TextField
      {...rest}
      id={id}
      name={field.name}
      inputRef={field.ref}
      value={typing ?? shown}
      onChange={({ target }) => {
        setTyping(target.value);
        field.onChange(parseRate(target.value));
      }}
      onBlur={() => {
        if (!Number.isNaN(field.value as number)) setTyping(undefined);
        field.onBlur();
      }}
      label={
        label === false ? undefined : (
          <FieldTitle label={label} source={source} resource={resource} isRequired={isRequired} />
        )
      }
      error={fieldState.invalid}
      helperText={
        fieldState.error || helperText ? (
          <InputHelperText error={fieldState.error?.message} helperText={helperText} />
        ) : undefined
      }
      slotProps={{
        htmlInput: { inputMode: 'decimal', ...(label === false && { 'aria-label': source }) },
        input: { endAdornment: <InputAdornment position="end">%</InputAdornment> },
      }}
    />
  );
};
