/** What is wrong with the parcel that a customer names. */
import type { Db } from '#db';
import { isKnownParcel } from '../caseParcels/save.ts';
import { readParcel, type TypedParcel } from './parcelFields.ts';

export const parcelError = async (
  db: Db,
  typed: TypedParcel,
): Promise<'parcelMissing' | 'parcelKnown' | null> => {
  const parcel = readParcel(typed);
  if (parcel === null) return 'parcelMissing';
  return (await isKnownParcel(db, parcel)) ? 'parcelKnown' : null;
};
