/** Compares the discounts that an order claims with what its redemption holds. Pure. */
import type { RedemptionStatus } from '#contract/promotions/redemptions';
import type { UnredeemedReason } from '#contract/promotions/unredeemed';

/** The latest redemption of an order, with its discount for each promotion in minor units. */
export interface Redeemed {
  status: RedemptionStatus;
  expiresAt: number;
  closedAt: number | null;
  amounts: ReadonlyMap<number, number>;
}

/**
 * Whether a reservation was not paid in time. It is closed, at the instant at which it expired, only when another order
 * is reserved; until then a late payment is taken.
 */
export const isLapsed = (
  { status, expiresAt, closedAt }: Omit<Redeemed, 'amounts'>,
  now: number,
): boolean =>
  (status === 'reserved' && expiresAt <= now) || (status === 'released' && closedAt === expiresAt);

const reasonOf = (redeemed: Redeemed | null): UnredeemedReason | null => {
  if (redeemed === null) return 'never';
  const { status, expiresAt } = redeemed;
  if (status !== 'released') return null;
  return isLapsed(redeemed, expiresAt) ? 'lapsed' : 'released';
};

/**
 * The part of a promotion's discount that no redemption holds, and why; null where the redemption holds all of it.
 * `amount` is what the order's lines say the promotion took off.
 */
export const unredeemedPart = (
  { promotionId, amount }: { promotionId: number; amount: number },
  redeemed: Redeemed | null,
): { amount: number; reason: UnredeemedReason } | null => {
  const reason = reasonOf(redeemed);
  if (reason !== null) return { amount, reason };
  const held = redeemed?.amounts.get(promotionId);
  if (held === undefined) return { amount, reason: 'notIncluded' };
  return amount > held ? { amount: amount - held, reason: 'more' } : null;
};
