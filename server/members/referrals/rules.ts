/** Whether a referral is rewarded. Pure; instants are UTC milliseconds. */
import type { ReferralReason } from '#contract/members/referrals';

interface Made {
  referrerId: number;
  refereeId: number;
  /** When it was made. */
  at: number;
}

/** What is known of other referrals. */
export interface ReferralFacts {
  /** Who referred the member, of referrals that were not rejected. */
  referrerOf: (memberId: number) => number | undefined;
  /** When the other member registered; null where they have not. */
  registeredAt: number | null;
}

const isCircular = ({ referrerId, refereeId }: Made, { referrerOf }: ReferralFacts): boolean => {
  const seen = new Set<number>();
  for (let one = referrerOf(referrerId); one !== undefined; one = referrerOf(one)) {
    if (one === refereeId) return true;
    if (seen.has(one)) return false;
    seen.add(one);
  }
  return false;
};

/** Why it is rejected; null where it is not. */
export const whyRejected = (made: Made, facts: ReferralFacts): ReferralReason | null => {
  if (made.referrerId === made.refereeId) return 'self';
  if (facts.referrerOf(made.refereeId) !== undefined) return 'referredBefore';
  if (isCircular(made, facts)) return 'circular';
  return facts.registeredAt !== null && facts.registeredAt < made.at ? 'joinedBefore' : null;
};

/**
 * When somebody who came with a code was invited, as far as their registration says: whoever registered was invited by then;
 * whoever did before there was the code, was not. Null where they have not registered.
 */
export const invitedAt = (
  referee: { provisional: boolean; joinedAt: number | null; createdAt: number } | null,
  codeMadeAt: number,
): number | null =>
  referee === null || referee.provisional
    ? null
    : Math.max(referee.joinedAt ?? referee.createdAt, codeMadeAt);
