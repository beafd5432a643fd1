import type { ApprovalState } from '#contract/platform/approvals';
import type { PolicyTerms } from '#contract/service/policies';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Versions of the after-sales policy. The terms of a version never change once it has been decided on. */
export const afterSalesPolicies = kit.table(
  'after_sales_policies',
  {
    id: kit.id(),
    number: kit.integer().notNull(),
    state: kit.text().$type<ApprovalState>().notNull(),
    terms: kit.json().$type<PolicyTerms>().notNull(),
    note: kit.text(),
    /** From when on it is to hold; null for its approval. */
    plannedAt: kit.instant(),
    /** From when on it holds; null until it is approved. Never before its approval. */
    startsAt: kit.instant(),
    authorName: kit.text().notNull(),
    /** Everyone who has saved it: none of them may approve it. */
    authorIds: kit.json().$type<string[]>().notNull(),
    approverName: kit.text(),
    /** The comment of the person who decided. */
    decision: kit.text(),
    decidedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('after_sales_policies_number').on(t.number),
    kit.index('after_sales_policies_starts_at').on(t.startsAt),
  ],
);
