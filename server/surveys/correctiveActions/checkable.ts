/** Which changes can be compared with the time before them by now, as the page of each says. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { correctiveActions } from '#db/schema/surveys/correctiveActions';
import { canBeSigned } from '#rules/surveys/verification';
import { verifyAction } from '../verification/verify.ts';

const doneOf = prepared(
  { verifierId: correctiveActions.verifierId, stage: correctiveActions.stage },
  (q, { verifierId, stage }) =>
    q
      .select()
      .from(correctiveActions)
      .where(and(eq(correctiveActions.verifierId, verifierId), eq(correctiveActions.stage, stage))),
);

/** Ids of those that wait for a check by this person, and whose verdict can be signed. */
export const loadCheckable = async (
  db: Db,
  verifierId: string,
  at: { timeZone: string; now: number },
): Promise<number[]> => {
  const ids: number[] = [];
  for (const row of await doneOf(db, { verifierId, stage: 'done' })) {
    const found = await verifyAction(db, row, at);
    if (found && canBeSigned(found.outcome)) ids.push(row.id);
  }
  return ids;
};
