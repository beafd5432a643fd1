/** Who may enter an activity how often, and the odds of a draw. Pure; instants are UTC ms, periods half-open. */
import type { LevelFacts } from '#contract/platform/audiences';
import type { TimeInForce } from '#contract/promotions/activityApprovals';
import type {
  EntryAudience,
  EntryLimit,
  LevelTimes,
  MemberActivityKind,
} from '#contract/promotions/memberActivities';
import type { MemberLimit } from '#contract/promotions/pointRewards';
import { containsLevel, type LevelRanks } from '#rules/platform/audiences';
import { wasInForce } from '#rules/promotions/activityApprovals';
import { highestReached, periodAt } from '#rules/promotions/pointRewards';
import { DAY_MS } from '#shared/days';
import { RATE } from '#shared/money';

/** When an activity is open, and when its campaign is: one without an end goes on. */
export interface OpenTime {
  startsAt: number;
  endsAt: number;
}
export type CampaignTime = Pick<OpenTime, 'startsAt'> & { endsAt: number | null };

/** What lies outside the campaign, as a translation key for each field; null where it lies within. */
export const outsideCampaign = (
  { startsAt, endsAt }: { [K in keyof OpenTime]: number | null },
  campaign: CampaignTime,
): { [K in keyof OpenTime]: string | null } => {
  const isAfter = (at: number) => campaign.endsAt !== null && at > campaign.endsAt;
  const beforeCampaign = 'memberActivities.errors.beforeCampaign';
  return {
    startsAt: startsAt !== null && startsAt < campaign.startsAt ? beforeCampaign : null,
    endsAt: endsAt !== null && isAfter(endsAt) ? 'memberActivities.errors.afterCampaign' : null,
  };
};

/** How long an activity is open where nothing else says it. */
const USUAL_MS = 7 * DAY_MS;

/** The time that lies within the campaign: as long as before, where the campaign is as long. */
export const movedInto = ({ startsAt, endsAt }: OpenTime, campaign: CampaignTime): OpenTime => {
  const last = campaign.endsAt ?? Infinity;
  const start = startsAt < campaign.startsAt || startsAt >= last ? campaign.startsAt : startsAt;
  const length = endsAt > startsAt ? endsAt - startsAt : USUAL_MS;
  return { startsAt: start, endsAt: Math.min(endsAt > start ? endsAt : start + length, last) };
};

interface Limited {
  perMember: MemberLimit;
  byLevel: readonly LevelTimes[];
}

/** How often a member may enter: as the highest level that the member's level reaches, or else as all. */
export const limitOf = (
  { perMember, byLevel }: Limited,
  level: LevelFacts,
  ranks: LevelRanks,
): MemberLimit => {
  const own = highestReached(byLevel, level, ranks);
  return own ? { ...perMember, times: own.times } : perMember;
};

/** How often the member entered in the period of the instant, which entries are in it, and when it ends; also for the past. */
export const enteredIn = (
  { period }: MemberLimit,
  enteredAt: readonly number[],
  at: number,
  calendar: { timeZone: string; weekStart: number },
) => {
  const { from, until } = periodAt(period, at, calendar);
  const isIn = (one: number) => one >= from && (until === null || one < until);
  return { used: enteredAt.filter(isIn).length, until, isIn };
};

/** A member at the instant of an entry. */
export interface Entrant {
  level: LevelFacts;
  groups: readonly string[];
  /** When the member entered this activity before: those entries that took a place. */
  enteredAt: readonly number[];
}

export const isInAudience = (
  audience: EntryAudience,
  { level, groups }: Pick<Entrant, 'level' | 'groups'>,
): boolean =>
  containsLevel(audience, level) &&
  (audience.groups.length === 0 || audience.groups.some((group) => groups.includes(group)));

export interface Enterable extends Limited {
  kind: MemberActivityKind;
  audience: EntryAudience;
  startsAt: number;
  endsAt: number;
  archivedAt: number | null;
  inForce: readonly TimeInForce[];
  maxEntries: number | null;
  entryCount: number;
  points: number | null;
}
export interface Circumstances {
  /** When the member entered, and when that becomes known. */
  at: number;
  now: number;
  ranks: LevelRanks;
  timeZone: string;
  weekStart: number;
  hasProgramme: boolean;
  /** Whether a code can be given; null where an entry gives none. */
  canGiveCode: boolean | null;
  /** Whether it gives points, and is known later than the programme credits them without approval. */
  isTooLate: boolean;
}

