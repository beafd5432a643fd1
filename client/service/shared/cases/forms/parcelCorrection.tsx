/** A tracking number that was typed wrongly: of which parcel, and what it should have been. */
import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import * as z from 'zod';
import { CaseParcel } from '#contract/service/caseParcels';
import type { CaseDetail } from '#contract/service/cases';
import { missingParcel, ParcelFields } from '../../returns/parts.tsx';
import type { CaseFieldsProps, CaseForm, CaseInputs } from '../formTypes.ts';

const Detailed = z.object({ parcels: z.array(CaseParcel) });

const parcelsOf = (record: CaseDetail | null): CaseParcel[] => {
  const { success, data } = Detailed.safeParse(record?.details);
  return success ? data.parcels.filter(({ isUnderway }) => isUnderway) : [];
};
const inputOf = (parcel: CaseParcel | undefined): CaseInputs =>
  parcel
    ? {
        parcelId: parcel.id,
        carrier: parcel.carrier,
        trackingNumber: parcel.trackingNumber,
      }
    : {};

const CorrectionFields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  const parcels = parcelsOf(props.record);
  return (
    <>
      {parcels.length > 1 && (
        <TextField
          select
          fullWidth
          label={translate('cases.fields.parcelId')}
          value={props.input.parcelId ?? ''}
          onChange={({ target }) =>
            props.onInput(inputOf(parcels.find(({ id }) => String(id) === String(target.value))))
          }
        >
          {parcels.map(({ id, direction, trackingNumber }) => (
            <MenuItem key={id} value={id}>
              {translate(`returnCases.directions.${direction}`)}
              {translate('layout.partSeparator')}
              {trackingNumber}
            </MenuItem>
          ))}
        </TextField>
      )}
      <ParcelFields {...props} />
    </>
  );
};

export const parcelCorrectionForms: readonly CaseForm[] = (
  ['return', 'exchange', 'repair'] as const
).map((kind) => ({
  kind,
  action: 'correctParcel',
  // What is corrected is changed, and not typed anew.
  initial: (record) => inputOf(parcelsOf(record ?? null)[0]),
  missing: missingParcel,
  Fields: CorrectionFields,
}));
