/** Loads the discounts of an order that were not redeemed. */
import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { UnredeemedDiscount } from '#contract/promotions/unredeemed';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { promotions } from '#db/schema/promotions/promotions';
import { unredeemedDiscounts } from '#db/schema/promotions/unredeemedDiscounts';

const ofOrder = prepared({ orderId: orders.id }, (q, { orderId }) => {
  const {
    orderId: _,
    createdAt: __,
    updatedAt: ___,
    ...shown
  } = getTableColumns(unredeemedDiscounts);
  return q
    .select({ ...shown, promotionName: promotions.name })
    .from(unredeemedDiscounts)
    .leftJoin(promotions, eq(promotions.id, unredeemedDiscounts.promotionId))
    .where(eq(unredeemedDiscounts.orderId, orderId))
    .orderBy(asc(unredeemedDiscounts.id));
});
export const showUnredeemed = (db: Db, orderId: number): Promise<UnredeemedDiscount[]> =>
  ofOrder(db, { orderId });
