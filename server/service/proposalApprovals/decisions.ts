/** A second person's decision on a proposal above the limit of its author. */
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { proposalApprovals } from '#db/schema/service/proposalApprovals';
import { decidedBy, refuseFor } from '../../platform/approvals/actions.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { refuseAboveLimit } from './limit.ts';
import { loadSubmitted } from './load.ts';
import type { ApprovalRow } from './record.ts';
import { proposalError } from './rules.ts';

interface Move {
  row: CaseRow;
}

/** Nobody approves what they proposed themselves. */
export const refuseOwn = async (tx: Db, { actor }: CaseActing, { row }: Move): Promise<void> =>
  refuseFor(proposalError('approve', await loadSubmitted(tx, row.id), actor.id));

/** Whoever approves it could have offered it alone. */
export const refuseTooMuch = async (tx: Db, acting: CaseActing, { row }: Move): Promise<void> =>
  refuseAboveLimit(tx, acting, (await loadSubmitted(tx, row.id)).remedies);

const decide = async (
  tx: Db,
  acting: CaseActing,
  { id }: CaseRow,
  state: 'approved' | 'rejected',
): Promise<ApprovalRow> => {
  const found = await loadSubmitted(tx, id);
  await updateRow(tx, proposalApprovals, found.id, { state, ...decidedBy(acting) });
  return found;
};

/** What the customer is offered now. */
export const approveProposal = (tx: Db, acting: CaseActing, row: CaseRow): Promise<ApprovalRow> =>
  decide(tx, acting, row, 'approved');

/** The stage to which the case goes back. */
export const rejectProposal = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
): Promise<CaseStage> => (await decide(tx, acting, row, 'rejected')).fromStage;
