/** Fields of the dialogs of cases: text, a choice, an amount. */
import { InputAdornment, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { readAmount, valueOrNaN } from '#shared/numbers';
import { formatMoney } from '../../../ui/record/money.tsx';
import { useWrongText } from '../../../ui/record/useWrongText.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import type { CaseFieldsProps } from './formTypes.ts';
import { LimitedField } from '../../../ui/form/LimitedField.tsx';

type Part = Pick<CaseFieldsProps, 'input' | 'onInput' | 'errors'> & {
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
  errors,
  isLong = false,
  isRequired = false,
}: Part & { max: number; isLong?: boolean; isRequired?: boolean }) => {
  const translate = useTranslate();
  const toWrongText = useWrongText();
  const error = errors?.[name];
  return (
    <LimitedField
      fullWidth
      multiline={isLong}
      required={isRequired}
      error={error !== undefined}
      helperText={error !== undefined && toWrongText(error)}
      label={translate(label)}
      value={textOf(input[name])}
      onChange={({ target }) => onInput({ ...input, [name]: target.value })}
      max={max}
    />
  );
};

export const ChoicePart = ({
  input,
  onInput,
  name,
  label,
  choices,
  words,
  isOffered = () => true,
  help,
  errors,
  isRequired = false,
}: Part & {
  choices: readonly string[];
  words: string;
  /** Others are shown and cannot be chosen. */
  isOffered?: (choice: string) => boolean;
  /** Translated. */
  help?: string | undefined;
  isRequired?: boolean;
}) => {
  const translate = useTranslate();
  const error = errors?.[name];
  return (
    <TextField
      select
      fullWidth
      required={isRequired}
      label={translate(label)}
      error={error !== undefined}
      helperText={error === undefined ? help : translate(error)}
      value={textOf(input[name])}
      onChange={({ target }) => onInput({ ...input, [name]: target.value })}
    >
      {choices.map((one) => (
        <MenuItem key={one} value={one} disabled={!isOffered(one)}>
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
  error,
  help,
  isRequired = false,
}: {
  /** Translated. */
  label: string;
  /** What else is wrong with it, translated. */
  error?: string | undefined;
  /** Translated. */
  help?: string | undefined;
  isRequired?: boolean;
  value: number | null;
  onChange: (amount: number | null) => void;
}) => {
  const translate = useTranslate();
  const { currency, decimals } = useStoreSettings();
  const [typed, setTyped] = useState<string>();
  const readSigned = (text: string) => valueOrNaN(readAmount(text, { currency, decimals }));
  const read = (text: string) => {
    const amount = readSigned(text);
    return amount !== null && amount < 0 ? NaN : amount;
  };
  const isKnown = value !== null && !Number.isNaN(value);
  const shown = isKnown ? formatMoney(value, currency, 'en', false).replaceAll(',', '') : '';
  const isWrong = typed !== undefined && Number.isNaN(read(typed));
  const isBelowZero = isWrong && !Number.isNaN(readSigned(typed));
  const why = isBelowZero
    ? translate('ui.wrong.belowZero')
    : translate('ui.wrong.money', { smart_count: decimals });
  return (
    <TextField
      label={label}
      value={typed ?? shown}
      required={isRequired}
      error={isWrong || error !== undefined}
      helperText={isWrong ? why : (error ?? help)}
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
