import type { Recourse } from '#contract/service/complaints';
import type { DisputeAnswer, DisputeSide } from '#contract/service/disputes';
import { kit } from '../../kit.ts';
import { cases } from './cases.ts';

/** What cases of the kind `dispute` have in addition. */
export const disputes = kit.table(
  'disputes',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    /** The case whose refusal it is about. */
    originId: kit.integer().notNull(),
    mediatorId: kit.text(),
    customerUntil: kit.instant(),
    merchantUntil: kit.instant(),
    /** How many proposals were made. */
    round: kit.integer().notNull().default(0),
    externalBody: kit.text().$type<Recourse>(),
    externalReference: kit.text(),
    externalAt: kit.instant(),
    recourse: kit.text().$type<Recourse>(),
    /** Until when nothing is erased, after it was withdrawn. */
    holdUntil: kit.instant(),
  },
  (t) => [kit.unique('disputes_case_id').on(t.caseId), kit.index('disputes_origin').on(t.originId)],
);

/** What each side says. What comes late is marked, and never lost. */
export const disputeEvidence = kit.table(
  'dispute_evidence',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    side: kit.text().$type<DisputeSide>().notNull(),
    note: kit.text().notNull(),
    isLate: kit.yesNo().notNull(),
    at: kit.instant().notNull(),
    givenBy: kit.text(),
  },
  (t) => [kit.index('dispute_evidence_case').on(t.caseId, t.id)],
);

/** What the mediator proposed. The proposal itself never changes; the answers are added to it. */
export const disputeProposals = kit.table(
  'dispute_proposals',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    round: kit.integer().notNull(),
    terms: kit.text().notNull(),
    answerUntil: kit.instant().notNull(),
    customerAnswer: kit.text().$type<DisputeAnswer>(),
    customerAnsweredAt: kit.instant(),
    merchantAnswer: kit.text().$type<DisputeAnswer>(),
    merchantAnsweredAt: kit.instant(),
  },
  (t) => [kit.unique('dispute_proposals_round').on(t.caseId, t.round)],
);
