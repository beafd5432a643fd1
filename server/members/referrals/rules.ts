/** Whether a referral is rewarded. Pure; instants are UTC milliseconds. */
import type { ReferralReason } from '#contract/members/referrals';

interface Told {
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

const isCircular = ({ referrerId, refereeId }: Told, { referrerOf }: ReferralFacts): boolean => {
  const seen = new Set<number>();
  for (let one = referrerOf(referrerId); one !== undefined; one = referrerOf(one)) {
    if (one === refereeId) return true;
    if (seen.has(one)) return false;
    seen.add(one);
  }
  return false;
};

/** Why it is rejected; null where it is not. */
export const whyRejected = (told: Told, facts: ReferralFacts): ReferralReason | null => {
  if (told.referrerId === told.refereeId) return 'self';
  if (facts.referrerOf(told.refereeId) !== undefined) return 'referredBefore';
  if (isCircular(told, facts)) return 'circular';
  return facts.registeredAt !== null && facts.registeredAt < told.at ? 'joinedBefore' : null;
};
