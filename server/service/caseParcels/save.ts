/** The parcels of a case: each tracking number once, over all cases, however it and its carrier are written. */
import { asc, eq } from 'drizzle-orm';
import type { CaseParcelInput, ParcelDirection } from '#contract/service/caseParcels';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { caseParcels } from '#db/schema/service/caseParcels';
import { cases } from '#db/schema/service/cases';
import { message } from '#shared/fields';
import { invalid } from '../../platform/http/errors.ts';
import type { CaseActing, CaseMove } from '../cases/caseKinds.ts';
import { foldedNumber } from './rules.ts';

const byNumber = prepared({ foldedNumber: caseParcels.foldedNumber }, (q, { foldedNumber }) =>
  q
    .select({ id: caseParcels.id, number: cases.number })
    .from(caseParcels)
    .innerJoin(cases, eq(cases.id, caseParcels.caseId))
    .where(eq(caseParcels.foldedNumber, foldedNumber)),
);
const ofCase = prepared({ caseId: caseParcels.caseId }, (q, { caseId }) =>
  q
    .select({
      id: caseParcels.id,
      direction: caseParcels.direction,
      carrier: caseParcels.carrier,
      trackingNumber: caseParcels.trackingNumber,
      at: caseParcels.at,
    })
    .from(caseParcels)
    .where(eq(caseParcels.caseId, caseId))
    .orderBy(asc(caseParcels.id)),
);

export const loadCaseParcels = (db: Db, caseId: number) => ofCase(db, { caseId });

/** The number of the case whose parcel has the tracking number already. `exceptId`: the parcel that has it itself. */
const caseWithParcel = async (
  db: Db,
  input: CaseParcelInput,
  exceptId: number | null,
): Promise<string | undefined> =>
  (await byNumber(db, { foldedNumber: foldedNumber(input.trackingNumber) })).find(
    ({ id }) => id !== exceptId,
  )?.number;

export const isKnownParcel = async (db: Db, input: CaseParcelInput): Promise<boolean> =>
  (await caseWithParcel(db, input, null)) !== undefined;

/** 422 for a number that another parcel has, with the case of which that is. */
export const refuseKnownParcel = async (
  tx: Db,
  input: CaseParcelInput,
  exceptId: number | null = null,
): Promise<void> => {
  const number = await caseWithParcel(tx, input, exceptId);
  if (number !== undefined)
    throw invalid({
      input: { trackingNumber: message('cases.errors.trackingTaken', { number }) },
    });
};

export const saveParcel = async (
  tx: Db,
  { now }: CaseActing,
  { row, at, input }: CaseMove<CaseParcelInput>,
  direction: ParcelDirection,
): Promise<void> => {
  await refuseKnownParcel(tx, input);
  await insertRows(tx, caseParcels, [
    {
      ...input,
      foldedNumber: foldedNumber(input.trackingNumber),
      caseId: row.id,
      direction,
      at,
      recordedAt: now,
    },
  ]);
};
