/** What is typed to grant a refund. */
import { Box, Button, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import {
  DECIDED_RESPONSIBILITIES,
  type DecidedResponsibility,
} from '#contract/orders/responsibilities';
import type { RefundableLine, RefundQuote } from '#contract/service/refundQuotes';
import { ASKED_REFUND_KINDS, type RefundKind } from '#contract/service/refunds';
import { isOfUnits } from '#rules/service/refunds';
import { DeductionFields } from './DeductionFields.tsx';
import { RefundLineRow } from './RefundLineRow.tsx';
import { allUnits, type RefundForm } from './refundForm.ts';
import { useReadMoney } from './useRefund.ts';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

interface Props {
  form: RefundForm;
  lines: readonly RefundableLine[];
  /** What the after-sales policy says of what is asked for. */
  policy: Pick<RefundQuote, 'lines' | 'paysReturnFreight'> | undefined;
  /** Fields that cannot be read. */
  wrong: readonly string[];
  /** Somebody tried to grant it: what is missing is said. */
  isTried: boolean;
  onChange: (form: RefundForm) => void;
}

const TWO = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
  gap: 2,
  pt: 1,
} as const;
const MAX_NOTE = 500;

const Choices = ({ form, onChange }: Pick<Props, 'form' | 'onChange'>) => {
  const translate = useTranslate();
  return (
    <Box sx={TWO}>
      <TextField
        select
        label={translate('resources.refunds.fields.kind')}
        value={form.kind}
        onChange={({ target }) => onChange({ ...form, kind: target.value as RefundKind })}
        helperText={translate(`refunds.kindHelp.${form.kind}`)}
      >
        {ASKED_REFUND_KINDS.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {translate(`refunds.kinds.${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={translate('resources.refunds.fields.responsibility')}
        value={form.responsibility}
        onChange={({ target }) =>
          onChange({ ...form, responsibility: target.value as DecidedResponsibility })
        }
        helperText={translate('refunds.responsibilityHelp')}
      >
        {DECIDED_RESPONSIBILITIES.map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`refunds.responsibilities.${one}`)}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
};

const useMoneyError = (wrong: readonly string[]) => {
  const translate = useTranslate();
  return (field: string) =>
    wrong.includes(field) ? { error: true, helperText: translate('refunds.errors.noMoney') } : {};
};

export const RefundFields = ({ form, lines, policy, wrong, isTried, onChange }: Props) => {
  const translate = useTranslate();
  const moneyError = useMoneyError(wrong);
  const read = useReadMoney();
  const aboveZeroError = { error: true, helperText: translate('refunds.errors.notAboveZero') };
  const requiredError = { error: true, helperText: translate('ra.validation.required') };
  const { kind, responsibility } = form;
  const hasUnits = isOfUnits(kind);
  const hasFee = form.waivesFee || policy?.lines.some(({ rate }) => rate !== null) === true;
  const paysFreight = policy?.paysReturnFreight === true || form.returnFreight !== '';
  return (
    <>
      <Choices form={form} onChange={onChange} />
      {kind === 'goodwill' ? (
        <TextField
          sx={{ mt: 2 }}
          label={translate('refunds.amount')}
          value={form.amount}
          onChange={({ target }) => onChange({ ...form, amount: target.value })}
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          {...(isTried && (read(form.amount) ?? 0) <= 0 && aboveZeroError)}
          {...(isTried && form.amount.trim() === '' && requiredError)}
          {...moneyError('amount')}
        />
      ) : (
        <>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 2, p: 0 }}>
            {lines.map((line) => (
              <RefundLineRow key={line.id} form={form} line={line} onChange={onChange} />
            ))}
          </Box>
          {hasUnits && (
            <Button size="small" sx={{ mt: 1 }} onClick={() => onChange(allUnits(form, lines))}>
              {translate('returnValue.all')}
            </Button>
          )}
        </>
      )}
      {hasUnits && responsibility !== 'merchant' && (
        <DeductionFields form={form} wrong={wrong} isTried={isTried} onChange={onChange} />
      )}
      {kind === 'goods' && hasFee && (
        <FormControlLabel
          sx={{ mt: 1 }}
          label={translate('refunds.waiveFee')}
          control={
            <Checkbox
              checked={form.waivesFee}
              onChange={({ target }) => onChange({ ...form, waivesFee: target.checked })}
            />
          }
        />
      )}
      <Box sx={TWO}>
        {kind === 'goods' && paysFreight && (
          <TextField
            label={translate('resources.refunds.fields.returnFreight')}
            value={form.returnFreight}
            onChange={({ target }) => onChange({ ...form, returnFreight: target.value })}
            slotProps={{ htmlInput: { inputMode: 'decimal' } }}
            {...moneyError('returnFreight')}
          />
        )}
        <LimitedField
          label={translate('resources.refunds.fields.note')}
          value={form.note}
          onChange={({ target }) => onChange({ ...form, note: target.value })}
          max={MAX_NOTE}
        />
      </Box>
    </>
  );
};
