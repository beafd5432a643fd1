/** Loads what claims are compared with: codes, redemptions and promotions. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { codeKey } from '#contract/promotions/codes';
import type { Redeemed } from '#rules/promotions/unredeemed';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import { promotions } from '#db/schema/promotions/promotions';
import {
  redemptionPromotions,
  redemptions,
  redemptionTakes,
} from '#db/schema/promotions/redemptions';
import type { KnownCode } from './claims.ts';

const couponsByKey = prepared({ keys: many(coupons.key) }, (q, { keys }) =>
  q
    .select({
      key: coupons.key,
      couponId: coupons.id,
      promotionId: couponBatches.promotionId,
      createdAt: couponBatches.createdAt,
      startsAt: promotions.startsAt,
    })
    .from(coupons)
    .innerJoin(couponBatches, eq(couponBatches.id, coupons.batchId))
    .innerJoin(promotions, eq(promotions.id, couponBatches.promotionId))
    .where(inArray(coupons.key, keys)),
);

/** Finds the coupon of a code in any spelling. */
export const loadKnownCodes = async (
  tx: Db,
  codes: readonly (string | null)[],
): Promise<(code: string) => KnownCode | undefined> => {
  const keys = [...new Set(codes.flatMap((code) => (code ? codeKey(code) || [] : [])))];
  const rows = keys.length === 0 ? [] : await couponsByKey(tx, { keys });
  const byKey = new Map(
    rows.map(({ key, createdAt, startsAt, ...coupon }) => [
      key,
      { ...coupon, since: Math.max(createdAt, startsAt) },
    ]),
  );
  return (code) => byKey.get(codeKey(code));
};

const redemptionsOf = prepared({ orderIds: many(redemptions.orderId) }, (q, { orderIds }) =>
  q
    .select({
      id: redemptions.id,
      orderId: redemptions.orderId,
      status: redemptions.status,
      expiresAt: redemptions.expiresAt,
      closedAt: redemptions.closedAt,
      customerKey: redemptions.customerKey,
      promotionId: redemptionPromotions.promotionId,
      amount: redemptionPromotions.amount,
      giftCost: redemptionPromotions.giftCost,
      spent: redemptionTakes.amount,
    })
    .from(redemptions)
    .leftJoin(redemptionPromotions, eq(redemptionPromotions.redemptionId, redemptions.id))
    .leftJoin(
      redemptionTakes,
      and(
        eq(redemptionTakes.redemptionId, redemptions.id),
        eq(
          redemptionTakes.counter,
          sql`'promotion/' || ${redemptionPromotions.promotionId} || '/spent'`,
        ),
      ),
    )
    .where(inArray(redemptions.orderId, orderIds))
    .orderBy(desc(redemptions.id)),
);
export interface RedeemedOrder extends Redeemed {
  id: number;
  customerKey: string | null;
  amounts: Map<number, number>;
  /** Of each discount what is still held: less what was returned or given back. */
  held: Map<number, number>;
  /** What the gifts of each promotion cost. */
  giftCosts: Map<number, number>;
}

/** The latest redemption of each order, by the store's order ids. */
export const loadRedeemed = async (
  tx: Db,
  externalIds: readonly string[],
): Promise<Map<string, RedeemedOrder>> => {
  const byOrder = new Map<string, RedeemedOrder>();
  for (const row of await redemptionsOf(tx, { orderIds: externalIds })) {
    const { orderId, promotionId, amount, giftCost, spent, ...facts } = row;
    const known = byOrder.get(orderId) ?? {
      ...facts,
      amounts: new Map<number, number>(),
      held: new Map<number, number>(),
      giftCosts: new Map<number, number>(),
    };
    byOrder.set(orderId, known);
    if (known.id !== row.id || promotionId === null) continue;
    known.amounts.set(promotionId, amount ?? 0);
    known.held.set(promotionId, Math.max(0, (spent ?? 0) - (giftCost ?? 0)));
    known.giftCosts.set(promotionId, giftCost ?? 0);
  }
  return byOrder;
};

const promotionsById = prepared({ ids: many(promotions.id) }, (q, { ids }) =>
  q
    .select({ id: promotions.id, campaignId: promotions.campaignId, terms: promotions.terms })
    .from(promotions)
    .where(inArray(promotions.id, ids)),
);
export type ClaimedPromotion = Awaited<ReturnType<typeof promotionsById>>[number];

export const loadClaimedPromotions = async (
  tx: Db,
  ids: readonly number[],
): Promise<Map<number, ClaimedPromotion>> => {
  const rows = ids.length === 0 ? [] : await promotionsById(tx, { ids });
  return new Map(rows.map((row) => [row.id, row]));
};
