/** The case in which a repair goes on that was not worth it. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';

const followedBy = prepared({ parentId: cases.parentId }, (q, { parentId }) =>
  q
    .select({ caseId: cases.id, number: cases.number })
    .from(cases)
    .where(eq(cases.parentId, parentId))
    .orderBy(asc(cases.id)),
);
/** Null for none. */
export const loadFollower = async (db: Db, caseId: number) =>
  (await followedBy(db, { parentId: caseId }))[0] ?? null;
