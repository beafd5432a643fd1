/** Member activities: what members enter during a campaign, who may, how often, and what it gives. */
import * as z from 'zod';
import {
  code,
  count,
  id,
  instant,
  localized,
  message,
  orDefault,
  reference,
  requiredLocalized,
  text,
  whole,
} from '#shared/fields';
import { RATE } from '#shared/money';
import { fromLevel, segmentKeys } from '#contract/platform/audiences';
import {
  ActivityPrize,
  MAX_ENTRIES,
  MAX_PRIZES,
  points,
  PrizeInput,
} from '#contract/promotions/memberActivities/draws';
import { ACTIVITY_APPROVALS, givable } from '#contract/promotions/activityApprovals';
import { LIMIT_PERIODS, MemberLimit } from '#contract/promotions/pointRewards';

/** A reward for entering, a draw of prizes, a place at a launch, or a contest whose entries are approved first. */
export const MEMBER_ACTIVITY_KINDS = ['reward', 'draw', 'reservation', 'contest'] as const;
export type MemberActivityKind = (typeof MEMBER_ACTIVITY_KINDS)[number];

const MAX_TIMES = 1000;
const keys = () => z.array(text(40).min(1)).max(50).default([]);

/** How often members from a level up may enter in the period of all members. */
export const LevelTimes = z.strictObject({
  fromLevel: text(40).min(1),
  times: count(1, MAX_TIMES),
});
export type LevelTimes = z.infer<typeof LevelTimes>;

/** Of levels those named and those from a rank on; of groups and segments one of those listed; all members if there are none. */
export const EntryAudience = z.strictObject({
  levels: keys(),
  fromLevel: fromLevel(),
  groups: keys(),
  segments: segmentKeys(),
});
export type EntryAudience = z.infer<typeof EntryAudience>;

const Fields = z.strictObject({
  campaignId: reference('campaigns'),
  code: code(),
  kind: z.enum(MEMBER_ACTIVITY_KINDS),
  names: requiredLocalized(120),
  themes: localized(120).default({}),
  descriptions: localized(2000).default({}),
  startsAt: instant(),
  endsAt: instant(),
  audience: orDefault(EntryAudience, { levels: [], groups: [] }),
  perMember: MemberLimit.default({ times: 1, period: 'ever' }),
  byLevel: z.array(LevelTimes).max(50).default([]),
  maxEntries: count(1, MAX_ENTRIES).nullable().default(null),
  points: points().nullable().default(null),
  batchId: reference('couponBatches').nullable().default(null),
  productId: reference('products').nullable().default(null),
  winners: count(1, MAX_ENTRIES).nullable().default(null),
  prizes: z.array(PrizeInput).max(MAX_PRIZES).default([]),
});
type Input = z.infer<typeof Fields>;
type Report = (error: string, ...path: (string | number)[]) => void;

/** The fields that an activity of each kind must have. */
const NEEDED: Record<MemberActivityKind, readonly (keyof Input)[]> = {
  reward: [],
  draw: ['prizes'],
  reservation: ['productId', 'batchId', 'maxEntries'],
  contest: ['winners'],
};
/** Fields that only some kinds have; of the others they are refused. */
const KINDS_WITH = {
  points: ['reward', 'contest'],
  batchId: ['reward', 'reservation', 'contest'],
  productId: ['reservation'],
  winners: ['contest'],
  prizes: ['draw'],
} as const satisfies Partial<Record<keyof Input, readonly MemberActivityKind[]>>;
export type FieldOfKinds = keyof typeof KINDS_WITH;

export const isNeeded = (kind: MemberActivityKind, field: keyof Input): boolean =>
  NEEDED[kind].includes(field);
export const hasField = (kind: MemberActivityKind, field: FieldOfKinds): boolean =>
  KINDS_WITH[field].some((known) => known === kind);
const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

const checkKind = (input: Input, report: Report) => {
  const { kind } = input;
  for (const field of NEEDED[kind])
    if (isEmpty(input[field])) report('ra.validation.required', field);
  for (const field of Object.keys(KINDS_WITH) as FieldOfKinds[])
    if (!hasField(kind, field) && !isEmpty(input[field]))
      report('memberActivities.errors.otherKind', field);
  const givesNothing = input.points === null && input.batchId === null;
  if ((kind === 'reward' || kind === 'contest') && givesNothing)
    report('memberActivities.errors.givesNothing', 'points');
};

