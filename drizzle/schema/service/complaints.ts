import type { ComplaintDecision, Recourse, RemedySought } from '#contract/service/complaints';
import { kit } from '../../kit.ts';
import { cases } from './cases.ts';

/** What cases of the kind `complaint` have in addition. */
export const complaints = kit.table(
  'complaints',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    /** What the customer wants. */
    remedySought: kit.text().$type<RemedySought>().notNull(),
    /** The member of staff who is complained about: somebody else works on it. */
    accusedId: kit.text(),
    acknowledgedAt: kit.instant(),
    isSafety: kit.yesNo(),
    isLegal: kit.yesNo(),
    /** From 1, the gravest, to 4; null until it was assessed. */
    severity: kit.integer(),
    decision: kit.text().$type<ComplaintDecision>(),
    rootCauseId: kit.integer(),
    /** Where else the customer can go, as they were told. */
    recourse: kit.text().$type<Recourse>(),
  },
  (t) => [
    kit.unique('complaints_case_id').on(t.caseId),
    kit.index('complaints_root_cause').on(t.rootCauseId),
  ],
);
