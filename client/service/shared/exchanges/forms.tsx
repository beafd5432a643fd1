/** What the steps of an exchange ask for. */
import { FormControlLabel, MenuItem, Switch, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ExchangeDetails, SENT_ANYWAY } from '#contract/service/exchanges';
import { useMoney } from '../../../ui/record/money.tsx';
import { textOf } from '../cases/fields.tsx';
import type { CaseFieldsProps, CaseForm } from '../cases/formTypes.ts';
import { missingIn, requires, unreadIn } from '../cases/missing.ts';
import { InspectionFields } from '../returns/InspectionFields.tsx';
import { missingFindings, toInspection } from '../returns/inspectionInputs.ts';
import { PartFields } from '../returns/forms.tsx';
import { amountIn, missingUnits, quantitiesIn } from '../returns/inputs.ts';
import { missingParcel, ParcelFields, ReceiptFields } from '../returns/parts.tsx';
import { openForm, otherGoodsForm } from './ReplacementFields.tsx';

const ExtraFields = ({ input, onInput, record }: CaseFieldsProps) => {
  const translate = useTranslate();
  const money = useMoney();
  const details = ExchangeDetails.safeParse(record?.details);
  const isReturned = input.isReturned === true;
  return (
    <>
      {details.success && (
        <Typography>
          {translate(isReturned ? 'exchanges.settledElsewhere' : 'exchanges.settlesExtra', {
            amount: money(details.data.extra),
          })}
        </Typography>
      )}
      <FormControlLabel
        control={
          <Switch
            checked={isReturned}
            onChange={({ target }) => onInput({ ...input, isReturned: target.checked })}
          />
        }
        label={translate('exchanges.fields.isReturned')}
      />
    </>
  );
};

const SentFields = ({ input, onInput, errors }: CaseFieldsProps) => {
  const translate = useTranslate();
  return (
    <TextField
      select
      fullWidth
      required
      error={errors?.outcome !== undefined}
      helperText={errors?.outcome && translate(errors.outcome)}
      label={translate('exchanges.fields.outcome')}
      value={textOf(input.outcome)}
      onChange={({ target }) => onInput({ ...input, outcome: target.value })}
    >
      {SENT_ANYWAY.map((one) => (
        <MenuItem key={one} value={one}>
          {translate(`exchanges.sentOutcomes.${one}`)}
        </MenuItem>
      ))}
    </TextField>
  );
};

const OfferFields = (props: CaseFieldsProps) => (
  <>
    <Typography color="text.secondary">{useTranslate()('exchanges.partHelp')}</Typography>
    <PartFields {...props} />
  </>
);

export const exchangeForms: readonly CaseForm[] = [
  openForm,
  otherGoodsForm,
  {
    kind: 'exchange',
    action: 'receive',
    toInput: (input) => ({ lines: quantitiesIn(input) }),
    missing: missingUnits,
    Fields: ReceiptFields,
  },
  {
    kind: 'exchange',
    action: 'inspect',
    toInput: toInspection,
    missing: missingFindings,
    Fields: InspectionFields,
  },
  { kind: 'exchange', action: 'settleExtra', Fields: ExtraFields },
  {
    kind: 'exchange',
    action: 'offerPart',
    toInput: ({ why, ...input }) => ({ amount: amountIn(input, 'amount'), why: textOf(why) }),
    missing: (input) => ({ ...unreadIn(input, ['amount']), ...missingIn(input, ['why']) }),
    Fields: OfferFields,
  },
  {
    kind: 'exchange',
    action: 'settleSent',
    missing: requires('outcome'),
    Fields: SentFields,
  },
  ...(['ship', 'sendBack', 'shipReplacement'] as const).map((action) => ({
    kind: 'exchange' as const,
    action,
    missing: missingParcel,
    Fields: ParcelFields,
  })),
];
