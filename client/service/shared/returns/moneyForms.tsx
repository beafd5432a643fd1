/** What refunds without goods and price protection ask for. */
import { TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { AmountPart, TextPart, textOf } from '../cases/fields.tsx';
import type { CaseFieldsProps, CaseForm, CaseInputs } from '../cases/formTypes.ts';
import { amountIn, hasUnits, isReadable, quantitiesIn, typedIn } from './inputs.ts';
import { LinesFields } from './LinesFields.tsx';
import { ReasonPart, responsibilityIn, ResponsibilityPart } from './parts.tsx';
import { useReturnable } from './useReturnable.ts';

const RefundFields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  const { input, onInput } = props;
  return (
    <>
      <Typography color="text.secondary">{translate('returnCases.amountHelp')}</Typography>
      <LinesFields {...props} of="stays" />
      <AmountPart
        label={translate('returnCases.fields.amount')}
        value={typeof input.amount === 'number' ? input.amount : null}
        onChange={(amount) => onInput({ ...input, amount })}
      />
      <ReasonPart {...props} />
    </>
  );
};

/** The price of each line of which units were chosen. */
const PricesPart = ({ input, onInput, ticket }: CaseFieldsProps) => {
  const translate = useTranslate();
  const lines = useReturnable(ticket?.orderId ?? null) ?? [];
  const prices = typedIn(input, 'prices');
  const chosen = quantitiesIn(input).map(({ lineNumber }) => lineNumber);
  return (
    <>
      {lines
        .filter(({ lineNumber }) => chosen.includes(lineNumber))
        .map(({ lineNumber, name, sku }) => (
          <AmountPart
            key={lineNumber}
            label={translate('returnCases.unitPriceOf', { name: name || sku })}
            value={prices[lineNumber] ?? null}
            onChange={(price) => onInput({ ...input, prices: { ...prices, [lineNumber]: price } })}
          />
        ))}
    </>
  );
};

const ProtectionFields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  const { input, onInput } = props;
  return (
    <>
      <Typography color="text.secondary">{translate('returnCases.protectionHelp')}</Typography>
      <LinesFields {...props} of="stays" />
      <PricesPart {...props} />
      <TextPart {...props} name="evidence" label="returnCases.fields.evidence" max={500} />
      <TextField
        type="date"
        label={translate('returnCases.fields.evidenceOn')}
        value={textOf(input.evidenceOn)}
        onChange={({ target }) => onInput({ ...input, evidenceOn: target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </>
  );
};

const pricesIn = (input: CaseInputs) =>
  quantitiesIn(input).flatMap(({ lineNumber }) => {
    const unitPrice = typedIn(input, 'prices')[lineNumber] ?? NaN;
    return Number.isNaN(unitPrice) ? [] : [{ lineNumber, unitPrice }];
  });

const approval = {
  action: 'approve',
  toInput: (input: CaseInputs) => ({ responsibility: responsibilityIn(input) }),
  Fields: ResponsibilityPart,
} as const;

export const moneyForms: readonly CaseForm[] = [
  {
    kind: 'refundOnly',
    action: 'open',
    toBody: (input) => ({
      lines: quantitiesIn(input),
      reasonCode: textOf(input.reasonCode) || null,
      input: { amount: amountIn(input, 'amount') },
    }),
    isComplete: (input) => isReadable(input) && hasUnits(input) !== amountIn(input, 'amount') > 0,
    Fields: RefundFields,
  },
  {
    kind: 'priceProtection',
    action: 'open',
    toBody: (input) => ({
      lines: quantitiesIn(input),
      input: {
        prices: pricesIn(input),
        evidence: textOf(input.evidence),
        evidenceOn: textOf(input.evidenceOn),
      },
    }),
    isComplete: (input) =>
      hasUnits(input) &&
      pricesIn(input).length === quantitiesIn(input).length &&
      textOf(input.evidence).trim() !== '' &&
      textOf(input.evidenceOn) !== '',
    Fields: ProtectionFields,
  },
  { kind: 'refundOnly', ...approval },
  { kind: 'priceProtection', ...approval },
];
