/** The replay of a version of the programme over what members did, before it is submitted: what is asked, and its report. */
import * as z from 'zod';
import type { ReplayExample } from '#contract/members/replays/examples';
import { count, id, instant, orDefault, reference, whole } from '#shared/fields';
import type { Localized } from '#shared/localization';

/** `running` until all members are computed; another server goes on where one has stopped. */
export const REPLAY_STATES = ['running', 'done', 'cancelled', 'failed'] as const;
export type ReplayState = (typeof REPLAY_STATES)[number];

/** Lists of members are deleted so many days after; the figures stay with the version. */
export const REPLAY_KEEP_DAYS = 90;

export const MAX_MONTHS = 12;
export const NOVEMBER = 11;

export const ReplayInput = z.strictObject({
  versionId: reference('programmeVersions'),
  /** How many months back from now. */
  months: orDefault(count(1, MAX_MONTHS), MAX_MONTHS),
  /** The month of the year for which is computed what doubled points would cost. */
  doubledMonth: orDefault(whole('plain', 1, 12), NOVEMBER),
});
export type ReplayInput = z.infer<typeof ReplayInput>;

/** When members fall from a level whose conditions they do not meet: with the begin of the version, later, or never. */
export const FALLS = ['atOnce', 'afterGrace', 'atEnd', 'never'] as const;
export type Falls = (typeof FALLS)[number];

/** Points and growth; of points and growth of members what was taken back for returns is subtracted. */
export interface ReplaySums {
  points: number;
  /** Points that came back with goods. */
  takenBack: number;
  growth: number;
  /** Of `points` what has lapsed by the end of the period if nobody spent any. */
  lapsed: number;
}

/** Why what was really given differs from what the version in force gives in the replay. */
export const DIFFERENCES = [
  'earlierVersion',
  'history',
  'notApproved',
  'unrewarded',
  'different',
] as const;
export type Difference = (typeof DIFFERENCES)[number];
/** What was replayed, each kind of difference, and what was really given; `adjusted`: what staff and corrections added. */
export interface Comparison extends Record<Difference, number> {
  replayed: number;
  given: number;
  adjusted: number;
}

/** Members of a level: how many have it now and once the draft begins, and who is below its conditions. */
export interface LevelCounts extends Record<Falls, number> {
  now: number;
  after: number;
  /** Who does not meet the conditions of the present level by the version in force. */
  belowNow: number;
}

/** Sums over all members so far; rules by their keys, levels by theirs (none as ''), movements as `from → to`. */
export interface ReplayTally {
  orders: number;
  events: number;
  /** Orders of members less what came back, in minor units. */
  netSales: number;
  before: ReplaySums;
  after: ReplaySums;
  /** What doubling adds to the points of `after`; null where the period does not contain the month. */
  doubled: number | null;
  rules: Record<string, { before: RuleSums; after: RuleSums }>;
  levels: Record<string, LevelCounts>;
  moves: Record<string, number>;
  /** Members who newly do not meet the conditions of their level, and lose it now or later. */
  falling: number;
  /** Members who rise, fall, get more points, fewer, or for whom nothing changes. */
  up: number;
  down: number;
  more: number;
  fewer: number;
  same: number;
  given: { points: Comparison; growth: Comparison };
}
export interface RuleSums {
  points: number;
  growth: number;
}

/** What a version costs: points that are worth their value when they are spent, all of them. */
export interface ReplayCost {
  /** In minor units; null where the version has no value for points. */
  liability: number | null;
  /** Of the net sales, in basis points; null where there are none. */
  share: number | null;
}

export interface ReplayRule {
  key: string;
  names: Localized | null;
  before: RuleSums;
  after: RuleSums;
}

export const ProgrammeReplay = z.object({
  id: id(),
  versionId: reference('programmeVersions'),
  number: whole('version'),
  baseNumber: whole('version').nullable(),
  months: whole('count'),
  doubledMonth: whole('plain'),
  fromAt: instant(),
  untilAt: instant(),
  state: z.enum(REPLAY_STATES),
  jobId: reference('jobs').nullable(),
  memberCount: whole('count'),
  doneCount: whole('count'),
  staffName: z.string(),
  createdAt: instant(),
  finishedAt: instant().nullable(),
  /** Whether the version, while it is not decided, says something else now, or would follow another version. */
  isStale: z.boolean(),
});
export type ProgrammeReplay = z.infer<typeof ProgrammeReplay>;
/** With its figures, once it is done. */
export type ReplayReport = ProgrammeReplay & {
  figures: {
    tally: ReplayTally;
    costBefore: ReplayCost | null;
    costAfter: ReplayCost;
    /** What doubling costs, in minor units. */
    doubledCost: number | null;
    rules: ReplayRule[];
    examples: ReplayExample[];
  } | null;
};

/** A member for whom a replay found a difference. */
export const ReplayMember = z.object({
  id: id(),
  replayId: reference('programmeReplays'),
  memberId: reference('members'),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  pointsBefore: whole('count'),
  pointsAfter: whole('count'),
  pointsChange: whole('count'),
  growthBefore: whole('count'),
  growthAfter: whole('count'),
  levelBefore: z.string().nullable(),
  levelAfter: z.string().nullable(),
  levelChange: whole('plain'),
  falls: z.enum(FALLS).nullable(),
});
export type ReplayMember = z.infer<typeof ReplayMember>;

/** Which members of a replay a list shows. */
export const REPLAY_GROUPS = [
  'losers',
  'winners',
  'up',
  'down',
  'more',
  'fewer',
  'falling',
] as const;
