/** How hard codes are to guess, and which of them are worth money to whoever reads them. Pure; used by server and client. */
import type { CouponBatch } from '#contract/promotions/coupons';
import type { Coupon } from '#contract/promotions/coupons/coupon';
import { ALPHABET, CODE_LENGTH, guessable } from '#contract/promotions/codes';

/** The number of possible codes of this length for each existing code. */
export const guessesPerCode = (length: number, quantity: number): number =>
  ALPHABET.length ** length / quantity;

/** The smallest length that is hard enough to guess; null when none is. */
export const minCodeLength = (quantity: number): number | null => {
  for (let length: number = CODE_LENGTH.min; length <= CODE_LENGTH.max; length += 1)
    if (!guessable(length, quantity)) return length;
  return null;
};

type Standing = Pick<Coupon, 'claimedAt' | 'memberId' | 'revokedAt' | 'used' | 'usesPerCode'>;

/** Whether one of a batch's own codes still works for whoever knows it: nobody has claimed it or used it up. */
export const isBearer = ({
  claimedAt,
  memberId,
  revokedAt,
  used,
  usesPerCode,
}: Standing): boolean =>
  claimedAt === null &&
  memberId === null &&
  revokedAt === null &&
  (usesPerCode === null || used < usesPerCode);

/** A code of which only the prefix of its batch is shown; the rest is what makes it hard to guess. */
export const maskCode = (prefix: string): string => `${prefix}****`;

type Giving = Pick<CouponBatch, 'kind' | 'revokedAt' | 'validFrom' | 'validUntil'>;
/** The promotion of a batch; `liveRevision` is null before its first approval. */
export interface GivenPromotion {
  startsAt: number;
  endsAt: number | null;
  archivedAt: number | null;
  liveRevision: number | null;
}

const isOver = ({ endsAt, archivedAt }: GivenPromotion, now: number) =>
  archivedAt !== null || (endsAt !== null && endsAt <= now);

/**
 * Why a batch gives members no codes at an instant; null where it does. Staff may give those that are valid later. Whether
 * its promotion has begun does not matter: members may collect codes ahead of it.
 */
export const whyNotGiven = (
  { kind, revokedAt, validFrom, validUntil }: Giving,
  promotion: GivenPromotion,
  now: number,
): 'shared' | 'revoked' | 'over' | 'notApproved' | 'notStarted' | null => {
  if (kind !== 'unique') return 'shared';
  if (revokedAt !== null) return 'revoked';
  if ((validUntil !== null && validUntil <= now) || isOver(promotion, now)) return 'over';
  if (promotion.liveRevision === null) return 'notApproved';
  return validFrom !== null && validFrom > now ? 'notStarted' : null;
};

/** From when on codes can be used: from the start of their batch, and never before their promotion begins. */
export const usableFrom = (
  { validFrom }: Pick<CouponBatch, 'validFrom'>,
  { startsAt }: Pick<GivenPromotion, 'startsAt'>,
): number => Math.max(validFrom ?? startsAt, startsAt);

const OF_LEVEL = 'level:';
const WITHDRAWN = 'withdrawn:';
/** The level for which a code was given; null where it was given for something else, or was withdrawn. */
export const levelOfCause = (cause: string | null): string | null =>
  cause?.startsWith(OF_LEVEL) ? cause.slice(OF_LEVEL.length) : null;
/** Once it is withdrawn, a code does not keep the member from getting another one for the same. */
export const withdrawnCause = (couponId: number, level: string): string =>
  `${WITHDRAWN}${couponId}:${level}`;
export const isWithdrawnCause = (cause: string | null): boolean =>
  cause?.startsWith(WITHDRAWN) ?? false;
