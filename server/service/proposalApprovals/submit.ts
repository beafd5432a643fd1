/** Puts a proposal before a second person; the customer sees nothing of it yet. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { proposalApprovals } from '#db/schema/service/proposalApprovals';
import { authorOf } from '../../platform/approvals/actions.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import type { OfferedProposal } from './record.ts';

export const submitProposal = async (
  tx: Db,
  acting: CaseActing,
  { id, state }: CaseRow,
  submittedAt: number,
  { decision, terms, answerUntil, remedies }: OfferedProposal,
): Promise<void> => {
  const offered = { decision, terms, answerUntil, remedies: [...remedies] };
  await insertRows(tx, proposalApprovals, [
    { ...offered, ...authorOf(acting), caseId: id, fromStage: state, submittedAt },
  ]);
};
