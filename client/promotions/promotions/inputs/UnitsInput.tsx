/** How many units have a share in a reward; null while no number is typed. */
import { MenuItem, TextField, Box } from '@mui/material';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import type { UnitLimit } from '#contract/promotions/promotions';
import { CountField } from '../../../ui/form/CountField.tsx';
import { firstError } from '../../../ui/form/firstError.ts';
import { THREE } from '../../../ui/form/layout.ts';

const WORDS = 'promotions.wizard.units';
const START: UnitLimit = { limit: 1, per: 'order', which: 'cheapest' };

export const UnitsInput = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const { field, fieldState } = useInput<UnitLimit | null>({ source, defaultValue: null });
  const value = field.value ?? null;
  const error = firstError(fieldState.error);
  const put = (changes: Partial<UnitLimit>) => field.onChange({ ...START, ...value, ...changes });
  const choice = (name: 'per' | 'which', ids: readonly string[]) => (
    <TextField
      select
      label={translate(`${WORDS}.${name}`)}
      disabled={value === null}
      value={value?.[name] ?? START[name]}
      onChange={({ target }) => put({ [name]: target.value })}
    >
      {ids.map((id) => (
        <MenuItem key={id} value={id}>
          {translate(`${WORDS}.${name}s.${id}`)}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box sx={THREE}>
      <CountField
        label={translate(`${WORDS}.limit`)}
        value={value?.limit ?? null}
        onChange={(limit) => (limit === null ? field.onChange(null) : put({ limit }))}
        {...(error !== undefined && { error: <InputHelperText error={error} /> })}
      />
      {choice('per', ['order', 'line'])}
      {choice('which', ['cheapest', 'dearest'])}
    </Box>
  );
};
