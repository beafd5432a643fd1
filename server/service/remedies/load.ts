/** Reads the remedies of a case, and whether those of the newest proposal are done. */
import { asc, eq, max } from 'drizzle-orm';
import type { Remedy } from '#contract/service/remedies';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { disputeProposals } from '#db/schema/service/disputes';
import { caseRemedies } from '#db/schema/service/remedies';
import { getRow } from '../../platform/records/records.ts';
import { caseAt } from '../cases/rules.ts';

const ofCase = prepared({ caseId: caseRemedies.caseId }, (q, { caseId }) =>
  q
    .select({
      id: caseRemedies.id,
      round: caseRemedies.round,
      kind: caseRemedies.kind,
      amount: caseRemedies.amount,
      childCaseId: caseRemedies.childCaseId,
      refundId: caseRemedies.refundId,
      doneAt: caseRemedies.doneAt,
      doneBy: caseRemedies.doneBy,
    })
    .from(caseRemedies)
    .where(eq(caseRemedies.caseId, caseId))
    .orderBy(asc(caseRemedies.round), asc(caseRemedies.id)),
);
export const loadRemedies = (db: Db, caseId: number): Promise<Remedy[]> => ofCase(db, { caseId });

/** How many proposals were made: each of them offers something. */
export const countProposals = async (db: Db, caseId: number): Promise<number> =>
  Math.max(0, ...(await loadRemedies(db, caseId)).map(({ round }) => round));

const lastRound = prepared({ caseId: disputeProposals.caseId }, (q, { caseId }) =>
  q
    .select({ round: max(disputeProposals.round) })
    .from(disputeProposals)
    .where(eq(disputeProposals.caseId, caseId)),
);

/** Those of the newest proposal; none where a mediator proposed words only. */
export const loadNewest = async (db: Db, caseId: number): Promise<Remedy[]> => {
  const all = await loadRemedies(db, caseId);
  const [mediated] = await lastRound(db, { caseId });
  const round = Math.max(mediated?.round ?? 0, ...all.map((remedy) => remedy.round));
  return all.filter((remedy) => remedy.round === round);
};

/** Whether staff still have one to mark as done. */
export const hasToMark = async (db: Db, caseId: number): Promise<boolean> =>
  (await loadNewest(db, caseId)).some(
    ({ doneAt, childCaseId }) => doneAt === null && childCaseId === null,
  );

/** What a case of its own does is done once that case has ended. */
const isDone = async (db: Db, { doneAt, childCaseId }: Remedy, now: number): Promise<boolean> => {
  if (doneAt !== null || childCaseId === null) return doneAt !== null;
  return caseAt(await getRow(db, cases, childCaseId), now).closedAt !== null;
};
export const areDone = async (db: Db, caseId: number, now: number): Promise<boolean> => {
  for (const remedy of await loadNewest(db, caseId))
    if (!(await isDone(db, remedy, now))) return false;
  return true;
};
