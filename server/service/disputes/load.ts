/** Reads what disputes have beside the frame of cases. */
import { asc, desc, eq } from 'drizzle-orm';
import type { DisputeDetails, DisputeSide } from '#contract/service/disputes';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { cases } from '#db/schema/service/cases';
import { disputeEvidence, disputeProposals, disputes } from '#db/schema/service/disputes';
import { findRow, getRow } from '../../platform/records/records.ts';
import { loadApprovals } from '../proposalApprovals/load.ts';
import { loadRemedies } from '../remedies/load.ts';

const ofCase = prepared({ caseId: disputes.caseId }, (q, { caseId }) =>
  q.select().from(disputes).where(eq(disputes.caseId, caseId)),
);
export const loadDispute = async (db: Db, caseId: number) => {
  const [dispute] = await ofCase(db, { caseId });
  if (!dispute) throw new Error(`Case ${caseId} is no dispute`);
  return dispute;
};

const evidenceOf = prepared({ caseId: disputeEvidence.caseId }, (q, { caseId }) =>
  q
    .select()
    .from(disputeEvidence)
    .where(eq(disputeEvidence.caseId, caseId))
    .orderBy(asc(disputeEvidence.id)),
);
/** The sides that have handed in something. */
export const loadHeardSides = async (db: Db, caseId: number): Promise<DisputeSide[]> => [
  ...new Set((await evidenceOf(db, { caseId })).map(({ side }) => side)),
];
const proposalsOf = prepared({ caseId: disputeProposals.caseId }, (q, { caseId }) =>
  q
    .select()
    .from(disputeProposals)
    .where(eq(disputeProposals.caseId, caseId))
    .orderBy(asc(disputeProposals.round)),
);
const newest = prepared({ caseId: disputeProposals.caseId }, (q, { caseId }) =>
  q
    .select()
    .from(disputeProposals)
    .where(eq(disputeProposals.caseId, caseId))
    .orderBy(desc(disputeProposals.round))
    .limit(1),
);
/** The proposal that waits for answers. */
export const loadProposal = async (db: Db, caseId: number) => {
  const [proposal] = await newest(db, { caseId });
  if (!proposal) throw new Error(`Nothing was proposed in case ${caseId}`);
  return proposal;
};

export const showDispute = async (db: Db, caseId: number, now: number): Promise<DisputeDetails> => {
  const { id: _, caseId: __, mediatorId, ...shown } = await loadDispute(db, caseId);
  const mediator = mediatorId === null ? undefined : await findRow(db, staff, mediatorId);
  return {
    ...shown,
    originNumber: (await getRow(db, cases, shown.originId)).number,
    mediatorName: mediator?.name ?? null,
    evidence: (await evidenceOf(db, { caseId })).map(({ caseId: ___, ...one }) => one),
    proposals: (await proposalsOf(db, { caseId })).map(({ caseId: ___, ...one }) => one),
    remedies: await loadRemedies(db, caseId, now),
    approvals: await loadApprovals(db, caseId),
  };
};
