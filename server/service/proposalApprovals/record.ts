/** A proposal that needs a second person, as stored. */
import type { ComplaintDecision } from '#contract/service/complaints';
import type { RemedyInput } from '#contract/service/remedies';
import type { proposalApprovals } from '#db/schema/service/proposalApprovals';

export type ApprovalRow = typeof proposalApprovals.$inferSelect;

/** What the customer would be offered. */
export interface OfferedProposal {
  /** Of a complaint. */
  decision: ComplaintDecision | null;
  /** In the mediator's words, of a dispute. */
  terms: string | null;
  answerUntil: number | null;
  remedies: readonly RemedyInput[];
}
