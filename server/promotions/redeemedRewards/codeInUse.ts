/** Whether an order uses the code of a redeemed reward, or may still be paid with it. */
import { and, desc, eq, inArray } from 'drizzle-orm';
import { HOLD_LAPSED_DAYS, lapsedUse } from '#rules/promotions/redeemedRewards';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { redemptionPromotions, redemptions } from '#db/schema/promotions/redemptions';
import { message } from '#shared/fields';
import { conflict } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { counters } from '../engine/counters.ts';
import { loadUsage } from '../quotes/loadUsage.ts';

const ordersWith = prepared({ couponId: redemptionPromotions.couponId }, (q, { couponId }) =>
  q
    .selectDistinct({ orderId: redemptions.orderId })
    .from(redemptionPromotions)
    .innerJoin(redemptions, eq(redemptions.id, redemptionPromotions.redemptionId))
    .where(eq(redemptionPromotions.couponId, couponId)),
);
const redemptionsOf = prepared(
  { orderIds: many(redemptions.orderId), couponId: redemptionPromotions.couponId },
  (q, { orderIds, couponId }) =>
    q
      .select({
        orderId: redemptions.orderId,
        status: redemptions.status,
        expiresAt: redemptions.expiresAt,
        closedAt: redemptions.closedAt,
        couponId: redemptionPromotions.couponId,
        orderStatus: orders.status,
        paidAt: orders.paidAt,
      })
      .from(redemptions)
      .leftJoin(
        redemptionPromotions,
        and(
          eq(redemptionPromotions.redemptionId, redemptions.id),
          eq(redemptionPromotions.couponId, couponId),
        ),
      )
      .leftJoin(orders, eq(orders.externalId, redemptions.orderId))
      .where(inArray(redemptions.orderId, orderIds))
      .orderBy(desc(redemptions.id)),
);

/** The latest redemption of each order that has used the code, where that one has it too. */
const loadLatest = async (tx: Db, couponId: number) => {
  const orderIds = (await ordersWith(tx, { couponId })).map(({ orderId }) => orderId);
  if (orderIds.length === 0) return [];
  const latest = new Map<string, Awaited<ReturnType<typeof redemptionsOf>>[number]>();
  for (const row of await redemptionsOf(tx, { orderIds, couponId }))
    if (!latest.has(row.orderId)) latest.set(row.orderId, row);
  return [...latest.values()].filter((row) => row.couponId !== null);
};

/** What uses the code, and what to do about it, as a message; null for nothing. */
export const whyInUse = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  couponId: number,
): Promise<string | null> => {
  const counter = counters.coupon(couponId);
  if ((await loadUsage(tx, [counter], now))(counter) > 0) return 'redeemedRewards.errors.codeUsed';
  for (const row of await loadLatest(tx, couponId)) {
    const use = lapsedUse(row, now);
    if (use === 'paid') return 'redeemedRewards.errors.codeUsed';
    if (use === 'open')
      return message('redeemedRewards.errors.codeReserved', {
        order: row.orderId,
        days: HOLD_LAPSED_DAYS,
      });
  }
  return null;
};

/** Throws 409 with what uses the code. */
export const refuseCodeInUse = async (
  tx: Db,
  writer: Pick<Writer, 'now'>,
  couponId: number,
): Promise<void> => {
  const reason = await whyInUse(tx, writer, couponId);
  if (reason !== null) throw conflict(reason);
};
