/** Figures of the members' programme over a period: points, what they are worth, and levels. */
import * as z from 'zod';
import { daysBetween } from '#shared/days';
import { day } from '#shared/fields';
import type { StreakBand } from '#contract/insight/habits';
import type { ReferralReason } from '#contract/members/referrals';

const MAX_DAYS = 3660;
const FIRST_DAY = '1970-01-01';
const LAST_DAY = '2200-01-01';

/** Business days in the store's time zone; `from` is included, `to` is excluded. */
export const ProgrammePeriod = z
  .strictObject({ from: day(), to: day() })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'kpis.errors.range' })
  .refine(({ from, to }) => daysBetween(from, to) <= MAX_DAYS, {
    path: ['from'],
    error: 'kpis.errors.tooLong',
  })
  .refine(({ from, to }) => from >= FIRST_DAY && to <= LAST_DAY, {
    path: ['from'],
    error: 'errors.day',
  });
export type ProgrammePeriod = z.infer<typeof ProgrammePeriod>;

/** What an answer is about. Nothing after the instant of reading counts. */
export interface Reading {
  /** The instants of the period, UTC ms: the first one, and the one after the last. */
  opens: number;
  ends: number;
  /** When it was read. */
  readAt: number;
  timeZone: string;
}

/** Movements of points, in the order in which they are shown. `activated` moves points from pending to active. */
export const MOVEMENTS = [
  'earn',
  'activated',
  'spend',
  'restore',
  'expire',
  'forfeit',
  'clawBack',
  'adjustCredit',
  'adjustDebit',
] as const;
export type Movement = (typeof MOVEMENTS)[number];

/** Points of members. Active ones are less what is owed, and with what is held for orders. */
export interface Points {
  active: number;
  pending: number;
}
export interface MovementRow extends Points {
  movement: Movement;
  /** Entries of the ledger that tell it; of `activated`, null. */
  entries: number | null;
}

/** What members got in one month, and what has become of it at the end of the period. */
export interface Vintage extends Points {
  /** `YYYY-MM`. */
  month: string;
  issued: number;
  /** Less what was given back. */
  spent: number;
  lapsed: number;
  takenBack: number;
  /** Repaid what was owed. */
  repaid: number;
  /** Of what is left, in minor units; null where points cannot be spent. */
  worth: number | null;
}

export interface PointsReport extends Reading {
  opening: Points;
  movements: MovementRow[];
  closing: Points;
  /** The opening and all entries of the period, less the closing as the lots of members say it: 0 where they agree. */
  difference: number;
  /** The members whose entries and lots disagree, by the largest difference; at most `MAX_DIFFERING`. */
  differing: { memberId: number; memberName: string | null; difference: number }[];
  /**
   * What could not be taken back, what had lapsed before it was to be taken back, and what refunds paid less for: they move
   * nothing.
   */
  writtenOff: number;
  absorbed: number;
  deducted: number;
  /** Of what lapsed or was cleared: what the nightly run has not recorded yet. */
  unrecorded: number;
  vintages: Vintage[];
  /** Points owed at the end of the period, and what they are worth. */
  owed: number;
  owedWorth: number | null;
  /** What all points are worth at the end of the period, less what is owed. */
  worth: number | null;
  /** By the version in force at the end of the period: so many points are worth so much; null where none can be spent. */
  value: { points: number; amount: number; programmeNumber: number } | null;
}
export const MAX_DIFFERING = 100;

/** Members who had one level at the start of the period and another, or the same, at its end. */
export interface LevelMove {
  /** Null: no level. */
  before: string | null;
  after: string | null;
  /** Became members within the period: of no level before. */
  isNew: boolean;
  members: number;
  /** Some of them, where the level changed; at most `MAX_NAMED`. */
  named: { memberId: number; memberName: string | null }[];
}
export const MAX_NAMED = 20;

export interface LevelReport extends Reading {
  /** Keys of the levels, from the lowest to the highest. */
  levels: string[];
  moves: LevelMove[];
}

/** What became of the invitations of a period up to the reading, each a part of those invited. */
export const FUNNEL_STEPS = ['invited', 'registered', 'ordered', 'rewarded'] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];
export interface ReferralReport extends Reading {
  steps: Record<FunnelStep, number>;
  /** Not rewarded, by why: they are not among those invited. */
  rejected: { reason: ReferralReason; referrals: number }[];
}

export interface SignInReport extends Reading {
  /** Days of signing in, each member's day once. */
  days: number;
  members: number;
  /** Members by the longest streak that they reached in the period; a streak may have begun before it. */
  bands: StreakBand[];
}

/** So many months after this one are told apart. */
export const LAPSING_MONTHS = 12;
/** What points are worth when all of them are spent: in minor units, null where they cannot be spent. */
interface PricedPoints {
  points: number;
  worth: number | null;
}
/** Points of all members that lapse if nobody spends them, by the month of their last valid day, this month the first. */
export interface LapsingReport extends Pick<Reading, 'readAt' | 'timeZone'> {
  months: (PricedPoints & { month: string })[];
  /** What lapses after these months. */
  later: PricedPoints;
  /** What of this month lapses with the end of the day of the reading. */
  tonight: PricedPoints & { day: string };
}
