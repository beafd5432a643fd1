/** Which terms, pauses and member's data held at a past instant. Pure; instants are UTC milliseconds. */
import type { RevisionStatus } from '#contract/promotions/promotions';
import type { CouponFacts } from '../loadCodes.ts';
import type { BatchFacts } from '../loadPromotions.ts';

/** A promotion that an order got when it was placed, with the code that was entered for it. */
export interface HeldPromotion {
  promotionId: number;
  revision: number;
  couponId: number | null;
}

export interface RevisionFacts {
  id: number;
  promotionId: number;
  revision: number;
  status: RevisionStatus;
  /** When it came into force; null if it never did. */
  liveFrom: number | null;
  /** When its promotion was archived. */
  archivedAt: number | null;
}

const wasInForce = ({ status, liveFrom, archivedAt }: RevisionFacts, at: number) =>
  (status === 'approved' || status === 'superseded') &&
  liveFrom !== null &&
  liveFrom <= at &&
  (archivedAt === null || archivedAt > at);

const isLater = (one: RevisionFacts, other: RevisionFacts) =>
  (one.liveFrom ?? 0) - (other.liveFrom ?? 0) || one.revision - other.revision;

/** The revision of each promotion that was in force at `at`; for what the order holds, the one that it got. */
export const revisionsThen = (
  rows: readonly RevisionFacts[],
  held: readonly HeldPromotion[],
  at: number,
): RevisionFacts[] => {
  const got = new Map(held.map(({ promotionId, revision }) => [promotionId, revision]));
  const chosen = new Map<number, RevisionFacts>();
  for (const row of rows) {
    const revision = got.get(row.promotionId);
    if (revision === undefined ? !wasInForce(row, at) : row.revision !== revision) continue;
    const known = chosen.get(row.promotionId);
    if (!known || isLater(row, known) > 0) chosen.set(row.promotionId, row);
  }
  return [...chosen.values()].sort((one, other) => one.promotionId - other.promotionId);
};

/**
 * The promotions that were paused at `at`. `switches` are all pauses and resumptions until then, the oldest first. What
 * the order holds was not paused when it was placed.
 */
export const pausedThen = (
  switches: readonly { promotionId: number; isPause: boolean }[],
  held: readonly HeldPromotion[],
): Set<number> => {
  const paused = new Set<number>();
  for (const { promotionId, isPause } of switches)
    if (isPause) paused.add(promotionId);
    else paused.delete(promotionId);
  for (const { promotionId } of held) paused.delete(promotionId);
  return paused;
};

const isRevokedThen = (revokedAt: number | null, at: number): boolean =>
  revokedAt !== null && revokedAt <= at;

type StoredBatch = Omit<BatchFacts, 'revoked'> & { createdAt: number; revokedAt: number | null };

/**
 * The batches of codes as they were at `at`, without those that were created later. `held` are the ids of the batches
 * of codes that the order holds, which are neither revoked nor left out.
 */
export const batchesThen = (
  batches: readonly StoredBatch[],
  held: ReadonlySet<number>,
  at: number,
): BatchFacts[] =>
  batches.flatMap(({ createdAt, revokedAt, ...batch }) => {
    const isHeld = held.has(batch.id);
    if (createdAt > at && !isHeld) return [];
    return [{ ...batch, revoked: isRevokedThen(revokedAt, at) && !isHeld }];
  });

/** A code that was claimed or revoked later, as it was before. */
const couponThen = (coupon: CouponFacts, at: number): CouponFacts => ({
  ...coupon,
  // The end of validity that a coupon has itself begins with the claim.
  ...(coupon.claimedAt !== null &&
    coupon.claimedAt > at && { memberId: null, claimedAt: null, validUntil: null }),
  revokedAt: isRevokedThen(coupon.revokedAt, at) ? coupon.revokedAt : null,
});

/** Entered codes as they were at `at`, by key; those that the order holds are as it got them, and not revoked. */
export const codesThen = (
  coupons: ReadonlyMap<string, CouponFacts>,
  held: ReadonlyMap<string, CouponFacts>,
  at: number,
): Map<string, CouponFacts> =>
  new Map([
    ...[...coupons].map(([key, coupon]): [string, CouponFacts] => [key, couponThen(coupon, at)]),
    ...[...held].map(([key, coupon]): [string, CouponFacts] => [
      key,
      { ...coupon, revokedAt: null },
    ]),
  ]);

/** A later change of a member, as the activity log keeps it. */
export interface LaterChange {
  verb: string;
  before: Record<string, unknown> | null;
}

/**
 * The fields of a record before its `later` changes, the oldest of them first. Where one of them created the record,
 * those in `beforeCreation` have these values, and the others those with which it was created.
 */
export const fieldsThen = <T extends object>(
  now: T,
  later: readonly LaterChange[],
  beforeCreation: Partial<T>,
): T => {
  const fields: T = { ...now };
  for (const { verb, before } of later.toReversed()) {
    if (verb === 'create') Object.assign(fields, beforeCreation);
    for (const name of Object.keys(now))
      if (before && name in before) Object.assign(fields, { [name]: before[name] });
  }
  return fields;
};
