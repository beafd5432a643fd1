import { sql } from 'drizzle-orm';
import type { ApprovalState } from '#contract/platform/approvals';
import type { ComplaintDecision } from '#contract/service/complaints';
import type { RemedyInput } from '#contract/service/remedies';
import type { CaseStage } from '#contract/service/stages';
import { kit } from '../../kit.ts';
import { cases } from './cases.ts';

/** Proposals in complaints and disputes above the limit of whoever made them: nobody offered them before somebody else agreed. */
export const proposalApprovals = kit.table(
  'proposal_approvals',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    state: kit.text().$type<ApprovalState>().notNull().default('submitted'),
    /** The stage to which the case goes back after a rejection. */
    fromStage: kit.text().$type<CaseStage>().notNull(),
    /** Of a complaint. */
    decision: kit.text().$type<ComplaintDecision>(),
    /** The mediator's words, of a dispute. */
    terms: kit.text(),
    answerUntil: kit.instant(),
    remedies: kit.json().$type<RemedyInput[]>().notNull(),
    authorId: kit.text().notNull(),
    authorName: kit.text().notNull(),
    submittedAt: kit.instant().notNull(),
    approverName: kit.text(),
    decidedAt: kit.instant(),
  },
  (t) => [
    kit.index('proposal_approvals_case').on(t.caseId, t.id),
    kit
      .unique('proposal_approvals_case_id')
      .on(t.caseId)
      .where(sql`state = 'submitted'`),
  ],
);
