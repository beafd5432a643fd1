/** A case that goes on without the decision, as one that its customer withdraws, needs it no longer. */
import type { Db } from '#db';
import { proposalApprovals } from '#db/schema/service/proposalApprovals';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { CaseStepTaken } from '../cases/afterSteps.ts';
import { findSubmitted } from './load.ts';

export const withdrawProposal = async (
  tx: Db,
  _writer: Writer,
  { after, from, to }: CaseStepTaken,
): Promise<void> => {
  if (from !== 'approval' || to === 'approval') return;
  const open = await findSubmitted(tx, after.id);
  if (open) await updateRow(tx, proposalApprovals, open.id, { state: 'withdrawn' });
};
