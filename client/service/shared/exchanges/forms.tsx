/** What the steps of an exchange ask for. */
import { FormControlLabel, Switch } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseFieldsProps, CaseForm } from '../cases/formTypes.ts';
import { InspectionFields, isInspected, toInspection } from '../returns/InspectionFields.tsx';
import { hasUnits, quantitiesIn } from '../returns/inputs.ts';
import { hasParcel, ParcelFields, ReceiptFields } from '../returns/parts.tsx';
import { openForm } from './ReplacementFields.tsx';

const ExtraFields = ({ input, onInput }: CaseFieldsProps) => (
  <FormControlLabel
    control={
      <Switch
        checked={input.isReturned === true}
        onChange={({ target }) => onInput({ ...input, isReturned: target.checked })}
      />
    }
    label={useTranslate()('exchanges.fields.isReturned')}
  />
);

export const exchangeForms: readonly CaseForm[] = [
  openForm,
  {
    kind: 'exchange',
    action: 'receive',
    toInput: (input) => ({ lines: quantitiesIn(input) }),
    isComplete: (input) => hasUnits(input),
    Fields: ReceiptFields,
  },
  {
    kind: 'exchange',
    action: 'inspect',
    toInput: toInspection,
    isComplete: isInspected,
    Fields: InspectionFields,
  },
  { kind: 'exchange', action: 'settleExtra', Fields: ExtraFields },
  ...(['ship', 'sendBack', 'shipReplacement'] as const).map((action) => ({
    kind: 'exchange' as const,
    action,
    isComplete: hasParcel,
    Fields: ParcelFields,
  })),
];
