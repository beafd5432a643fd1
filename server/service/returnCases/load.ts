/** Loads what returns have beside the frame. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { returnReasons } from '#db/schema/orders/returnReasons';
import { returnCasePrices, returnCases } from '#db/schema/service/returnCases';
import { updateRow } from '../../platform/records/records.ts';

export type ReturnCase = typeof returnCases.$inferSelect;

const ofCase = prepared({ caseId: returnCases.caseId }, (q, { caseId }) =>
  q.select().from(returnCases).where(eq(returnCases.caseId, caseId)),
);
export const loadReturnCase = async (db: Db, caseId: number): Promise<ReturnCase> => {
  const [row] = await ofCase(db, { caseId });
  if (!row) throw new Error(`Case ${caseId} pays nothing back`);
  return row;
};
export const changeReturnCase = async (
  tx: Db,
  caseId: number,
  values: Partial<ReturnCase>,
): Promise<void> => updateRow(tx, returnCases, (await loadReturnCase(tx, caseId)).id, values);

const prices = prepared({ caseId: returnCasePrices.caseId }, (q, { caseId }) =>
  q
    .select({ lineNumber: returnCasePrices.lineNumber, unitPrice: returnCasePrices.unitPrice })
    .from(returnCasePrices)
    .where(eq(returnCasePrices.caseId, caseId))
    .orderBy(asc(returnCasePrices.lineNumber)),
);
export const loadPrices = (db: Db, caseId: number) => prices(db, { caseId });

const reasonByCode = prepared({ code: returnReasons.code }, (q, { code }) =>
  q
    .select({
      responsibility: returnReasons.responsibility,
      disposition: returnReasons.disposition,
      isOffered: returnReasons.isOffered,
    })
    .from(returnReasons)
    .where(eq(returnReasons.code, code)),
);
export const findReason = async (db: Db, code: string) => (await reasonByCode(db, { code }))[0];
