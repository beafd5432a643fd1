/** The parcels of a case: each tracking number of a carrier once, over all cases. */
import { and, asc, eq } from 'drizzle-orm';
import type { CaseParcelInput, ParcelDirection } from '#contract/service/caseParcels';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { caseParcels } from '#db/schema/service/caseParcels';
import { invalid } from '../../platform/http/errors.ts';
import type { CaseActing, CaseMove } from '../cases/caseKinds.ts';

const byNumber = prepared(
  { carrier: caseParcels.carrier, trackingNumber: caseParcels.trackingNumber },
  (q, { carrier, trackingNumber }) =>
    q
      .select({ id: caseParcels.id })
      .from(caseParcels)
      .where(and(eq(caseParcels.carrier, carrier), eq(caseParcels.trackingNumber, trackingNumber))),
);
const ofCase = prepared({ caseId: caseParcels.caseId }, (q, { caseId }) =>
  q
    .select({
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

export const isKnownParcel = async (db: Db, input: CaseParcelInput): Promise<boolean> =>
  (await byNumber(db, input)).length > 0;

/** 422 for a number that another parcel has. */
export const refuseKnownParcel = async (tx: Db, input: CaseParcelInput): Promise<void> => {
  if (await isKnownParcel(tx, input))
    throw invalid({ input: { trackingNumber: 'cases.errors.trackingTaken' } });
};

export const saveParcel = async (
  tx: Db,
  { now }: CaseActing,
  { row, at, input }: CaseMove<CaseParcelInput>,
  direction: ParcelDirection,
): Promise<void> => {
  await refuseKnownParcel(tx, input);
  await insertRows(tx, caseParcels, [{ ...input, caseId: row.id, direction, at, recordedAt: now }]);
};
