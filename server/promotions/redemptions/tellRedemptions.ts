/** Tells the store's own systems which codes orders used, and which reservations lapsed. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { coupons } from '#db/schema/promotions/coupons';
import { redemptionPromotions } from '#db/schema/promotions/redemptions';
import { groupBy } from '#shared/groupBy';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';

const codesOf = prepared(
  { redemptionIds: many(redemptionPromotions.redemptionId) },
  (q, { redemptionIds }) =>
    q
      .select({
        redemptionId: redemptionPromotions.redemptionId,
        promotionId: redemptionPromotions.promotionId,
        code: coupons.code,
        batchId: coupons.batchId,
      })
      .from(redemptionPromotions)
      .innerJoin(coupons, and(eq(coupons.id, redemptionPromotions.couponId)))
      .where(inArray(redemptionPromotions.redemptionId, redemptionIds)),
);
/** The codes of redemptions, by redemption. */
const loadCodes = async (tx: Db, redemptionIds: readonly number[]) =>
  groupBy(await codesOf(tx, { redemptionIds }), ({ redemptionId }) => redemptionId);

/** A redemption that an order now has; `replacedId`: the one it had before it was amended, whose codes were told. */
export interface Redeemed {
  id: number;
  orderId: string;
  replacedId: number | null;
}

export const tellRedeemed = (tx: Db, now: number, redeemed: readonly Redeemed[]): Promise<void> =>
  recordEvents(tx, { now }, 'coupon.redeemed', async () => {
    const codes = await loadCodes(
      tx,
      redeemed.flatMap(({ id, replacedId }) => (replacedId === null ? [id] : [id, replacedId])),
    );
    return redeemed.flatMap(({ id, orderId, replacedId }) => {
      const told = new Set((codes.get(replacedId ?? 0) ?? []).map(({ code }) => code));
      const used = (codes.get(id) ?? [])
        .filter(({ code }) => !told.has(code))
        .map(({ code, batchId, promotionId }) => ({ code, batchId, promotionId }));
      if (used.length === 0) return [];
      return [{ at: now, key: String(id), data: { orderId, coupons: used } }];
    });
  });

/** A reservation that was not paid in time; `lapsedAt`: when its time was over. */
export interface Lapsed {
  id: number;
  orderId: string;
  lapsedAt: number;
}

export const tellLapsed = (tx: Db, now: number, lapsed: readonly Lapsed[]): Promise<void> =>
  recordEvents(tx, { now }, 'redemption.released', async () => {
    const codes = await loadCodes(
      tx,
      lapsed.map(({ id }) => id),
    );
    return lapsed.map(({ id, orderId, lapsedAt }) => ({
      at: lapsedAt,
      key: String(id),
      data: { orderId, codes: (codes.get(id) ?? []).map(({ code }) => code) },
    }));
  });
