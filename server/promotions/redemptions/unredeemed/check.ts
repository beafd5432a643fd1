/** Finds the discounts that orders claim and no redemption holds, marks the orders and counts the usage. */
import { inArray } from 'drizzle-orm';
import { unredeemedPart } from '#rules/promotions/unredeemed';
import { dayOf } from '#shared/days';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { unredeemedDiscounts } from '#db/schema/promotions/unredeemedDiscounts';
import { deleteRow } from '../../../platform/records/records.ts';
import type { Writer } from '../../../platform/records/writer.ts';
import { loadMembers } from '../../quotes/loadMembers.ts';
import { shopperOf } from '../../quotes/shopper.ts';
import { loadClaimedLines, loadReturnedUnits } from './claimedLines.ts';
import { type Claim, toClaims } from './claims.ts';
import { claimUsages } from './claimUsages.ts';
import {
  loadClaimedPromotions,
  loadKnownCodes,
  loadRedeemed,
  type RedeemedOrder,
} from './facts.ts';
import { saveClaim } from './saveClaim.ts';
import { loadUnredeemed, replaceUsages, updateUndecided } from './stored.ts';

const nameOf = ({ orderId, promotionId }: { orderId: number; promotionId: number }) =>
  `${orderId}/${promotionId}`;

/** The claims of these orders, with what they are compared with. */
const loadClaims = async (tx: Db, orderIds: readonly number[]) => {
  const lines = await loadClaimedLines(tx, orderIds);
  if (lines.length === 0) return [];
  const known = await loadKnownCodes(
    tx,
    lines.map(({ code }) => code),
  );
  return toClaims(lines, await loadReturnedUnits(tx, orderIds), known);
};

/** Loads what tells the usage of each claim. */
const openUsages = async (tx: Db, { settings, now }: Writer, claims: readonly Claim[]) => {
  const promotions = await loadClaimedPromotions(
    tx,
    claims.map(({ promotionId }) => promotionId),
  );
  const members = await loadMembers(tx, claims, now);
  return (
    claim: Claim,
    part: NonNullable<ReturnType<typeof unredeemedPart>>,
    redeemed: RedeemedOrder | null,
  ) => {
    const asked = { member: claim.member, guest: null, channel: null };
    const shopper = shopperOf({ members, unsentOrders: new Map() }, asked, settings);
    const { writtenKeys } = shopper;
    const keys =
      writtenKeys.length > 0 ? writtenKeys : redeemed?.customerKey ? [redeemed.customerKey] : [];
    const giftCost = redeemed?.giftCosts.get(claim.promotionId) ?? 0;
    const day = dayOf(claim.placedAt, settings.timeZone);
    const held = redeemed?.held.get(claim.promotionId) ?? 0;
    // The store may have stated that everything came back, without a return.
    const isReturned = claim.isReturned || redeemed?.status === 'returned';
    const promotion = promotions.get(claim.promotionId);
    return claimUsages({ ...claim, isReturned }, part, promotion, { keys, day, giftCost, held });
  };
};

/**
 * Compares what paid orders claim with their redemptions, in the transaction that changed either. An order keeps its
 * figures in any case.
 */
export const checkUnredeemed = async (
  tx: Db,
  writer: Writer,
  orderIds: readonly number[],
): Promise<void> => {
  const stored = new Map((await loadUnredeemed(tx, orderIds)).map((row) => [nameOf(row), row]));
  const claims = await loadClaims(tx, orderIds);
  if (claims.length === 0 && stored.size === 0) return;
  const redeemed = await loadRedeemed(
    tx,
    claims.map(({ externalId }) => externalId),
  );
  const usagesOf = await openUsages(tx, writer, claims);
  for (const claim of claims) {
    const redemption = redeemed.get(claim.externalId) ?? null;
    const part = unredeemedPart(claim, redemption);
    if (!part) continue;
    const row = await saveClaim(tx, writer, stored.get(nameOf(claim)), claim, part);
    stored.delete(nameOf(claim));
    const usages = row.verdict === 'takenBack' ? [] : usagesOf(claim, part, redemption);
    await replaceUsages(tx, row.id, usages);
  }
  // The order does not claim these any more, or a redemption holds them now.
  for (const { id } of stored.values()) {
    await replaceUsages(tx, id, []);
    await deleteRow(tx, unredeemedDiscounts, id);
  }
  await updateUndecided(tx, orderIds);
};

const idsOf = prepared({ externalIds: many(orders.externalId) }, (q, { externalIds }) =>
  q.select({ id: orders.id }).from(orders).where(inArray(orders.externalId, externalIds)),
);
/** The same for an order whose redemption changed; does nothing where the order is not known yet. */
export const checkUnredeemedOrder = async (tx: Db, writer: Writer, externalId: string) => {
  const rows = await idsOf(tx, { externalIds: [externalId] });
  if (rows.length > 0)
    await checkUnredeemed(
      tx,
      writer,
      rows.map(({ id }) => id),
    );
};
