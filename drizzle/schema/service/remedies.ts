import type { RemedyKind } from '#contract/service/remedies';
import { kit } from '../../kit.ts';
import { cases } from './cases.ts';
import { refunds } from './refunds.ts';

/** What a customer was offered in a complaint or dispute, and whether it was done. */
export const caseRemedies = kit.table(
  'case_remedies',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    /** Which proposal it belongs to, from 1. */
    round: kit.integer().notNull(),
    kind: kit.text().$type<RemedyKind>().notNull(),
    /** In minor units; null where it is no money. */
    amount: kit.money(),
    /** The case that does it. */
    childCaseId: kit.integer(),
    /** The refund that paid it; each pays one. */
    refundId: kit.integer().references(() => refunds.id),
    doneAt: kit.instant(),
    doneBy: kit.text(),
  },
  (t) => [
    kit.index('case_remedies_case').on(t.caseId, t.round, t.id),
    kit.unique('case_remedies_refund_id').on(t.refundId),
  ],
);
