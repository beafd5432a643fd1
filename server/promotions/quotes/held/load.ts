/** Loads the codes that members hold and can still use, now or later. */
import { and, desc, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import { promotions } from '#db/schema/promotions/promotions';
import { loadPeople } from '../../../members/people/load.ts';
import { couponColumns } from '../loadCodes.ts';

/** The most codes that are looked at, those that were issued last. */
const MOST = 1_000;

const codesOf = prepared(
  { memberIds: many(coupons.memberId), at: coupons.validUntil },
  (q, { memberIds, at }) =>
    q
      .select({ ...couponColumns, promotionId: promotions.id, labels: promotions.labels })
      .from(coupons)
      .innerJoin(couponBatches, eq(couponBatches.id, coupons.batchId))
      .innerJoin(promotions, eq(promotions.id, couponBatches.promotionId))
      .where(
        and(
          inArray(coupons.memberId, memberIds),
          isNotNull(coupons.key),
          isNull(coupons.revokedAt),
          isNull(couponBatches.revokedAt),
          isNull(promotions.archivedAt),
          isNotNull(promotions.liveRevision),
          or(isNull(coupons.validUntil), gt(coupons.validUntil, at)),
          or(isNull(couponBatches.validUntil), gt(couponBatches.validUntil, at)),
        ),
      )
      .orderBy(desc(coupons.id))
      .limit(MOST),
);
export type HeldRow = Awaited<ReturnType<typeof codesOf>>[number];

/** Those that have not ended at the instant, each as one of the member who stays. */
export const loadHeld = async (
  db: Db,
  memberIds: readonly number[],
  at: number,
): Promise<HeldRow[]> => {
  const { all, primaryOf } = await loadPeople(db, memberIds);
  const rows = await codesOf(db, { memberIds: all, at: Math.trunc(at) });
  return rows.map((row) => ({ ...row, memberId: primaryOf(row.memberId ?? 0) }));
};
