/** Inputs of the dialogs of cases. */
import { Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { readAmount, valueOrNaN } from '#shared/numbers';
import { InstantPicker } from '../../../../ui/form/InstantInput.tsx';
import { formatMoney } from '../../../../ui/record/money.tsx';
import { useStoreSettings } from '../../../../ui/record/useStoreSettings.ts';
import type { CaseFieldsProps } from '../formTypes.ts';
import { LimitedField } from '../../../../ui/form/LimitedField.tsx';

interface Of extends Pick<CaseFieldsProps, 'input' | 'onInput' | 'errors'> {
  name: string;
}
/** What is wrong with the field, as it shows it. */
const useWrong = ({ name, errors }: Pick<Of, 'name' | 'errors'>) => {
  const translate = useTranslate();
  const error = errors?.[name];
  return error === undefined ? {} : { error: true, helperText: translate(error) };
};
const labelOf = (name: string) => `cases.fields.${name}`;

export interface Choice {
  id: string | number;
  name: string;
}
/** Coded values as choices; `messages` names them. */
export const useCoded = (ids: readonly string[], messages: string): Choice[] => {
  const translate = useTranslate();
  return ids.map((id) => ({ id, name: translate(`${messages}.${id}`) }));
};

export const ChoiceField = ({
  name,
  input,
  onInput,
  choices,
  errors,
  isOptional = false,
}: Of & { choices: readonly Choice[]; isOptional?: boolean }) => {
  const translate = useTranslate();
  const wrong = useWrong({ name, errors });
  const value = input[name];
  return (
    <TextField
      select
      fullWidth
      {...wrong}
      label={translate(labelOf(name))}
      value={value ?? ''}
      onChange={({ target }) =>
        onInput({
          ...input,
          [name]: choices.find(({ id }) => String(id) === String(target.value))?.id ?? null,
        })
      }
    >
      {isOptional && <MenuItem value="">–</MenuItem>}
      {choices.map((choice) => (
        <MenuItem key={choice.id} value={choice.id}>
          {choice.name}
        </MenuItem>
      ))}
    </TextField>
  );
};

export const YesNoField = ({ name, input, onInput }: Of) => {
  const translate = useTranslate();
  return (
    <FormControlLabel
      label={translate(labelOf(name))}
      control={
        <Checkbox
          checked={input[name] === true}
          onChange={(_, checked) => onInput({ ...input, [name]: checked })}
        />
      }
    />
  );
};

/** Money in the store's currency; the input holds minor units, null when empty, NaN for what is no amount. */
export const AmountField = ({
  name,
  input,
  onInput,
  errors,
  isRequired = false,
}: Of & { isRequired?: boolean }) => {
  const translate = useTranslate();
  const wrong = useWrong({ name, errors });
  const { currency, decimals } = useStoreSettings();
  const value = input[name];
  const [text, setText] = useState(
    typeof value === 'number' ? formatMoney(value, currency, 'en', false).replaceAll(',', '') : '',
  );
  return (
    <TextField
      fullWidth
      required={isRequired}
      label={`${translate(labelOf(name))}${translate('layout.inParentheses', { text: currency })}`}
      value={text}
      {...wrong}
      {...(Number.isNaN(value) && {
        error: true,
        helperText: translate('ui.wrong.money', { smart_count: decimals }),
      })}
      onChange={({ target }) => {
        setText(target.value);
        onInput({ ...input, [name]: valueOrNaN(readAmount(target.value, { currency, decimals })) });
      }}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
    />
  );
};

const MAX_WORDS = 2000;
export const WordsField = ({
  name,
  input,
  onInput,
  errors,
  isRequired = false,
}: Of & { isRequired?: boolean }) => {
  const translate = useTranslate();
  const wrong = useWrong({ name, errors });
  const value = input[name];
  return (
    <LimitedField
      fullWidth
      multiline
      minRows={2}
      required={isRequired}
      {...wrong}
      label={translate(labelOf(name))}
      value={typeof value === 'string' ? value : ''}
      onChange={({ target }) => onInput({ ...input, [name]: target.value })}
      max={MAX_WORDS}
    />
  );
};

export const InstantField = ({ name, input, onInput, errors }: Of) => {
  const value = input[name];
  return (
    <InstantPicker
      value={typeof value === 'number' ? value : null}
      onChange={(at) => onInput({ ...input, [name]: at })}
      dayLabel={labelOf(name)}
      timeLabel="tickets.time"
      error={errors?.[name]}
    />
  );
};
