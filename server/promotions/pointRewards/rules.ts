/** What a reward costs a member, and why it cannot be redeemed. Pure; instants are UTC ms, periods half-open. */
import type { LevelAudience, LevelFacts } from '#contract/platform/audiences';
import type {
  LevelCost,
  LimitPeriod,
  MemberLimit,
  RewardLimit,
} from '#contract/promotions/pointRewards';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import { containsLevel, type LevelRanks } from '#rules/platform/audiences';
import { addDays, addMonths, dayOf, monthOf, startOfDay, weekOf } from '#shared/days';

interface Calendar {
  timeZone: string;
  weekStart: number;
}
interface Priced {
  points: number;
  byLevel: readonly LevelCost[];
  perMember: MemberLimit | null;
}

/** Of rows for members from a level up the one of the highest level that the member's level reaches; null for none. */
export const highestReached = <Row extends { fromLevel: string }>(
  byLevel: readonly Row[],
  { levelsReached }: LevelFacts,
  ranks: LevelRanks,
): Row | null => {
  const rankOf = ({ fromLevel }: Row) => ranks.get(fromLevel) ?? -Infinity;
  const reached = byLevel.filter(({ fromLevel }) => levelsReached.includes(fromLevel));
  return reached.toSorted((one, other) => rankOf(other) - rankOf(one))[0] ?? null;
};

/** The terms of a member: those of the highest level that the member's level reaches, or else those of all. */
export const termsOf = (
  { points, byLevel, perMember }: Priced,
  level: LevelFacts,
  ranks: LevelRanks,
): { points: number; perMember: MemberLimit | null } => {
  const own = highestReached(byLevel, level, ranks);
  const times = own?.times ?? null;
  return {
    points: own?.points ?? points,
    perMember: perMember && times !== null ? { ...perMember, times } : perMember,
  };
};

/** First day of the period of `day`, and of the next one. */
const daysOf = (period: Exclude<LimitPeriod, 'ever'>, day: string, weekStart: number) => {
  switch (period) {
    case 'day':
      return [day, addDays(day, 1)] as const;
    case 'week':
      return [weekOf(day, weekStart), addDays(weekOf(day, weekStart), 7)] as const;
    case 'month':
      return [monthOf(day), addMonths(day, 1)] as const;
    case 'year': {
      const january = `${day.slice(0, 4)}-01-01`;
      return [january, addMonths(january, 12)] as const;
    }
  }
};

/** The period of the store's calendar that contains the instant; of `ever` all instants, and no end. */
export const periodAt = (
  period: LimitPeriod,
  at: number,
  { timeZone, weekStart }: Calendar,
): { from: number; until: number | null } => {
  if (period === 'ever') return { from: -Infinity, until: null };
  const [first, next] = daysOf(period, dayOf(at, timeZone), weekStart);
  return { from: startOfDay(first, timeZone), until: startOfDay(next, timeZone) };
};

/** How often it can still be redeemed by anybody; null for any number. */
export const leftOf = ({
  stock,
  maxRedeemed,
  redeemedCount,
  unclaimed,
}: {
  stock: number | null;
  maxRedeemed: number | null;
  redeemedCount: number;
  /** Codes that can still be given; null for gifts. */
  unclaimed: number | null;
}): number | null => {
  const ofBound = (bound: number | null) => (bound === null ? null : bound - redeemedCount);
  const bounds = [ofBound(stock), ofBound(maxRedeemed), unclaimed].filter((left) => left !== null);
  return bounds.length === 0 ? null : Math.max(0, Math.min(...bounds));
};

export interface Offered extends Priced {
  audience: LevelAudience;
  maxRedeemed: number | null;
  stock: number | null;
  redeemedCount: number;
  startsAt: number | null;
  endsAt: number | null;
  archivedAt: number | null;
}
export interface Redeemer {
  level: LevelFacts;
  /** Points that can be spent. */
  available: number;
  /** When the member redeemed this reward, without what was cancelled. */
  redeemedAt: readonly number[];
}
export interface Circumstances extends Calendar {
  now: number;
  ranks: LevelRanks;
  /** Whether a version of the members' programme is in force. */
  hasProgramme: boolean;
  /** The codes that it gives; null for gifts. */
  codes: CodeState | null;
}
export interface CodeState {
  /** Whether one is left, and its batch and promotion run or will. */
  canGive: boolean;
  /** The first instant at which one can be used; a member does not pay for it earlier. */
  startsAt: number;
  /** Why the member could not use one, whatever the basket. */
  unusable: PromotionVerdict | null;
}

/** What the member has left of the limit, and when its period ends. */
export const usedOf = (
  { period }: MemberLimit,
  redeemedAt: readonly number[],
  { now, ...calendar }: Calendar & { now: number },
) => {
  const { from, until } = periodAt(period, now, calendar);
  return { used: redeemedAt.filter((at) => at >= from).length, until };
};

/** Everything that keeps the member from redeeming the reward now, in the order in which it is said. */
export const limitsOf = (
  reward: Offered,
  { level, available, redeemedAt }: Redeemer,
  circumstances: Circumstances,
): RewardLimit[] => {
  const { now, ranks, hasProgramme, codes } = circumstances;
  const limits: RewardLimit[] = [];
  const { points, perMember } = termsOf(reward, level, ranks);
  if (!hasProgramme) limits.push({ kind: 'noProgramme' });
  if (reward.archivedAt !== null || (reward.endsAt !== null && reward.endsAt <= now))
    limits.push({ kind: 'over' });
  const startsAt = Math.max(reward.startsAt ?? now, codes?.startsAt ?? now);
  if (startsAt > now) limits.push({ kind: 'notStarted', startsAt });
  if (!containsLevel(reward.audience, level)) limits.push({ kind: 'level' });
  if (reward.stock !== null && reward.redeemedCount >= reward.stock) limits.push({ kind: 'stock' });
  if (codes && !codes.canGive) limits.push({ kind: 'codes' });
  else if (codes?.unusable) limits.push({ kind: 'unusable', verdict: codes.unusable });
  if (reward.maxRedeemed !== null && reward.redeemedCount >= reward.maxRedeemed)
    limits.push({ kind: 'maxRedeemed' });
  if (perMember) {
    const { used, until } = usedOf(perMember, redeemedAt, circumstances);
    if (used >= perMember.times) limits.push({ kind: 'perMember', ...perMember, againAt: until });
  }
  if (available < points)
    limits.push({ kind: 'points', needed: points, available, missing: points - available });
  return limits;
};
