/** Puts a proposal before a second person; the customer sees nothing of it yet. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { proposalApprovals } from '#db/schema/service/proposalApprovals';
import { authorOf } from '../../platform/approvals/actions.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { refuseAboveOrder } from '../remedies/withinOrder.ts';
import type { OfferedProposal } from './record.ts';

export const submitProposal = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  submittedAt: number,
  { decision, terms, answerUntil, remedies }: OfferedProposal,
): Promise<void> => {
  await refuseAboveOrder(tx, acting, row, remedies);
  const { id, state } = row;
  const offered = { decision, terms, answerUntil, remedies: [...remedies] };
  await insertRows(tx, proposalApprovals, [
    { ...offered, ...authorOf(acting), caseId: id, fromStage: state, submittedAt },
  ]);
};
