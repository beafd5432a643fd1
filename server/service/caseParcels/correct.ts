/** A tracking number that was typed wrongly is corrected, until the parcel has arrived. */
import { type CaseParcel, ParcelCorrection } from '#contract/service/caseParcels';
import type { Db } from '#db';
import { caseParcels } from '#db/schema/service/caseParcels';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import { caseAction, type CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { caseAt } from '../cases/rules.ts';
import { foldedNumber, isUnderway } from './rules.ts';
import { loadCaseParcels, refuseKnownParcel } from './save.ts';

/** The parcels of a case at an instant, with whether each is still on its way. */
export const showParcels = async (db: Db, row: CaseRow, now: number): Promise<CaseParcel[]> => {
  const { stage } = caseAt(row, now);
  const hasReceived = (await loadCaseLines(db, row.id)).some(({ received }) => received > 0);
  return (await loadCaseParcels(db, row.id)).map((parcel) => ({
    ...parcel,
    isUnderway: isUnderway(parcel.direction, { stage, hasReceived }),
  }));
};

/** Whether there is one to correct. */
export const hasParcelUnderway = async (db: Db, row: CaseRow, now: number): Promise<boolean> =>
  (await showParcels(db, row, now)).some((parcel) => parcel.isUnderway);

const findParcel = async (db: Db, row: CaseRow, parcelId: number, now: number) => {
  const found = (await showParcels(db, row, now)).find(({ id }) => id === parcelId);
  if (!found) throw invalid({ input: { parcelId: 'errors.notFound' } });
  return found;
};

export const correctParcel = caseAction({
  input: ParcelCorrection,
  guards: {
    parcelUnderway: async (tx, { now }, { row, input }) => {
      const parcel = await findParcel(tx, row, input.parcelId, now);
      if (!parcel.isUnderway) throw conflict('cases.errors.parcelArrived');
    },
    tracking: async (tx, { now }, { row, input: { parcelId, carrier, trackingNumber } }) => {
      const was = await findParcel(tx, row, parcelId, now);
      if (was.carrier === carrier && was.trackingNumber === trackingNumber)
        throw invalid({ input: { trackingNumber: 'cases.errors.trackingSame' } });
      await refuseKnownParcel(tx, { carrier, trackingNumber }, parcelId);
    },
  },
  effect: async (tx, { now }, { row, input: { parcelId, carrier, trackingNumber } }) => {
    const was = await findParcel(tx, row, parcelId, now);
    await updateRow(tx, caseParcels, parcelId, {
      carrier,
      trackingNumber,
      foldedNumber: foldedNumber(trackingNumber),
    });
    return { figures: { was: was.trackingNumber, is: trackingNumber } };
  },
});
