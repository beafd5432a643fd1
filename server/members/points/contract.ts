/** The ledger of points: entries, lots, allocations and holds. Points are whole numbers. */
import * as z from 'zod';
import { count, day, id, instant, localized, reference, whole } from '#shared/fields';
import { ACTOR_KINDS } from '#contract/platform/activities';
import { MAX_POINTS } from '#contract/members/earnRules';

/**
 * What an entry does. The first three add and open a lot (or give back to lots); the others take away. Memos change
 * nothing: a write-off says what could not be taken back, `absorb` what needed not be taken back because it had lapsed,
 * `deducted` what a refund paid less for because it had been spent.
 */
export const CREDIT_TYPES = ['earn', 'adjustCredit', 'restore'] as const;
export const DEBIT_TYPES = ['spend', 'clawBack', 'expire', 'forfeit', 'adjustDebit'] as const;
export const MEMO_TYPES = ['writeOff', 'absorb', 'deducted'] as const;
export const POINT_TYPES = [...CREDIT_TYPES, ...DEBIT_TYPES, ...MEMO_TYPES] as const;
export type PointType = (typeof POINT_TYPES)[number];

/** What an entry is about: with its type, member and rule it is recorded once. */
export const POINT_SOURCES = [
  'order',
  'return',
  'event',
  'referral',
  'redemption',
  'reward',
  'birthday',
  'level',
  'adjustment',
  'import',
  'lot',
  'inactivity',
  'activity',
  'survey',
] as const;
export type PointSource = (typeof POINT_SOURCES)[number];

/**
 * What an allocation does: takes from a lot (or, without lot, into arrears), gives back to it, or repays from it what the
 * record or another one of the person owes.
 * `reinstate` gives back as a lot of its own what was taken from a lot that has lapsed.
 */
export const ALLOCATION_KINDS = ['consume', 'restore', 'repay', 'reinstate'] as const;
export type AllocationKind = (typeof ALLOCATION_KINDS)[number];

/** An open hold counts until its instant; captured: spent; released: given back. */
export const HOLD_STATES = ['open', 'captured', 'released'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/** What an entry is about, as people name it; null where it has no such name. */
const Cause = z.object({
  /** The rule, as the version that gave it names it. */
  ruleNames: localized().nullable(),
  /** The record, where it has a page. */
  record: z
    .object({
      resource: z.enum([
        'orders',
        'returns',
        'redemptions',
        'redeemedRewards',
        'memberEntries',
        'surveyDistributions',
        'pointAdjustments',
      ]),
      id: id(),
    })
    .nullable(),
  /** Its number or the name of its file, or names in both languages. */
  name: z.string().nullable(),
  names: localized().nullable(),
});
export const EntryCause = Cause.extend({
  /** Of an entry about a lot, what had opened that. */
  opener: z
    .object({
      source: z.enum(POINT_SOURCES),
      sourceId: z.string(),
      ruleKey: z.string(),
      day: day(),
      cause: Cause,
    })
    .nullable(),
});
export type EntryCause = z.infer<typeof EntryCause>;

const points = () => whole('count', -MAX_POINTS, MAX_POINTS);

export const PointEntry = z.object({
  id: id(),
  memberId: reference('members'),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  /** Counts the member's entries from 1. */
  number: whole('count'),
  type: z.enum(POINT_TYPES),
  /** Above zero for what was added, below for what was taken, also of memos. */
  points: points(),
  /** What the rule would have given without its limits. */
  desired: points().nullable(),
  source: z.enum(POINT_SOURCES),
  sourceId: z.string(),
  sourceLine: z.string(),
  ruleKey: z.string(),
  programmeNumber: whole('version').nullable(),
  /** The entry that this one takes or gives back. */
  reversesId: reference('pointEntries').nullable(),
  occurredAt: instant(),
  recordedAt: instant(),
  /** Business day of `occurredAt`. */
  day: day(),
  actorKind: z.enum(ACTOR_KINDS),
  actorName: z.string(),
  reason: z.string().nullable(),
  cause: EntryCause,
});
export type PointEntry = z.infer<typeof PointEntry>;

/** What an entry added, as the list of lots shows it. */
export const PointLot = z.object({
  id: id(),
  entryId: reference('pointEntries'),
  memberId: reference('members'),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  points: points(),
  /** What is left, with what is held, and with what has lapsed until that is recorded. */
  remaining: points(),
  availableAt: instant().nullable(),
  expiresAt: instant().nullable(),
});
export type PointLot = z.infer<typeof PointLot>;

/** A member's points at an instant. */
export const PointBalance = z.object({
  /** What can be spent: never below zero. */
  available: count(0, Number.MAX_SAFE_INTEGER),
  /** Earned, but not yet to be spent. */
  pending: count(0, Number.MAX_SAFE_INTEGER),
  /** Reserved for orders that are not paid yet. */
  held: count(0, Number.MAX_SAFE_INTEGER),
  /** Owed: the next points repay it. */
  arrears: count(0, Number.MAX_SAFE_INTEGER),
  /** What lapses, by its last valid day, the next first. */
  lapsing: z.array(z.object({ lastDay: day(), points: count(1, Number.MAX_SAFE_INTEGER) })),
});
export type PointBalance = z.infer<typeof PointBalance>;

/** A lot of which something is left, and what opened it. */
export const LotLeft = z.object({
  id: id(),
  source: z.enum(POINT_SOURCES),
  sourceId: z.string(),
  ruleKey: z.string(),
  cause: EntryCause,
  /** Not held. */
  points: count(0, MAX_POINTS),
  held: count(0, MAX_POINTS),
  availableAt: instant().nullable(),
  expiresAt: instant().nullable(),
  isPending: z.boolean(),
});
export type LotLeft = z.infer<typeof LotLeft>;

/** A member's points at an instant, and why. */
export const MemberPoints = z.object({
  at: instant(),
  balance: PointBalance,
  lots: z.array(LotLeft),
  /** The newest, with the number of all. */
  entries: z.array(PointEntry),
  total: count(0, Number.MAX_SAFE_INTEGER),
});
export type MemberPoints = z.infer<typeof MemberPoints>;

export const PointsQuery = z.strictObject({
  /** The instant in UTC milliseconds; now where it is missing. */
  asOf: z
    .string()
    .regex(/^\d{1,15}$/, 'errors.wrongType')
    .optional(),
});
export type PointsQuery = z.infer<typeof PointsQuery>;
