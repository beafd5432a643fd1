/** What is credited for something that a member did. Pure. */
import type { SignInAward } from '#contract/members/earning';
import type { EarnTrigger } from '#contract/members/earnRules';
import type { PointSource } from '#contract/members/points';
import { availableAt, expiresAt } from '../earnRules/dates.ts';
import type { EventAward } from '../earnRules/eventAwards.ts';
import type { ApprovedVersion } from '../programme/load.ts';
import type { Gift } from './give.ts';

/** Something that a member did, or that is rewarded like it. */
export interface Happening {
  memberId: number;
  trigger: EarnTrigger;
  subject: string | null;
  at: number;
  channel: string | null;
  /** Of signing in, the consecutive days. */
  streak?: number;
  /** Of a referral, whether it is the member who was referred. */
  isReferee?: boolean;
  /** Whether an activity gave its points already. */
  hasPoints?: boolean;
  source: PointSource;
  sourceId: string;
  /** What it used of limits before, where it is awarded again. */
  before?: readonly SignInAward[];
  /** The member's groups when it was awarded first, where they are known. */
  groups?: readonly string[] | null;
}

/** What rules give for something that happened, by the version and the level of then. */
export interface Awarded {
  happening: Happening;
  version: ApprovedVersion;
  level: string | null;
  /** The member's groups; null where nothing asked for them. */
  groups: readonly string[] | null;
  awards: readonly EventAward[];
}

/** What is credited of an award; by default all that was granted. */
export const giftOf = (
  { happening, version, level }: Awarded,
  { rule, currency, granted, desired, limits }: EventAward,
  timeZone: string,
): Gift => {
  const { memberId, at, streak, source, sourceId } = happening;
  // Nothing is delivered: those days count from when it happened.
  const pending = {
    ...rule.pending,
    ...(rule.pending.kind === 'delivered' && { kind: 'days' as const }),
  };
  return {
    memberId,
    currency,
    amount: granted,
    desired,
    source,
    sourceId,
    ruleKey: rule.key,
    programmeNumber: version.number,
    occurredAt: at,
    availableAt: availableAt(pending, { occurredAt: at, deliveredAt: null }, timeZone),
    expiresAt: expiresAt(version.terms.expiry, rule.expiryMonths, at, timeZone),
    detail: { level, limits, ...(streak !== undefined && { streak }) },
  };
};
