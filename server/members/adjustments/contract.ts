/** Points and growth that staff add to members or take away, one member at a time or by a file. */
import * as z from 'zod';
import {
  count,
  day,
  id,
  instant,
  orDefault,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import { MAX_POINTS } from '#contract/members/earnRules';
import { LotLeft, PointBalance } from '#contract/members/points';
import { APPROVAL_STATES, optionalReason } from '#contract/platform/approvals';

/** One member, a file of corrections, or a file of the balances with which members come from another system. */
export const ADJUSTMENT_KINDS = ['single', 'file', 'opening'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

/** Why staff adjust. `opening` is for opening balances alone, which come by file. */
export const STAFF_REASONS = [
  'goodwill',
  'missing',
  'mistake',
  'misuse',
  'event',
  'other',
] as const;
export const LINE_REASONS = [...STAFF_REASONS, 'opening'] as const;
export type LineReason = (typeof LINE_REASONS)[number];
/** `several`: the rows of a file have different ones. */
export const ADJUSTMENT_REASONS = [...LINE_REASONS, 'several'] as const;
export type AdjustmentReason = (typeof ADJUSTMENT_REASONS)[number];

/**
 * The limit above which a second person approves: what a role may adjust in a day, what may be given for a case, or what
 * an agent may give in a month.
 */
export const ADJUSTMENT_EXCESSES = ['day', 'case', 'month'] as const;
export type AdjustmentExcess = (typeof ADJUSTMENT_EXCESSES)[number];

export const MAX_CASE = 80;
export const MAX_NOTE = 300;

const change = () => whole('count', -MAX_POINTS, MAX_POINTS);
const optionalText = (max: number) =>
  text(max)
    .nullish()
    .transform((given) => given || null);

/** What staff type for one member. Points or growth, above zero to add and below to take away. */
export const AdjustmentInput = z.strictObject({
  memberId: reference('members'),
  points: orDefault(change(), 0),
  growth: orDefault(change(), 0),
  reason: z.enum(STAFF_REASONS),
  /** The ticket or order; goodwill is given for a case. */
  caseNumber: optionalText(MAX_CASE),
  note: optionalText(MAX_NOTE),
  /** The day on which it happened, in the store's time zone; today where it is left out. */
  happenedOn: day()
    .nullish()
    .transform((given) => given ?? null),
  /** The last day on which added points are valid; where it is left out, the programme decides. */
  lastDay: day()
    .nullish()
    .transform((given) => given ?? null),
});
export type AdjustmentInput = z.infer<typeof AdjustmentInput>;

export const AdjustmentDecision = z.strictObject({
  reason: optionalReason(1_000),
  version: whole('version').optional(),
});
export type AdjustmentDecision = z.infer<typeof AdjustmentDecision>;
/** A rejection tells the author why. */
export const AdjustmentRejection = AdjustmentDecision.extend({ reason: requiredText(1_000) });

export const PointAdjustment = z.object({
  id: id(),
  kind: z.enum(ADJUSTMENT_KINDS),
  memberId: reference('members').nullable(),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  lineCount: count(1, Number.MAX_SAFE_INTEGER),
  pointsAdded: count(0, Number.MAX_SAFE_INTEGER),
  pointsTaken: count(0, Number.MAX_SAFE_INTEGER),
  growthAdded: count(0, Number.MAX_SAFE_INTEGER),
  growthTaken: count(0, Number.MAX_SAFE_INTEGER),
  reason: z.enum(ADJUSTMENT_REASONS),
  caseNumber: z.string().nullable(),
  note: z.string().nullable(),
  fileName: z.string().nullable(),
  state: z.enum(APPROVAL_STATES),
  excess: z.enum(ADJUSTMENT_EXCESSES).nullable(),
  day: day(),
  authorId: z.string(),
  authorName: z.string(),
  approverName: z.string().nullable(),
  decision: z.string().nullable(),
  decidedAt: instant().nullable(),
  createdAt: instant(),
  version: whole('version'),
});
export type PointAdjustment = z.infer<typeof PointAdjustment>;

export const PointAdjustmentLine = z.object({
  id: id(),
  adjustmentId: reference('pointAdjustments'),
  line: whole('count'),
  memberId: reference('members'),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  points: change(),
  growth: change(),
  occurredAt: instant(),
  expiresAt: instant().nullable(),
  reason: z.enum(LINE_REASONS),
  caseNumber: z.string().nullable(),
  note: z.string().nullable(),
});
export type PointAdjustmentLine = z.infer<typeof PointAdjustmentLine>;

/** What a member has at an instant: points with their lots, growth in all, and the level. */
export const MemberStand = z.object({
  balance: PointBalance,
  lots: z.array(LotLeft),
  growth: whole('count'),
  level: z.string().nullable(),
});
export type MemberStand = z.infer<typeof MemberStand>;

/** What an adjustment would do to a member if it were applied now. */
export const AdjustmentPreview = z.object({
  before: MemberStand,
  after: MemberStand,
  /** Null where it is applied without approval; else the limit, with what is used of it already. */
  approval: z
    .object({
      excess: z.enum(ADJUSTMENT_EXCESSES),
      limit: count(0, Number.MAX_SAFE_INTEGER),
      used: count(0, Number.MAX_SAFE_INTEGER),
    })
    .nullable(),
});
export type AdjustmentPreview = z.infer<typeof AdjustmentPreview>;
