/** The fields of an adjustment of one member. Who only gives goodwill chooses neither what nor why. */
import { Box, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { MAX_CASE, MAX_NOTE, STAFF_REASONS } from '#contract/members/adjustments';
import { CountField } from '../../ui/form/CountField.tsx';
import { PartsField } from '../../ui/form/PartsField.tsx';
import type { AdjustForm } from './adjustForm.ts';
import type { Errors } from './useAdjust.ts';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

const TWO_COLUMNS = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
  gap: 1.5,
  mt: 1,
} as const;

export interface AdjustFieldsProps {
  form: AdjustForm;
  onChange: (change: Partial<AdjustForm>) => void;
  errors: Errors;
  isGoodwill: boolean;
}

export const AdjustFields = ({ form, onChange, errors, isGoodwill }: AdjustFieldsProps) => {
  const translate = useTranslate();
  const label = (field: string) => translate(`resources.pointAdjustments.fields.${field}`);
  const textOf = (error: string | undefined) => error && translate(error, { _: error });
  const choice = (
    field: 'what' | 'direction' | 'reason',
    keys: readonly string[],
    names: string,
  ) => (
    <TextField
      select
      required
      label={label(field)}
      value={form[field]}
      onChange={({ target }) => onChange({ [field]: target.value })}
    >
      {keys.map((key) => (
        <MenuItem key={key} value={key}>
          {translate(`pointAdjustments.${names}.${key}`)}
        </MenuItem>
      ))}
    </TextField>
  );
  const amountError = textOf(errors[form.what]);
  return (
    <Box sx={TWO_COLUMNS}>
      {!isGoodwill && (
        <>
          {choice('what', ['points', 'growth'], 'what')}
          {choice('direction', ['add', 'take'], 'directions')}
        </>
      )}
      <CountField
        label={isGoodwill ? translate('pointAdjustments.what.points') : label('amount')}
        value={form.amount}
        onChange={(amount) => onChange({ amount })}
        {...(amountError && { error: amountError })}
      />
      {!isGoodwill && choice('reason', STAFF_REASONS, 'reasons')}
      {form.reason === 'goodwill' && (
        <LimitedField
          required
          label={label('caseNumber')}
          value={form.caseNumber}
          onChange={({ target }) => onChange({ caseNumber: target.value })}
          error={errors.caseNumber !== undefined}
          helperText={textOf(errors.caseNumber) ?? translate('pointAdjustments.caseHelp')}
          max={MAX_CASE}
        />
      )}
      <PartsField
        type="date"
        label={label('happenedOn')}
        value={form.happenedOn}
        onChange={(happenedOn) => onChange({ happenedOn })}
        error={errors.happenedOn !== undefined}
        helperText={textOf(errors.happenedOn) ?? translate('pointAdjustments.happenedOnHelp')}
      />
      {form.what === 'points' && form.direction === 'add' && (
        <PartsField
          type="date"
          label={label('lastDay')}
          value={form.lastDay}
          onChange={(lastDay) => onChange({ lastDay })}
          error={errors.lastDay !== undefined}
          helperText={textOf(errors.lastDay) ?? translate('pointAdjustments.lastDayHelp')}
        />
      )}
      <LimitedField
        multiline
        minRows={2}
        required={form.reason === 'other'}
        label={label('note')}
        value={form.note}
        onChange={({ target }) => onChange({ note: target.value })}
        error={errors.note !== undefined}
        helperText={textOf(errors.note)}
        sx={{ gridColumn: '1 / -1' }}
        max={MAX_NOTE}
      />
    </Box>
  );
};
