import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { complaints } from '#db/schema/service/complaints';

const ofCase = prepared({ caseId: complaints.caseId }, (q, { caseId }) =>
  q.select().from(complaints).where(eq(complaints.caseId, caseId)),
);

/** What the case is as a complaint. */
export const loadComplaint = async (db: Db, caseId: number) => {
  const [complaint] = await ofCase(db, { caseId });
  if (!complaint) throw new Error(`Case ${caseId} is no complaint`);
  return complaint;
};
