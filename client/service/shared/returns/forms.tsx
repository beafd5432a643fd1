/** What the steps of a return ask for. */
import { Alert, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseDetail } from '#contract/service/cases';
import { ReturnDetails } from '#contract/service/returnCases';
import { useWrongText } from '../../../ui/record/useWrongText.ts';
import { AmountPart, TextPart, textOf } from '../cases/fields.tsx';
import { missingIn } from '../cases/missing.ts';
import type { CaseFieldsProps, CaseForm, CaseInputs } from '../cases/formTypes.ts';
import { amountIn, missingOfLines, missingUnits, quantitiesIn, typedIn } from './inputs.ts';
import { InspectionFields } from './InspectionFields.tsx';
import { missingFindings, toInspection } from './inspectionInputs.ts';
import { LinesFields } from './LinesFields.tsx';
import {
  missingParcel,
  missingSide,
  ParcelFields,
  ReasonPart,
  ReceiptFields,
  responsibilityIn,
  ResponsibilityPart,
  UnitsPart,
} from './parts.tsx';
import {
  missingOfSettlement,
  paysOthers,
  SettlementFields,
  toSettlement,
} from './SettlementFields.tsx';

const OpenFields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  return (
    <>
      <Typography color="text.secondary">{translate('returnCases.openHelp')}</Typography>
      <LinesFields {...props} of="comesBack" />
      <ReasonPart {...props} isRequired />
    </>
  );
};

const isAgainstPolicy = (record: CaseFieldsProps['record']): boolean => {
  const { success, data } = ReturnDetails.safeParse(record?.details);
  const answer = success ? data.answer : null;
  return answer !== null && answer !== 'allowed' && answer !== 'notDelivered';
};

/** All that was asked for, until somebody types less. */
const askedFor = (record?: CaseDetail): CaseInputs => ({
  quantities: Object.fromEntries(
    (record?.lines ?? []).map(({ lineNumber, requested }) => [lineNumber, requested]),
  ),
});
const isFewer = ({ input, record }: CaseFieldsProps): boolean =>
  (record?.lines ?? []).some(
    ({ lineNumber, requested }) => (typedIn(input, 'quantities')[lineNumber] ?? NaN) < requested,
  );

const ApprovalFields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  return (
    <>
      {isAgainstPolicy(props.record) && (
        <Alert severity="warning">{translate('returnCases.againstPolicy')}</Alert>
      )}
      <UnitsPart
        {...props}
        label="returnCases.ofUnits"
        leftOf={({ requested }) => requested}
        isZeroAllowed
      />
      {isFewer(props) && (
        <TextPart
          {...props}
          name="refusedWhy"
          label="returnCases.fields.refusedWhy"
          max={500}
          isLong
        />
      )}
      <ResponsibilityPart {...props} />
      <TextPart
        {...props}
        name="instructions"
        label="returnCases.fields.instructions"
        max={1000}
        isLong
      />
    </>
  );
};

export const PartFields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  const toWrongText = useWrongText();
  const { input, onInput, errors } = props;
  return (
    <>
      <AmountPart
        error={errors?.amount && toWrongText(errors.amount)}
        label={translate('returnCases.fields.part')}
        value={typeof input.amount === 'number' ? input.amount : null}
        onChange={(amount) => onInput({ ...input, amount })}
      />
      <TextPart {...props} name="why" label="returnCases.fields.why" max={200} />
    </>
  );
};

export const returnForms: readonly CaseForm[] = [
  {
    kind: 'return',
    action: 'open',
    toBody: (input) => ({
      lines: quantitiesIn(input),
      reasonCode: textOf(input.reasonCode) || null,
      input: {},
    }),
    missing: (input) => ({ ...missingUnits(input), ...missingIn(input, ['reasonCode']) }),
    Fields: OpenFields,
  },
  {
    kind: 'return',
    action: 'approve',
    toInput: (input) => ({
      responsibility: responsibilityIn(input),
      lines: quantitiesIn(input),
      instructions: textOf(input.instructions) || null,
      refusedWhy: textOf(input.refusedWhy) || null,
    }),
    initial: askedFor,
    missing: (input, record) => ({ ...missingOfLines(input), ...missingSide(input, record) }),
    Fields: ApprovalFields,
  },
  { kind: 'return', action: 'ship', missing: missingParcel, Fields: ParcelFields },
  {
    kind: 'return',
    action: 'receive',
    toInput: (input) => ({ lines: quantitiesIn(input) }),
    missing: missingUnits,
    Fields: ReceiptFields,
  },
  {
    kind: 'return',
    action: 'inspect',
    toInput: toInspection,
    missing: missingFindings,
    Fields: InspectionFields,
  },
  {
    kind: 'return',
    action: 'settle',
    toInput: toSettlement,
    needsReason: paysOthers,
    missing: missingOfSettlement,
    Fields: SettlementFields,
  },
  { kind: 'return', action: 'sendBack', missing: missingParcel, Fields: ParcelFields },
  {
    kind: 'return',
    action: 'offerPart',
    missing: (input) => ({
      ...(amountIn(input, 'amount') > 0 ? {} : { amount: 'returnCases.errors.amountMissing' }),
      ...missingIn(input, ['why']),
    }),
    Fields: PartFields,
  },
];
