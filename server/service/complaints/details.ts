/** What the page of a complaint shows beside the frame. */
import type { ComplaintDetails } from '#contract/service/complaints';
import type { Db } from '#db';
import { staff } from '#db/schema/platform/staff';
import { rootCauses } from '#db/schema/service/rootCauses';
import { findRow } from '../../platform/records/records.ts';
import { loadApprovals } from '../proposalApprovals/load.ts';
import { countProposals, loadRemedies } from '../remedies/load.ts';
import { loadComplaint } from './load.ts';

export const showComplaint = async (
  db: Db,
  caseId: number,
  now: number,
): Promise<ComplaintDetails> => {
  const { id: _, caseId: __, accusedId, rootCauseId, ...shown } = await loadComplaint(db, caseId);
  const accused = accusedId === null ? undefined : await findRow(db, staff, accusedId);
  const cause = rootCauseId === null ? undefined : await findRow(db, rootCauses, rootCauseId);
  return {
    ...shown,
    accusedName: accused?.name ?? null,
    rootCause: cause ? { code: cause.code, names: cause.names } : null,
    proposalCount: await countProposals(db, caseId),
    remedies: await loadRemedies(db, caseId, now),
    approvals: await loadApprovals(db, caseId),
  };
};
