/** What refunds without goods and price protection ask for. */
import { TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useMoney } from '../../../ui/record/money.tsx';
import { useWrongText } from '../../../ui/record/useWrongText.ts';
import { namedBy } from '../promises/answer.ts';
import { PromiseField } from '../promises/PromiseField.tsx';
import { useOpenPromises } from '../promises/useOpenPromises.ts';
import { AmountPart, TextPart, textOf } from '../cases/fields.tsx';
import { missingIn, unreadIn } from '../cases/missing.ts';
import type { CaseErrors, CaseFieldsProps, CaseForm, CaseInputs } from '../cases/formTypes.ts';
import { amountIn, hasUnits, isReadable, missingUnits, quantitiesIn, typedIn } from './inputs.ts';
import { LinesFields } from './LinesFields.tsx';
import { missingSide, ReasonPart, responsibilityIn, ResponsibilityPart } from './parts.tsx';
import { useReturnable } from './useReturnable.ts';

const RefundFields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  const toWrongText = useWrongText();
  const { input, onInput, errors } = props;
  return (
    <>
      <Typography color="text.secondary">{translate('returnCases.amountHelp')}</Typography>
      <LinesFields {...props} of="stays" />
      <AmountPart
        label={translate('returnCases.fields.amount')}
        value={typeof input.amount === 'number' ? input.amount : null}
        onChange={(amount) => onInput({ ...input, amount })}
        error={errors?.amount && toWrongText(errors.amount)}
      />
      <ReasonPart {...props} />
    </>
  );
};

/** The price of each line of which units were chosen. */
const PricesPart = ({ input, onInput, errors, ticket }: CaseFieldsProps) => {
  const money = useMoney();
  const translate = useTranslate();
  const lines = useReturnable(ticket?.orderId ?? null) ?? [];
  const prices = typedIn(input, 'prices');
  const chosen = quantitiesIn(input).map(({ lineNumber }) => lineNumber);
  return (
    <>
      {lines
        .filter(({ lineNumber }) => chosen.includes(lineNumber))
        .map(({ lineNumber, name, sku, paidEach, priceNow }) => (
          <AmountPart
            key={lineNumber}
            label={translate('returnCases.unitPriceOf', { name: name || sku })}
            isRequired
            error={errors?.[`price${lineNumber}`] && translate('ra.validation.required')}
            help={[
              paidEach !== null && translate('returnCases.paidEach', { amount: money(paidEach) }),
              priceNow !== null && translate('returnCases.priceNow', { amount: money(priceNow) }),
            ]
              .filter(Boolean)
              .join(translate('layout.sentenceSeparator'))}
            value={prices[lineNumber] ?? null}
            onChange={(price) => onInput({ ...input, prices: { ...prices, [lineNumber]: price } })}
          />
        ))}
    </>
  );
};

const ProtectionFields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  const { input, onInput, errors } = props;
  return (
    <>
      <Typography color="text.secondary">{translate('returnCases.protectionHelp')}</Typography>
      <LinesFields {...props} of="stays" />
      <PricesPart {...props} />
      <TextPart
        {...props}
        isRequired
        name="evidence"
        label="returnCases.fields.evidence"
        max={500}
      />
      <TextField
        type="date"
        required
        error={errors?.evidenceOn !== undefined}
        helperText={errors?.evidenceOn && translate(errors.evidenceOn)}
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

const missingPrices = (input: CaseInputs): CaseErrors =>
  Object.fromEntries(
    quantitiesIn(input)
      .filter(({ lineNumber }) => !pricesIn(input).some((one) => one.lineNumber === lineNumber))
      .map(({ lineNumber }) => [`price${lineNumber}`, 'ra.validation.required']),
  );

/** Who answers for it, and where something was promised, whether it pays that. */
const ApprovalFields = (props: CaseFieldsProps) => {
  const { input, onInput, record } = props;
  const promises = useOpenPromises(record?.orderId ?? null);
  const isOwn = promises.some(({ payingCase }) => payingCase === record?.number);
  return (
    <>
      <ResponsibilityPart {...props} />
      {promises.length > 0 && !isOwn && (
        <PromiseField
          promises={promises}
          value={textOf(input.promise)}
          onChange={(promise) => onInput({ ...input, promise })}
        />
      )}
    </>
  );
};

const approval = {
  action: 'approve',
  toInput: (input: CaseInputs) => ({
    responsibility: responsibilityIn(input),
    ...namedBy(textOf(input.promise)),
  }),
  missing: missingSide,
  Fields: ApprovalFields,
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
    missing: (input): CaseErrors => {
      if (!isReadable(input)) return missingUnits(input);
      if (Number.isNaN(amountIn(input, 'amount'))) return unreadIn(input, ['amount']);
      return hasUnits(input) === amountIn(input, 'amount') > 0
        ? { amount: 'returnCases.errors.linesOrAmount' }
        : {};
    },
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
    missing: (input) => ({
      ...missingUnits(input),
      ...missingPrices(input),
      ...missingIn(input, ['evidence', 'evidenceOn']),
    }),
    Fields: ProtectionFields,
  },
  { kind: 'refundOnly', ...approval },
  { kind: 'priceProtection', ...approval },
];
