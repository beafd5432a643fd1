/** What is taken off the accepted goods, each with its reason, and freight that the customer gets back. */
import Delete from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ReturnDetails } from '#contract/service/returnCases';
import { ASKED_DEDUCTION_KINDS, type AskedDeductionKind } from '#contract/service/refunds';
import { AmountPart } from '../cases/fields.tsx';
import type { CaseErrors, CaseFieldsProps, CaseInputs } from '../cases/formTypes.ts';
import { asRow, errorsOfRow, missingIn, unreadIn } from '../cases/missing.ts';
import { SettlementOutcome } from '../settlements/SettlementOutcome.tsx';
import { amountIn } from './inputs.ts';
import { LimitedField } from '../../../ui/form/LimitedField.tsx';

interface TypedDeduction {
  key: number;
  kind: AskedDeductionKind;
  amount: number | null;
  reason: string;
}
const deductionsIn = ({ deductions }: CaseInputs): readonly TypedDeduction[] =>
  Array.isArray(deductions) ? (deductions as TypedDeduction[]) : [];

const missingOfRow = ({ amount, reason }: TypedDeduction): CaseErrors => ({
  ...(amount !== null && amount > 0 ? {} : { amount: 'returnCases.errors.amountMissing' }),
  ...missingIn({ reason }, ['reason']),
});

const Deduction = ({
  one,
  place,
  errors,
  onChange,
  onRemove,
}: {
  one: TypedDeduction;
  place: number;
  errors: CaseErrors;
  onChange: (one: TypedDeduction) => void;
  onRemove: () => void;
}) => {
  const translate = useTranslate();
  return (
    <Box
      role="group"
      aria-label={translate('returnCases.deductionLine', { place })}
      sx={{ display: 'grid', gap: 1 }}
    >
      <TextField
        select
        label={translate('returnCases.fields.deductionKind')}
        value={one.kind}
        onChange={({ target }) => {
          const kind = ASKED_DEDUCTION_KINDS.find((known) => known === target.value);
          if (kind) onChange({ ...one, kind });
        }}
      >
        {ASKED_DEDUCTION_KINDS.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {translate(`refunds.deductions.${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      <AmountPart
        label={translate('returnCases.fields.deductionAmount')}
        isRequired
        error={errors.amount && translate(errors.amount)}
        value={one.amount}
        onChange={(amount) => onChange({ ...one, amount })}
      />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'start' }}>
        <LimitedField
          fullWidth
          required
          label={translate('returnCases.fields.deductionReason')}
          value={one.reason}
          error={errors.reason !== undefined}
          helperText={translate(errors.reason ?? 'settlements.reasonIsRead')}
          onChange={({ target }) => onChange({ ...one, reason: target.value })}
          max={200}
        />
        <IconButton
          aria-label={translate('returnCases.removeDeduction', { place })}
          onClick={onRemove}
        >
          <Delete />
        </IconButton>
      </Box>
    </Box>
  );
};

export const missingOfSettlement = (input: CaseInputs): CaseErrors =>
  Object.assign(
    unreadIn(input, ['returnFreight']),
    ...deductionsIn(input).map((one) => asRow(`deduction${one.key}`, missingOfRow(one))),
  ) as CaseErrors;
const isSettled = (input: CaseInputs): boolean =>
  Object.keys(missingOfSettlement(input)).length === 0;
export const paysOthers = (input: CaseInputs): boolean => input.paysOthers === true;
export const toSettlement = (input: CaseInputs): CaseInputs => ({
  deductions: deductionsIn(input).map(({ kind, amount, reason }) => ({
    kind,
    amount: amount ?? 0,
    bps: 0,
    reason,
  })),
  returnFreight: amountIn(input, 'returnFreight'),
  paysOthers: paysOthers(input),
});

export const SettlementFields = ({ input, onInput, errors, record }: CaseFieldsProps) => {
  const translate = useTranslate();
  const deductions = deductionsIn(input);
  const write = (next: readonly TypedDeduction[]) => onInput({ ...input, deductions: next });
  const side = record?.responsibility;
  const details = ReturnDetails.safeParse(record?.details);
  const isReimbursed = details.success && details.data.freightPayer === 'merchant';
  return (
    <>
      {deductions.map((one, index) => (
        <Deduction
          key={one.key}
          one={one}
          place={index + 1}
          errors={errorsOfRow(errors, `deduction${one.key}`)}
          onChange={(next) => write(deductions.map((old) => (old === one ? next : old)))}
          onRemove={() => write(deductions.filter((old) => old !== one))}
        />
      ))}
      {side !== 'merchant' && (
        <Box>
          <Button
            onClick={() =>
              write([
                ...deductions,
                {
                  key: (deductions.at(-1)?.key ?? 0) + 1,
                  kind: 'damage',
                  amount: null,
                  reason: '',
                },
              ])
            }
          >
            {translate('returnCases.addDeduction')}
          </Button>
        </Box>
      )}
      {isReimbursed && (
        <AmountPart
          label={translate('returnCases.fields.returnFreight')}
          value={typeof input.returnFreight === 'number' ? input.returnFreight : null}
          onChange={(returnFreight) => onInput({ ...input, returnFreight })}
          error={errors?.returnFreight && translate(errors.returnFreight)}
        />
      )}
      {record && (
        <SettlementOutcome
          input={input}
          onInput={onInput}
          caseId={record.id}
          settlement={isSettled(input) ? toSettlement(input) : null}
        />
      )}
    </>
  );
};
