/** What the steps of an exchange ask for. */
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

export const exchangeForms: readonly CaseForm[] = [
  openForm,
  ...goodsForms,
  ...(['ship', 'sendBack', 'shipReplacement'] as const).map((action) => ({
    kind: 'exchange' as const,
    action,
    isComplete: hasParcel,
    Fields: ParcelFields,
  })),
];
