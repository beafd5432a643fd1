/** Inserts the redemptions of orders that were quoted at the checkout as rows, because there are thousands. */
import { inArray } from 'drizzle-orm';
import type { RedemptionStatus } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { variants as variantTable } from '#db/schema/catalog/products';
import {
  redemptionPromotions,
  redemptions,
  redemptionTakes,
} from '#db/schema/promotions/redemptions';
import { loadVariantMap } from '#server/catalog/products/variants';
import { idsByExternalId } from '#server/members/members/memberIds';
import { toUsages } from '#server/promotions/redemptions/usage';
import { addToCounters } from '#server/promotions/redemptions/usageCounters';
import { dayOf } from '#shared/days';
import { contentHash, type Writer } from '#server/platform/records/writer';
import type { SeedOrder } from '../orders/orders.ts';
import { type QuotedOrder, toQuote } from './quotedOrder.ts';

const RESERVED_MS = 30 * 60_000;

type Redeemed = SeedOrder & { quoted: QuotedOrder };
const isRedeemed = (order: SeedOrder): order is Redeemed =>
  order.quoted !== null && order.quoted.outcome.applied.length > 0;

/** The status of a redemption according to the history of its order. */
const redemptionStatus = ({ input, placedAt }: SeedOrder, now: number) => {
  const at = new Map(input.statuses.map((change) => [change.status, change.at]));
  // A late payment still commits a reservation that has not been released.
  const committedAt = at.get('paid') ?? null;
  const cancelled = at.get('cancelled') ?? null;
  if (committedAt !== null && cancelled === null)
    return { status: 'committed' as const, committedAt, closedAt: null };
  if (committedAt === null && placedAt + RESERVED_MS > now)
    return { status: 'reserved' as const, committedAt: null, closedAt: null };
  // Released when the order was cancelled, or when it was not paid in time.
  return {
    status: 'released' as const,
    committedAt,
    closedAt: committedAt === null ? placedAt + RESERVED_MS : cancelled,
  };
};
const holds = (status: RedemptionStatus) => status !== 'released';

const skusOf = prepared({ ids: many(variantTable.id) }, (q, { ids }) =>
  q.select({ sku: variantTable.sku }).from(variantTable).where(inArray(variantTable.id, ids)),
);

/** Call it after the day's products and members were written. */
export const writeRedemptions = async (
  tx: Db,
  { now, settings }: Writer,
  placed: readonly SeedOrder[],
): Promise<void> => {
  const redeemed = placed.filter(isRedeemed);
  if (redeemed.length === 0) return;
  const gifts = redeemed.flatMap(({ quoted }) =>
    quoted.outcome.applied.flatMap((one) => one.gifts),
  );
  const giftSkus = await skusOf(tx, {
    ids: [...new Set(gifts.map(({ variantId }) => variantId))],
  });
  const variants = await loadVariantMap(tx, [
    ...redeemed.flatMap(({ quoted }) => quoted.skus),
    ...giftSkus.map(({ sku }) => sku),
  ]);
  const externalIds = [...new Set(redeemed.flatMap(({ member }) => member?.externalId ?? []))];
  const known = await idsByExternalId(tx, { externalIds });
  const memberIds = new Map(known.map(({ id, externalId }) => [externalId, id]));
  const rows = redeemed.map((order) => {
    const { input, member, placedAt, quoted } = order;
    const quote = toQuote(quoted, variants, settings.currency);
    return {
      orderId: input.externalId,
      ...redemptionStatus(order, now),
      memberId: member === null ? null : (memberIds.get(member.externalId) ?? null),
      customerKey: quoted.basket.shopper.key,
      channel: input.channel,
      goods: quote.totals.goods,
      discount: quote.totals.discount,
      total: quote.totals.total,
      expiresAt: placedAt + RESERVED_MS,
      requestHash: contentHash([input.externalId, quoted.skus, quoted.codes]),
      quote,
      createdAt: placedAt,
      updatedAt: Math.min(now, placedAt + RESERVED_MS),
    };
  });
  const ids = await insertRows(tx, redemptions, rows, { returning: true });
  await insertRows(
    tx,
    redemptionPromotions,
    redeemed.flatMap(({ quoted }, index) =>
      quoted.outcome.applied.map(({ candidate, amount, giftCost }) => ({
        redemptionId: ids[index] ?? 0,
        promotionId: candidate.id,
        revision: candidate.revision,
        couponId: candidate.couponId,
        campaignId: candidate.campaign?.id ?? null,
        givesBack: candidate.terms.limits.givesBack,
        amount,
        giftCost,
      })),
    ),
  );
  const takes = redeemed.flatMap(({ quoted, placedAt }, index) =>
    toUsages(
      quoted.outcome.applied,
      quoted.basket.shopper.key === null ? [] : [quoted.basket.shopper.key],
      dayOf(placedAt, settings.timeZone),
    ).map(({ counter, amount }) => ({
      redemptionId: ids[index] ?? 0,
      counter,
      amount: holds(rows[index]?.status ?? 'released') ? amount : 0,
    })),
  );
  await insertRows(tx, redemptionTakes, takes);
  await addToCounters(tx, takes);
};
