/** Whether a promotion has codes that shoppers could enter. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { couponBatches } from '#db/schema/promotions/coupons';

const selectBatch = prepared({ promotionId: couponBatches.promotionId }, (q, { promotionId }) =>
  q
    .select({ id: couponBatches.id })
    .from(couponBatches)
    .where(
      // Those that are still being made count too.
      and(eq(couponBatches.promotionId, promotionId), isNull(couponBatches.revokedAt)),
    )
    .limit(1),
);

export const loadHasCodes = async (db: Db, promotionId: number): Promise<boolean> =>
  (await selectBatch(db, { promotionId })).length > 0;
