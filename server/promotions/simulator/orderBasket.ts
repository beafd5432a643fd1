/** Loads the basket of a real order. */
import { asc, eq, sum } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';
import { members } from '#db/schema/members/members';
import { orderLines, orders } from '#db/schema/orders/orders';
import { conflict, notFound } from '../../platform/http/errors.ts';
import type { UsageLookup } from '../engine/types.ts';
import type { HeldPromotion } from '../quotes/past/rules.ts';
import { loadHeldPromotions } from '../redemptions/heldPromotions.ts';
import { findRedemption } from '../redemptions/record.ts';
import { loadOwnUsage } from '../redemptions/releaseUsages.ts';

const orderById = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({
      externalId: orders.externalId,
      channel: orders.channel,
      placedAt: orders.placedAt,
      shipping: orders.shipping,
      member: members.externalId,
    })
    .from(orders)
    .leftJoin(members, eq(members.id, orders.memberId))
    .where(eq(orders.id, id)),
);
/** Lines whose variant still exists. */
const linesOfOrder = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({
      position: orderLines.position,
      variantId: variants.id,
      quantity: orderLines.quantity,
      unitPrice: orderLines.unitPrice,
    })
    .from(orderLines)
    .innerJoin(variants, eq(variants.id, orderLines.variantId))
    .where(eq(orderLines.orderId, id))
    .orderBy(asc(orderLines.position)),
);

const paidForLines = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({ amount: sum(orderLines.paid) })
    .from(orderLines)
    .where(eq(orderLines.orderId, id)),
);

interface Redeemed {
  /** What the order holds of each counter. */
  usage: UsageLookup;
  promotions: readonly HeldPromotion[];
}
/** What the order holds of limits, and the promotions that it got. */
const loadRedeemed = async (db: Db, externalId: string): Promise<Redeemed> => {
  const redemption = await findRedemption(db, externalId);
  if (!redemption) return { usage: () => 0, promotions: [] };
  return {
    usage: await loadOwnUsage(db, redemption.id),
    promotions: redemption.status === 'released' ? [] : await loadHeldPromotions(db, redemption),
  };
};

/** The goods of an order that still exist, at the order's prices, with its shopper and instant, what it cost and what it used. */
export const loadOrder = async (db: Db, id: number) => {
  const [order] = await orderById(db, { id });
  if (!order) throw notFound();
  const lines = await linesOfOrder(db, { id });
  if (lines.length === 0) throw conflict('promotions.errors.orderWithoutGoods');
  const [paid] = await paidForLines(db, { id });
  return {
    orderId: order.externalId,
    at: order.placedAt,
    paid: {
      orderId: id,
      number: order.externalId,
      amount: Number(paid?.amount ?? 0) + order.shipping,
    },
    held: await loadRedeemed(db, order.externalId),
    prices: new Map(lines.map(({ position, unitPrice }) => [String(position + 1), unitPrice])),
    basket: {
      lines: lines.map(({ position, variantId, quantity }) => ({
        id: String(position + 1),
        variantId,
        quantity,
      })),
      shipping: order.shipping > 0 ? [{ method: 'standard', amount: order.shipping }] : [],
      channel: order.channel,
      member: order.member,
    },
  };
};
