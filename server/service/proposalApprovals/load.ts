/** Reads the proposals of a case that needed a second person. */
import { asc, eq } from 'drizzle-orm';
import type { CaseAction } from '#contract/service/caseActions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { proposalApprovals } from '#db/schema/service/proposalApprovals';
import type { CaseAsking, CaseRow } from '../cases/caseKinds.ts';
import type { ApprovalRow } from './record.ts';

const ofCase = prepared({ caseId: proposalApprovals.caseId }, (q, { caseId }) =>
  q
    .select()
    .from(proposalApprovals)
    .where(eq(proposalApprovals.caseId, caseId))
    .orderBy(asc(proposalApprovals.id)),
);

/** As the page of the case shows them. */
export const loadApprovals = async (db: Db, caseId: number) =>
  (await ofCase(db, { caseId })).map(
    ({ caseId: _, fromStage: __, authorId: ___, ...shown }) => shown,
  );

export const findSubmitted = async (db: Db, caseId: number): Promise<ApprovalRow | undefined> =>
  (await ofCase(db, { caseId })).find(({ state }) => state === 'submitted');

/** The one that the case waits for. */
export const loadSubmitted = async (db: Db, caseId: number): Promise<ApprovalRow> => {
  const found = await findSubmitted(db, caseId);
  if (!found) throw new Error(`Case ${caseId} waits for no approval`);
  return found;
};

/** Nobody is offered to approve what they proposed themselves. */
export const offersDecision = async (
  db: Db,
  { id, state }: CaseRow,
  action: CaseAction,
  { actor }: CaseAsking,
): Promise<boolean> =>
  state !== 'approval' ||
  action !== 'approve' ||
  (await loadSubmitted(db, id)).authorId !== actor.id;
