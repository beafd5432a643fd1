import { InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { readAmount, valueOrNaN } from '#shared/numbers';
import { wrongOf } from '../../ui/form/wrongOf.ts';
import { formatMoney } from '../../ui/record/money.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

interface Props {
  /** Translated. */
  label: string;
  /** Minor units. */
  value: number | null;
  onChange: (amount: number | null) => void;
}

/** An amount outside a form; keeps what is typed while it is no amount. */
export const MoneyField = ({ label, value, onChange }: Props) => {
  const translate = useTranslate();
  const { currency, decimals } = useStoreSettings();
  const [typed, setTyped] = useState<string>();
  const shown = value === null ? '' : formatMoney(value, currency, 'en', false).replaceAll(',', '');
  const reading = (text: string) => readAmount(text, { currency, decimals });
  const read = (text: string) => valueOrNaN(reading(text));
  const isWrong = typed !== undefined && Number.isNaN(read(typed));
  const why =
    isWrong &&
    wrongOf(reading(typed), { message: 'ui.wrong.money', args: { smart_count: decimals } });
  return (
    <TextField
      label={label}
      value={typed ?? shown}
      error={isWrong}
      helperText={
        why && (typeof why === 'string' ? translate(why) : translate(why.message, why.args))
      }
      onChange={({ target }) => {
        setTyped(target.value);
        const amount = read(target.value);
        if (amount === null || amount >= 0) onChange(amount);
      }}
      onBlur={() => !isWrong && setTyped(undefined)}
      slotProps={{
        htmlInput: { inputMode: 'decimal' },
        input: { endAdornment: <InputAdornment position="end">{currency}</InputAdornment> },
        inputLabel: { shrink: true },
      }}
    />
  );
};
