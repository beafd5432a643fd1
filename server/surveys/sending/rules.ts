/** Who is asked: when, and by which gates somebody is not. Pure. */
import type { OutReason } from '#contract/surveys/invitations';
import { DAY_MS } from '#shared/days';

const MINUTE_MS = 60_000;
/** What happened so long before somebody could be asked about it is not asked about any more. */
const STALE_DAYS = 14;
/** Between any two surveys to one person. */
const COOLDOWN_DAYS = 7;
/** How long an invitation can be answered. */
export const ANSWER_DAYS = 14;

export const dueAt = (
  occurredAt: number,
  { delayMinutes, afterDays }: { delayMinutes: number; afterDays: number },
): number => occurredAt + afterDays * DAY_MS + delayMinutes * MINUTE_MS;

/**
 * What can be asked about at `now`: it happened once the distribution had started, is due, and is not stale. Both ends as
 * instants at which it happened; the first is included, the last is not.
 */
export const windowAt = (
  startedAt: number,
  delay: { delayMinutes: number; afterDays: number },
  now: number,
): { from: number; until: number } => {
  const latest = now - dueAt(0, delay);
  return { from: Math.max(startedAt, latest - STALE_DAYS * DAY_MS), until: latest + 1 };
};

/** Whether somebody could have been asked so long ago that nobody is asked any more. */
export const isStale = (
  occurredAt: number,
  delay: { delayMinutes: number; afterDays: number },
  now: number,
): boolean => dueAt(occurredAt, delay) < now - STALE_DAYS * DAY_MS;

/** What happened once the distribution had started, and became known so late that it is stale. */
export const lateWindowAt = (
  startedAt: number,
  delay: { delayMinutes: number; afterDays: number },
  now: number,
): { from: number; until: number } | null => {
  const until = now - dueAt(0, delay) - STALE_DAYS * DAY_MS;
  return until > startedAt ? { from: startedAt, until } : null;
};

/** What is known of somebody at the instant of the decision. */
export interface GateFacts {
  /** Whether it is asked about too late to be remembered. */
  isLate: boolean;
  /** Whether the record can be asked about at all: no spam, nobody who is gone or was erased. */
  isEligible: boolean;
  canBeReached: boolean;
  isOptedOut: boolean;
  isSampled: boolean;
  /** When this distribution last sent somebody its survey; reminders do not count. */
  lastOfDistribution: number | null;
  /** The same of any survey. */
  lastOfAny: number | null;
  hasOpenInvitation: boolean;
  /** How many this distribution has sent on this business day. */
  sentToday: number;
}
export interface Gates {
  recontactDays: number | null;
  usesCooldown: boolean;
  dailyLimit: number | null;
}

const isWithin = (last: number | null, days: number, now: number): boolean =>
  last !== null && now < last + days * DAY_MS;

/** The first gate that stops it, in this order; null where somebody is asked. */
export const outReasonOf = (
  facts: GateFacts,
  { recontactDays, usesCooldown, dailyLimit }: Gates,
  now: number,
): OutReason | null => {
  if (facts.isLate) return 'late';
  if (!facts.isEligible) return 'ineligible';
  if (!facts.canBeReached) return 'noContact';
  if (facts.isOptedOut) return 'optedOut';
  if (!facts.isSampled) return 'notSampled';
  if (recontactDays !== null && isWithin(facts.lastOfDistribution, recontactDays, now))
    return 'recontact';
  if (usesCooldown && isWithin(facts.lastOfAny, COOLDOWN_DAYS, now)) return 'cooldown';
  if (facts.hasOpenInvitation) return 'openInvitation';
  return dailyLimit !== null && facts.sentToday >= dailyLimit ? 'dailyLimit' : null;
};

/** When the one reminder is due; null where there is none. */
export const reminderAt = (
  {
    sentAt,
    remindedAt,
    completedAt,
    voidedAt,
    expiresAt,
  }: {
    sentAt: number | null;
    remindedAt: number | null;
    completedAt: number | null;
    voidedAt: number | null;
    expiresAt: number | null;
  },
  reminderAfterDays: number | null,
): number | null => {
  if (reminderAfterDays === null || sentAt === null) return null;
  if (remindedAt !== null || completedAt !== null || voidedAt !== null) return null;
  const at = sentAt + reminderAfterDays * DAY_MS;
  return expiresAt !== null && at >= expiresAt ? null : at;
};
