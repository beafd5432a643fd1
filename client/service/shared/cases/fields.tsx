/** Fields of the dialogs of cases: text, a choice, an amount. */
import { InputAdornment, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { readAmount, valueOrNaN } from '#shared/numbers';
import { formatMoney } from '../../../ui/record/money.tsx';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import type { CaseFieldsProps } from './formTypes.ts';

type Part = Pick<CaseFieldsProps, 'input' | 'onInput'> & {
  name: string;
  /** A translation key. */
  label: string;
};

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const TextPart = ({
  input,
  onInput,
  name,
  label,
  max,
  isLong = false,
}: Part & { max: number; isLong?: boolean }) => (
  <TextField
    fullWidth
    multiline={isLong}
    label={useTranslate()(label)}
    value={textOf(input[name])}
    onChange={({ target }) => onInput({ ...input, [name]: target.value })}
    slotProps={{ htmlInput: { maxLength: max } }}
  />
);

export const ChoicePart = ({
  input,
  onInput,
  name,
  label,
  choices,
  words,
}: Part & { choices: readonly string[]; words: string }) => {
  const translate = useTranslate();
  return (
    <TextField
      select
      fullWidth
      label={translate(label)}
      value={textOf(input[name])}
      onChange={({ target }) => onInput({ ...input, [name]: target.value })}
    >
      {choices.map((one) => (
        <MenuItem key={one} value={one}>
          {translate(`${words}.${one}`)}
        </MenuItem>
      ))}
    </TextField>
  );
};

/** Minor units; NaN for what cannot be read or is below zero, so that it is not sent. */
export const AmountPart = ({
  label,
  value,
  onChange,
}: {
  /** Translated. */
  label: string;
  value: number | null;
  onChange: (amount: number | null) => void;
}) => {
  const translate = useTranslate();
  const { currency, decimals } = useStoreSettings();
  const [typed, setTyped] = useState<string>();
  const read = (text: string) => {
    const amount = valueOrNaN(readAmount(text, { currency, decimals }));
    return amount !== null && amount < 0 ? NaN : amount;
  };
  const isKnown = value !== null && !Number.isNaN(value);
  const shown = isKnown ? formatMoney(value, currency, 'en', false).replaceAll(',', '') : '';
  const isWrong = typed !== undefined && Number.isNaN(read(typed));
  return (
    <TextField
      label={label}
      value={typed ?? shown}
      error={isWrong}
      helperText={isWrong && translate('ui.wrong.money', { smart_count: decimals })}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(read(target.value));
      }}
      onBlur={() => !isWrong && setTyped(undefined)}
      slotProps={{
        htmlInput: { inputMode: 'decimal' },
        input: { endAdornment: <InputAdornment position="end">{currency}</InputAdornment> },
      }}
    />
  );
};
