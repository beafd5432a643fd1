/** Finds the codes of a batch that no member has yet. */
import { and, asc, count, eq, isNull } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { coupons } from '#db/schema/promotions/coupons';

const isUnclaimed = and(isNull(coupons.claimedAt), isNull(coupons.revokedAt));
export const nextUnclaimed = prepared({ batchId: coupons.batchId }, (q, { batchId }) =>
  q
    .select({ id: coupons.id, code: coupons.code })
    .from(coupons)
    .where(and(eq(coupons.batchId, batchId), isUnclaimed))
    .orderBy(asc(coupons.id))
    .limit(1),
);
export const countUnclaimed = prepared({ batchId: coupons.batchId }, (q, { batchId }) =>
  q
    .select({ codes: count() })
    .from(coupons)
    .where(and(eq(coupons.batchId, batchId), isUnclaimed)),
);
