import type { RemedyKind } from '#contract/service/remedies';
import { kit } from '../../kit.ts';
import { pointAdjustments } from '../members/adjustments.ts';
import { coupons } from '../promotions/coupons.ts';
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
    /** The code that was given for it, or the points: each for one. */
    couponId: kit.integer().references(() => coupons.id),
    pointAdjustmentId: kit.integer().references(() => pointAdjustments.id),
    doneAt: kit.instant(),
    doneBy: kit.text(),
  },
  (t) => [
    kit.index('case_remedies_case').on(t.caseId, t.round, t.id),
    kit.unique('case_remedies_refund_id').on(t.refundId),
    kit.unique('case_remedies_coupon_id').on(t.couponId),
    kit.unique('case_remedies_point_adjustment_id').on(t.pointAdjustmentId),
    kit.index('case_remedies_child_case').on(t.childCaseId),
  ],
);
