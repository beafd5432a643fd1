/** What the steps of an exchange ask for. */
import { FormControlLabel, Switch } from '@mui/material';
import { useTranslate } from 'react-admin';
import { TextPart, textOf } from '../cases/fields.tsx';
import type { CaseFieldsProps, CaseForm, CaseInputs } from '../cases/formTypes.ts';
import { goodsForms } from './GoodsFields.tsx';
import { openForm } from './ReplacementFields.tsx';

const ParcelFields = (props: CaseFieldsProps) => (
  <>
    <TextPart {...props} name="carrier" label="exchanges.fields.carrier" max={60} />
    <TextPart {...props} name="trackingNumber" label="exchanges.fields.trackingNumber" max={80} />
  </>
);
const hasParcel = ({ carrier, trackingNumber }: CaseInputs): boolean =>
  textOf(carrier).trim() !== '' && textOf(trackingNumber).trim() !== '';

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
  ...goodsForms,
  { kind: 'exchange', action: 'settleExtra', Fields: ExtraFields },
  ...(['ship', 'sendBack', 'shipReplacement'] as const).map((action) => ({
    kind: 'exchange' as const,
    action,
    isComplete: hasParcel,
    Fields: ParcelFields,
  })),
];