const checkPrizes = ({ prizes }: Input, report: Report) => {
  prizes.forEach((prize, index) => {
    if ((prize.points === null) === (prize.batchId === null))
      report('memberActivities.errors.pointsOrCode', 'prizes', index, 'points');
  });
  const sum = prizes.reduce((total, prize) => total + prize.rate, 0);
  if (sum > RATE)
    report(
      message('memberActivities.errors.oddsSum', { sum: `${sum / 100} %` }),
      'prizes',
      prizes.length - 1,
      'rate',
    );
};

const checkFields = (input: Input, context: z.RefinementCtx) => {
  const report: Report = (error, ...path) =>
    context.addIssue({ code: 'custom', path, message: error });
  const { startsAt, endsAt, byLevel } = input;
  if (endsAt <= startsAt) report('promotions.errors.endsBeforeStart', 'endsAt');
  byLevel.forEach((own, index) => {
    if (byLevel.findIndex((other) => other.fromLevel === own.fromLevel) < index)
      report('memberActivities.errors.levelTwice', 'byLevel', index, 'fromLevel');
  });
  checkKind(input, report);
  checkPrizes(input, report);
};

export const MemberActivityInput = Fields.superRefine(checkFields);
export type MemberActivityInput = z.infer<typeof MemberActivityInput>;
export type MemberActivityDraft = z.input<typeof MemberActivityInput>;
/** With the version that was read. */
export const MemberActivityEdit = Fields.extend({
  version: whole('version').optional(),
}).superRefine(checkFields);
export type MemberActivityEdit = z.infer<typeof MemberActivityEdit>;
export const ActivityVersion = z.strictObject({ version: whole('version') });
export type ActivityVersion = z.infer<typeof ActivityVersion>;

export const MemberActivity = z.object({
  id: id(),
  ...Fields.shape,
  audience: EntryAudience,
  campaignName: z.string().nullable(),
  batchName: z.string().nullable(),
  productNames: localized().nullable(),
  /** Entries that take a place: all but those refused and never approved. Of all, the number of the last one. */
  entryCount: count(0, MAX_ENTRIES),
  lastNumber: count(0, MAX_ENTRIES),
  /** Entries of a contest that wait for approval, and those that won. */
  waiting: count(0, MAX_ENTRIES),
  won: count(0, MAX_ENTRIES),
  prizes: z.array(ActivityPrize).exactOptional(),
  approval: z.enum(ACTIVITY_APPROVALS),
  /** Of one that waits or was rejected: who wrote a part of it, and who asked last. */
  authorIds: z.array(z.string()),
  askedBy: z.string().nullable(),
  approverName: z.string().nullable(),
  decidedAt: instant().nullable(),
  decision: z.string().nullable(),
  /** The points that it can give at most; null for any number. */
  mostPoints: givable().exactOptional(),
  archivedAt: instant().nullable(),
  authorName: z.string(),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type MemberActivity = z.infer<typeof MemberActivity>;

/** Why a member cannot enter now. */
export const EntryLimit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notStarted'), startsAt: instant() }),
  z.strictObject({ kind: z.literal('over') }),
  /** It can give more than its author may alone, and nobody else has approved that. */
  z.strictObject({ kind: z.literal('notApproved') }),
  z.strictObject({ kind: z.literal('audience') }),
  /** Entered as often as the member may; again from an instant on, or null for never. */
  z.strictObject({
    kind: z.literal('perMember'),
    times: count(1, MAX_TIMES),
    period: z.enum(LIMIT_PERIODS),
    againAt: instant().nullable(),
  }),
  z.strictObject({ kind: z.literal('full') }),
  /** Its codes are used up, over or taken back, or their promotion does not run. */
  z.strictObject({ kind: z.literal('codes') }),
  /** It gives points, and no version of the members' programme is in force. */
  z.strictObject({ kind: z.literal('noProgramme') }),
  /** It gives points, and happened longer ago than the programme allows for points without approval. */
  z.strictObject({ kind: z.literal('tooLate') }),
]);
export type EntryLimit = z.infer<typeof EntryLimit>;
