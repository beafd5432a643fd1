/** The codes that a member holds and can still use, now or later. */
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import { promotions } from '#db/schema/promotions/promotions';
import type { Localized } from '#shared/localization';
import { counters } from '../engine/counters.ts';
import { loadUsage } from './loadUsage.ts';

/** A code with what its promotion gives; instants are UTC ms, amounts minor units. */
export interface HeldCoupon {
  code: string;
  promotionId: number;
  /** For shoppers. */
  labels: Localized;
  /** Null for at once. */
  validFrom: number | null;
  /** Its end, excluded: the earliest of its own, its batch's and its promotion's; null for none. */
  validUntil: number | null;
  /** Null for any number. */
  usesLeft: number | null;
  isPaused: boolean;
  terms: Pick<Terms, 'conditions' | 'rewards' | 'scope'>;
}

/** The most codes of an answer, the first claimed first. */
const MOST = 200;

const codesOf = prepared({ memberId: coupons.memberId }, (q, { memberId }) =>
  q
    .select({
      id: coupons.id,
      code: coupons.code,
      ownUntil: coupons.validUntil,
      batchFrom: couponBatches.validFrom,
      batchUntil: couponBatches.validUntil,
      uses: couponBatches.usesPerCode,
      promotionId: promotions.id,
      labels: promotions.labels,
      terms: promotions.terms,
      startsAt: promotions.startsAt,
      endsAt: promotions.endsAt,
      pausedAt: promotions.pausedAt,
    })
    .from(coupons)
    .innerJoin(couponBatches, eq(couponBatches.id, coupons.batchId))
    .innerJoin(promotions, eq(promotions.id, couponBatches.promotionId))
    .where(
      and(
        eq(coupons.memberId, memberId),
        isNull(coupons.revokedAt),
        isNull(couponBatches.revokedAt),
        isNull(promotions.archivedAt),
        isNotNull(promotions.liveRevision),
      ),
    )
    .orderBy(asc(coupons.id)),
);
const earliest = (...ends: (number | null)[]): number | null => {
  const known = ends.filter((end) => end !== null);
  return known.length === 0 ? null : Math.min(...known);
};

export const loadHeldCoupons = async (
  db: Db,
  memberId: number,
  now: number,
): Promise<HeldCoupon[]> => {
  const rows = await codesOf(db, { memberId });
  const used = await loadUsage(
    db,
    rows.map(({ id }) => counters.coupon(id)),
    now,
  );
  return rows
    .map((row): HeldCoupon => ({
      code: row.code,
      promotionId: row.promotionId,
      labels: row.labels,
      validFrom:
        Math.max(row.batchFrom ?? 0, row.startsAt) > now
          ? Math.max(row.batchFrom ?? 0, row.startsAt)
          : null,
      validUntil: earliest(row.ownUntil, row.batchUntil, row.endsAt),
      usesLeft: row.uses === null ? null : Math.max(0, row.uses - used(counters.coupon(row.id))),
      isPaused: row.pausedAt !== null,
      terms: {
        conditions: row.terms.conditions,
        rewards: row.terms.rewards,
        scope: row.terms.scope,
      },
    }))
    .filter(({ usesLeft, validUntil }) => usesLeft !== 0 && (validUntil ?? Infinity) > now)
    .slice(0, MOST);
};