/** A draw takes place when its entry arrives: after its end its seed may be known. */
const isOver = ({ kind, endsAt, archivedAt }: Enterable, at: number, now: number): boolean =>
  (archivedAt !== null && archivedAt <= at) || endsAt <= (kind === 'draw' ? now : at);

/** By when it happened; a draw, whose prizes are those at its arrival, also by them. */
const isApproved = ({ kind, inForce }: Enterable, at: number, now: number): boolean =>
  wasInForce(inForce, at) && (kind !== 'draw' || wasInForce(inForce, now));

/** Everything that keeps the member from entering, in the order in which it is said. */
export const entryLimits = (
  activity: Enterable,
  entrant: Entrant,
  circumstances: Circumstances,
): EntryLimit[] => {
  const { at, now, ranks, timeZone, weekStart, hasProgramme, canGiveCode } = circumstances;
  const limits: EntryLimit[] = [];
  const { kind, startsAt, maxEntries, entryCount } = activity;
  if (isOver(activity, at, now)) limits.push({ kind: 'over' });
  if (!isApproved(activity, at, now)) limits.push({ kind: 'notApproved' });
  if (at < startsAt) limits.push({ kind: 'notStarted', startsAt });
  if (!isInAudience(activity.audience, entrant)) limits.push({ kind: 'audience' });
  const perMember = limitOf(activity, entrant.level, ranks);
  const { used, until } = enteredIn(perMember, entrant.enteredAt, at, { timeZone, weekStart });
  if (used >= perMember.times) limits.push({ kind: 'perMember', ...perMember, againAt: until });
  if (maxEntries !== null && entryCount >= maxEntries) limits.push({ kind: 'full' });
  if (kind !== 'contest' && canGiveCode === false) limits.push({ kind: 'codes' });
  if (kind === 'reward' && activity.points !== null && !hasProgramme)
    limits.push({ kind: 'noProgramme' });
  if (circumstances.isTooLate) limits.push({ kind: 'tooLate' });
  return limits;
};

interface Odds {
  /** Basis points of all entries. */
  rate: number;
}

/** The prize whose odds contain the number drawn, which is from 0 up to, excluding, 10,000; null for none. */
export const landedOn = <P extends Odds>(prizes: readonly P[], roll: number): P | null => {
  let end = 0;
  for (const prize of prizes) {
    end += prize.rate;
    if (roll < end) return prize;
  }
  return null;
};

/** How many of a prize can still be given; null for any number. `codes`: of its batch; null for points. */
export const leftOfPrize = (
  { stock, givenCount }: { stock: number | null; givenCount: number },
  codes: number | null,
): number | null => {
  const bounds = [stock === null ? null : stock - givenCount, codes].filter((one) => one !== null);
  return bounds.length === 0 ? null : Math.max(0, Math.min(...bounds));
};

/**
 * The odds as they are published: those of a prize that has run out are 0, and the part of entries that win nothing
 * grows by them; the odds of the others never change.
 */
export const oddsOf = (prizes: readonly (Odds & { left: number | null })[]) => {
  const rates = prizes.map(({ rate, left }) => (left === 0 ? 0 : rate));
  return { rates, nothing: RATE - rates.reduce((sum, rate) => sum + rate, 0) };
};

/** What may not change once somebody has entered: who entered did so by it. */
export const FIXED_FIELDS = ['campaignId', 'code', 'points', 'batchId', 'productId'] as const;
export type FixedField = (typeof FIXED_FIELDS)[number];

/** Whether anybody has entered, also one whose entry was refused. */
export const isEntered = ({ lastNumber }: { lastNumber: number }): boolean => lastNumber > 0;

/** The prizes whose odds or value another input would change; the whole list where their number differs. */
export const changedPrizes = (
  before: readonly { rate: number; points: number | null; batchId: number | null }[],
  after: readonly { rate: number; points: number | null; batchId: number | null }[],
): { index: number; field: 'rate' | 'points' | 'batchId' }[] | 'number' =>
  before.length !== after.length
    ? 'number'
    : before.flatMap((prize, index) =>
        (['rate', 'points', 'batchId'] as const)
          .filter((field) => prize[field] !== after[index]?.[field])
          .map((field) => ({ index, field })),
      );
