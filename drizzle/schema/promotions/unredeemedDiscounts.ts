import type { UnredeemedReason, UnredeemedVerdict } from '#contract/promotions/unredeemed';
import { kit } from '../../kit.ts';
import { orders } from '../orders/orders.ts';
import { stamps } from '../stamps.ts';

/** What a paid order says a promotion took off although no redemption holds it: at most one row for each promotion. */
export const unredeemedDiscounts = kit.table(
  'unredeemed_discounts',
  {
    id: kit.id(),
    orderId: kit
      .integer()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    /** As the order names it; there may be no such promotion. */
    promotionId: kit.integer().notNull(),
    couponId: kit.integer(),
    code: kit.text(),
    label: kit.text().notNull(),
    /** The part of the discount that no redemption holds, as the order was sent. */
    amount: kit.money().notNull(),
    reason: kit.text().$type<UnredeemedReason>().notNull(),
    /** Null until somebody decides. */
    verdict: kit.text().$type<UnredeemedVerdict>(),
    note: kit.text(),
    decidedByName: kit.text(),
    decidedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('unredeemed_discounts_promotion').on(t.orderId, t.promotionId),
    kit.index('unredeemed_discounts_by_promotion').on(t.promotionId),
  ],
);

/** The amount of each counter that such a discount uses, like `redemption_takes`. */
export const unredeemedTakes = kit.table(
  'unredeemed_takes',
  {
    discountId: kit
      .integer()
      .notNull()
      .references(() => unredeemedDiscounts.id, { onDelete: 'cascade' }),
    counter: kit.text().notNull(),
    amount: kit.money().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.discountId, t.counter] })],
);
