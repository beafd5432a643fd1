/** What is taken off the goods, each with its reason. */
import Delete from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ASKED_DEDUCTION_KINDS, type AskedDeductionKind } from '#contract/service/refunds';
import type { RefundForm, TypedDeduction } from './refundForm.ts';
import { useReadMoney } from './useRefund.ts';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

interface Props {
  form: RefundForm;
  wrong: readonly string[];
  /** Somebody tried to grant it: what is missing is said. */
  isTried: boolean;
  onChange: (form: RefundForm) => void;
}

const NEW: TypedDeduction = { kind: 'damage', amount: '', reason: '' };
const ROW = { display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1, alignItems: 'flex-start' } as const;
const MAX_REASON = 200;

export const DeductionFields = ({ form, wrong, isTried, onChange }: Props) => {
  const translate = useTranslate();
  const required = translate('ra.validation.required');
  const { deductions } = form;
  const write = (index: number, changed: Partial<TypedDeduction>) =>
    onChange({
      ...form,
      deductions: deductions.map((one, at) => (at === index ? { ...one, ...changed } : one)),
    });
  const read = useReadMoney();
  return (
    <Box sx={{ mt: 1 }}>
      {deductions.map(({ kind, amount, reason }, index) => {
        const isWrong = wrong.includes(`deductions.${index}`);
        const isMissing = (text: string) => isTried && text.trim() === '';
        const isNone = isTried && (read(amount) ?? 0) <= 0;
        return (
          <Box key={index} sx={ROW}>
            <TextField
              select
              size="small"
              label={translate('refunds.deduction')}
              value={kind}
              onChange={({ target }) => write(index, { kind: target.value as AskedDeductionKind })}
              sx={{ minWidth: 170 }}
            >
              {ASKED_DEDUCTION_KINDS.map((one) => (
                <MenuItem key={one} value={one}>
                  {translate(`refunds.deductions.${one}`)}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              size="small"
              required
              label={translate('refunds.amount')}
              value={amount}
              onChange={({ target }) => write(index, { amount: target.value })}
              error={isWrong || isNone}
              helperText={
                (isWrong && translate('refunds.errors.noMoney')) ||
                (isMissing(amount) && required) ||
                (isNone && translate('refunds.errors.notAboveZero'))
              }
              slotProps={{ htmlInput: { inputMode: 'decimal' } }}
              sx={{ width: 130 }}
            />
            <LimitedField
              size="small"
              required
              label={translate('ui.reason')}
              value={reason}
              error={isMissing(reason)}
              helperText={isMissing(reason) && required}
              onChange={({ target }) => write(index, { reason: target.value })}
              max={MAX_REASON}
              sx={{ flex: '1 1 160px' }}
            />
            <IconButton
              aria-label={translate('refunds.removeDeduction', { number: index + 1 })}
              onClick={() =>
                onChange({ ...form, deductions: deductions.filter((_, at) => at !== index) })
              }
            >
              <Delete />
            </IconButton>
          </Box>
        );
      })}
      <Button
        size="small"
        sx={{ mt: 1 }}
        onClick={() => onChange({ ...form, deductions: [...deductions, NEW] })}
      >
        {translate('refunds.addDeduction')}
      </Button>
    </Box>
  );
};
